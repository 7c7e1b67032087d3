import type { QueryClient } from '../../prometheus/index.ts';
import type { Expr } from '../../promql/index.ts';
import type { JobScope } from '../scope/job-scope.ts';
import { createAsker } from './ask/asker.ts';
import { momentGrid } from './ask/grid.ts';
import { ofJob } from './ask/of-job.ts';
import type { LookOptions } from './diagnose.ts';
import { WAITS } from './evaluate/phase.ts';
import { rowsOf, type Table } from './evaluate/table.ts';
import { type BacklogTime, backlogTime } from './numbers/backlog.ts';
import { type CheckpointPhases, checkpointPhases } from './numbers/checkpoint-phases.ts';
import { measures } from './numbers/measures.ts';
import { type MemoryAdvice, memoryAdvice } from './numbers/memory.ts';
import { neededParallelism, type SizingOptions } from './numbers/parallelism.ts';

export interface JobNumbersOptions extends Omit<LookOptions, 'rules' | 'lookBack'>, SizingOptions {
  /** Key groups of the job’s tasks, which are no metric. */
  readonly maxParallelism?: number | undefined;
}

/** Of one task, over the last quarter of an hour. */
export interface TaskNumbers {
  readonly task: string;
  readonly parallelism: number;
  /** Records a second that it takes in; that it sends, where it is a source that does not count those. */
  readonly rate: number;
  /** What arrives for it, with what is added to the backlog of its sources. */
  readonly targetRate: number;
  /** Of its time. Undefined: a source of the old interface. */
  readonly busy: number | undefined;
  /** Records a second that it could take. */
  readonly trueRate: number | undefined;
  /** The parallelism it needs; undefined where nothing tells. */
  readonly needed: number | undefined;
  /** Others hold it up, so that it may need more than this. */
  readonly atLeast: boolean;
}

export interface SourceNumbers extends BacklogTime {
  readonly source: string;
  readonly waiting: number;
}

/** What would help, in numbers. */
export interface JobNumbers {
  readonly tasks: readonly TaskNumbers[];
  /** Sources for which records wait that take more than half a minute to read. */
  readonly backlogs: readonly SourceNumbers[];
  /** Where the time of the last checkpoint goes; null: there is none. */
  readonly checkpoint: CheckpointPhases | null;
  readonly memory: MemoryAdvice;
  /** Requests that were sent. */
  readonly requests: number;
}

/** A task that waits for so much of its time takes in less than arrives. */
const HELD_UP = 0.1;

/**
 * Says in numbers what a job needs: the parallelism of each task, the time until its backlog is gone, the memory of its
 * TaskManagers, and where a checkpoint’s time goes. In one request or two.
 * @throws {PrometheusError} as `client.query` does.
 * @throws {RangeError} for limits of the parallelism that exclude each other.
 * @example
 * const { tasks, memory } = await jobNumbers(client, scope, { maxParallelism: 128 });
 * for (const { task, parallelism, needed } of tasks) console.log(task, parallelism, needed);
 * console.log(memory.changes.map(memoryLine).join('\n'));
 */
export async function jobNumbers(
  client: QueryClient,
  scope: JobScope,
  options: JobNumbersOptions = {},
): Promise<JobNumbers> {
  const asker = createAsker({ client, ...ofJob(scope, options) });
  const all = Object.values(measures).flatMap((group) => Object.values<Expr>(group));
  const table = await asker.ask(all, momentGrid(options.at ?? Date.now()));
  return {
    tasks: tasksIn(table, options),
    backlogs: backlogsIn(table),
    checkpoint: checkpointIn(table),
    memory: memoryAdvice(eachOf(measures.memory, (measure) => only(table, measure))),
    requests: asker.requests(),
  };
}

function tasksIn(table: Table, options: JobNumbersOptions): readonly TaskNumbers[] {
  const columns = eachOf(measures.tasks, (measure) => byLabel(table, measure, 'task_name'));
  const value = (name: keyof typeof columns, task: string) => columns[name].get(task);
  const names = [...columns.parallelism.keys()].sort();
  const rateOf = (task: string) => value('in', task) || (value('out', task) ?? 0);
  // What is added to a backlog would go through all tasks behind its source.
  const grown = sum(names.map((task) => value('growth', task) ?? 0));
  const read = sum(
    names.filter((task) => value('waiting', task) !== undefined).map((task) => rateOf(task)),
  );
  const ratio = read > 0 ? Math.max(0, 1 + grown / read) : 1;
  return names.map((task): TaskNumbers => {
    const parallelism = value('parallelism', task) ?? 0;
    const rate = rateOf(task);
    const busy = value('busy', task);
    const trueRate = busy !== undefined && busy > 0 ? rate / busy : undefined;
    const load = {
      parallelism,
      trueRate: trueRate ?? Number.NaN,
      targetRate: rate * ratio,
      backlog: value('waiting', task) ?? 0,
      ...(options.maxParallelism !== undefined && { maxParallelism: options.maxParallelism }),
      ...withPartitions(value('partitions', task)),
    };
    return {
      task,
      parallelism,
      rate,
      targetRate: load.targetRate,
      busy,
      trueRate,
      needed: neededParallelism(load, options) ?? undefined,
      atLeast: (value('pressed', task) ?? 0) > HELD_UP,
    };
  });
}

const withPartitions = (partitions: number | undefined) =>
  partitions === undefined ? {} : { partitions };

function backlogsIn(table: Table): readonly SourceNumbers[] {
  const columns = eachOf(measures.sources, (measure) => byLabel(table, measure, 'operator_name'));
  return [...columns.waiting].flatMap(([source, waiting]): readonly SourceNumbers[] => {
    const [capacity, low, high] = [columns.capacity, columns.low, columns.high].map((column) =>
      column.get(source),
    );
    if (capacity === undefined || low === undefined || high === undefined) return [];
    if (waiting <= WAITS * capacity) return [];
    return [{ source, waiting, ...backlogTime({ waiting, capacity, inflow: { low, high } }) }];
  });
}

function checkpointIn(table: Table): CheckpointPhases | null {
  const found = eachOf(measures.checkpoint, (measure) => only(table, measure));
  const { duration, size, fullSize, durationBefore, sizeBefore } = found;
  const part = (share: number | undefined) =>
    share === undefined || duration === undefined ? undefined : share * duration;
  return checkpointPhases({
    duration,
    startDelay: part(found.startDelayShare),
    alignment: part(found.alignmentShare),
    size,
    fullSize,
    ...(durationBefore !== undefined &&
      sizeBefore !== undefined && { before: { duration: durationBefore, size: sizeBefore } }),
  });
}

function eachOf<K extends string, T>(
  group: Readonly<Record<K, Expr>>,
  read: (measure: Expr) => T,
): Readonly<Record<K, T>> {
  const entries = Object.entries<Expr>(group).map(([name, measure]) => [name, read(measure)]);
  return Object.fromEntries(entries) as Readonly<Record<K, T>>;
}

const only = (table: Table, measure: Expr): number | undefined =>
  rowsOf(table, measure)?.[0]?.values[0];

function byLabel(table: Table, measure: Expr, label: string): ReadonlyMap<string, number> {
  const rows = rowsOf(table, measure) ?? [];
  return new Map(
    rows.flatMap(({ labels, values: [value] }) =>
      value === undefined ? [] : [[labels[label] ?? '', value] as const],
    ),
  );
}

const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0);
