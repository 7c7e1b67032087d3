/** Of the TaskManager that needs most of each; bytes. Undefined: not measured. */
export interface MemoryMeasured {
  /** What garbage collection leaves. */
  readonly heapFloor: number | undefined;
  readonly heapMax: number | undefined;
  readonly metaspaceUsed: number | undefined;
  readonly metaspaceMax: number | undefined;
  readonly managedUsed: number | undefined;
  readonly managedTotal: number | undefined;
  readonly networkUsed: number | undefined;
  readonly networkTotal: number | undefined;
  /** The container’s limit, which is the size of Flink’s process. */
  readonly limit: number | undefined;
}

/** One option, as it is and as it should be; bytes, `managed.fraction` a share. */
export interface MemoryChange {
  readonly key: string;
  readonly from: number | null;
  readonly to: number;
}

export interface MemoryAdvice {
  /** To be made together: what one gets another gives, or the process grows. */
  readonly changes: readonly MemoryChange[];
  /** Options that are right as they are. */
  readonly stays: readonly string[];
  /** Options of which nothing tells what they need. */
  readonly unknown: readonly string[];
}

/** Of what is used, how much more there is to be: as the operator’s autotuning has it. */
const ROOM = 1.2;
/** A change below a tenth is not worth a restart. */
const WORTH = 0.1;
/** Flink’s own heap, beside that of tasks. */
const FRAMEWORK_HEAP = 128 * 2 ** 20;
/** Sizes are written in whole MiB. */
const MIB = 2 ** 20;

/**
 * The memory of TaskManagers as changes of their configuration: heap and metaspace by what they need and a fifth, managed
 * memory to nothing where nobody uses it. RocksDB takes all managed memory that there is, so nothing tells how much it
 * needs: that is left as it is.
 */
export function memoryAdvice(measured: MemoryMeasured): MemoryAdvice {
  const parts = [
    resized(
      'taskmanager.memory.task.heap.size',
      measured.heapFloor,
      measured.heapMax,
      FRAMEWORK_HEAP,
    ),
    resized('taskmanager.memory.jvm-metaspace.size', measured.metaspaceUsed, measured.metaspaceMax),
    resized('taskmanager.memory.network.max', measured.networkUsed, measured.networkTotal),
    managed(measured),
  ];
  const changes = parts.flatMap(({ change }) => (change === null ? [] : [change]));
  const grown = changes.reduce((sum, { key, from, to }) => {
    const isSize = key !== MANAGED;
    return sum + (isSize ? to - (from ?? 0) : -(measured.managedTotal ?? 0));
  }, 0);
  const { limit } = measured;
  const process: readonly MemoryChange[] =
    limit === undefined || Math.abs(grown) < WORTH * limit
      ? []
      : [{ key: 'taskmanager.memory.process.size', from: limit, to: inMiB(limit + grown) }];
  return {
    changes: [...process, ...changes],
    stays: parts.flatMap(({ key, change, known }) => (change === null && known ? [key] : [])),
    unknown: parts.flatMap(({ key, known }) => (known ? [] : [key])),
  };
}

interface Part {
  readonly key: string;
  readonly known: boolean;
  readonly change: MemoryChange | null;
}

const MANAGED = 'taskmanager.memory.managed.fraction';

function resized(key: string, used: number | undefined, max: number | undefined, others = 0): Part {
  if (used === undefined || max === undefined || !(max > 0))
    return { key, known: false, change: null };
  const to = inMiB(used * ROOM);
  if (Math.abs(to - max) < WORTH * max) return { key, known: true, change: null };
  return { key, known: true, change: { key, from: max - others, to: Math.max(to - others, MIB) } };
}

function managed({ managedUsed, managedTotal }: MemoryMeasured): Part {
  if (managedUsed === undefined || managedTotal === undefined) {
    return { key: MANAGED, known: false, change: null };
  }
  const isUnused = managedTotal > 0 && managedUsed === 0;
  return {
    key: MANAGED,
    known: true,
    change: isUnused ? { key: MANAGED, from: null, to: 0 } : null,
  };
}

const inMiB = (bytes: number): number => Math.ceil(bytes / MIB) * MIB;

/** A change as a line of a configuration: `taskmanager.memory.task.heap.size: 512m # 1024m`. */
export function memoryLine({ key, from, to }: MemoryChange): string {
  const text = (value: number) => (key === MANAGED ? String(value) : `${Math.round(value / MIB)}m`);
  return `${key}: ${text(to)}${from === null ? '' : ` # ${text(from)}`}`;
}
