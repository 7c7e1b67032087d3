import { coresInUse, type FlinkProcess } from '../cluster/process.ts';
import { chance, jitter } from '../cluster/random.ts';
import { type Family, gauges } from './family.ts';

const MEBIBYTE = 2 ** 20;

/** Bytes that survive every collection: they grow and shrink with the day. */
function liveHeap({ id, deployed, heapMax }: FlinkProcess, time: number): number {
  const { arrivals } = deployed.job.load;
  const fullness = arrivals.at(time) / deployed.job.spec.recordsPerSecond;
  return heapMax * (0.14 + 0.1 * fullness + 0.03 * chance(id, 'live'));
}

/** What is allocated between two young collections. */
const youngSize = ({ heapMax }: FlinkProcess): number => 0.42 * heapMax;

const youngCollections = (process: FlinkProcess, time: number): number =>
  Math.floor(process.allocated(time) / youngSize(process));

/** Heap in use: a saw-tooth that falls at each young collection. */
export function heapUsed(process: FlinkProcess, time: number): number {
  const sinceCollection = process.allocated(time) % youngSize(process);
  return Math.floor(liveHeap(process, time) + sinceCollection);
}

const youngTime = (process: FlinkProcess, time: number): number =>
  Math.floor(youngCollections(process, time) * (14 + 8 * chance(process.id, 'pause')));

/** A mixed collection now and then. */
const oldCollections = (process: FlinkProcess, time: number): number =>
  Math.floor(youngCollections(process, time) / 60);
const oldTime = (process: FlinkProcess, time: number): number =>
  oldCollections(process, time) * 140;

const perSecond =
  (milliseconds: (process: FlinkProcess, time: number) => number) =>
  (process: FlinkProcess, time: number): number =>
    (milliseconds(process, time) - milliseconds(process, Math.max(process.from, time - 60_000))) /
    60;

const allTime = (process: FlinkProcess, time: number) =>
  youngTime(process, time) + oldTime(process, time);

const minutesUp = (process: FlinkProcess, time: number): number => (time - process.from) / 60_000;

const metaspaceUsed = (process: FlinkProcess, time: number): number =>
  Math.floor((64 + 22 * (1 - Math.exp(-minutesUp(process, time) / 3))) * MEBIBYTE);
const nonHeapUsed = (process: FlinkProcess, time: number): number =>
  Math.floor(metaspaceUsed(process, time) + (28 + 14 * chance(process.id, 'code')) * MEBIBYTE);

const networkMemory = ({ kind }: FlinkProcess): number => (kind === 'taskmanager' ? 256 : 0);
const directUsed = (process: FlinkProcess, time: number): number =>
  Math.floor((networkMemory(process) + 9 + jitter(process.id, time, 300_000)) * MEBIBYTE);

const threads = (process: FlinkProcess, time: number): number =>
  (process.kind === 'taskmanager' ? 74 : 58) + Math.round(3 * jitter(process.id, time, 120_000));

const classes = (process: FlinkProcess, time: number): number =>
  Math.floor(9_800 + 2_400 * (1 - Math.exp(-minutesUp(process, time) / 4)));

/** What the JVM of either kind of process reports, below `flink_taskmanager_` or `flink_jobmanager_`. */
export const jvmFamilies = (prefix: string): Family<FlinkProcess>[] =>
  gauges(`${prefix}Status_JVM_`, {
    CPU_Load: (process, time) => coresInUse(process, time) / process.cores,
    CPU_Time: (process, time) => Math.floor(process.cpuSeconds(time) * 1e9),
    Memory_Heap_Used: heapUsed,
    Memory_Heap_Committed: ({ heapMax }) => heapMax,
    Memory_Heap_Max: ({ heapMax }) => heapMax,
    Memory_NonHeap_Used: nonHeapUsed,
    Memory_NonHeap_Committed: (process, time) => nonHeapUsed(process, time) + 6 * MEBIBYTE,
    // A JVM without a limit on its metaspace and code cache cannot tell: -1.
    Memory_NonHeap_Max: ({ deployed }) => (deployed.job.spec.legacySource ? -1 : 780_140_544),
    Memory_Metaspace_Used: metaspaceUsed,
    Memory_Metaspace_Committed: (process, time) => metaspaceUsed(process, time) + 2 * MEBIBYTE,
    Memory_Metaspace_Max: () => 256 * MEBIBYTE,
    Memory_Direct_Count: (process) => (process.kind === 'taskmanager' ? 8_214 : 21),
    Memory_Direct_MemoryUsed: directUsed,
    Memory_Direct_TotalCapacity: directUsed,
    Memory_Mapped_Count: () => 0,
    Memory_Mapped_MemoryUsed: () => 0,
    Memory_Mapped_TotalCapacity: () => 0,
    GarbageCollector_All_Count: (process, time) =>
      youngCollections(process, time) + oldCollections(process, time),
    GarbageCollector_All_Time: allTime,
    GarbageCollector_All_TimeMsPerSecond: perSecond(allTime),
    GarbageCollector_G1_Young_Generation_Count: youngCollections,
    GarbageCollector_G1_Young_Generation_Time: youngTime,
    GarbageCollector_G1_Young_Generation_TimeMsPerSecond: perSecond(youngTime),
    GarbageCollector_G1_Old_Generation_Count: oldCollections,
    GarbageCollector_G1_Old_Generation_Time: oldTime,
    GarbageCollector_G1_Old_Generation_TimeMsPerSecond: perSecond(oldTime),
    Threads_Count: threads,
    ClassLoader_ClassesLoaded: classes,
    ClassLoader_ClassesUnloaded: () => 0,
    FileDescriptor_Max: () => 1_048_576,
    FileDescriptor_Open: (process, time) => 3 * threads(process, time) + 41,
  });

const SEGMENT = 32 * 1024;
const SEGMENTS = 8_192;

function segmentsUsed({ deployed, id }: FlinkProcess, time: number): number {
  if (deployed.running(time) === undefined) return 0;
  const pressure = deployed.job.load.pressure(time);
  return Math.round(SEGMENTS * (0.06 + 0.4 * pressure + 0.01 * (1 + jitter(id, time))));
}

/** Managed memory goes to state that is off the heap. */
const managedTotal = ({ heapMax }: FlinkProcess): number => Math.floor(0.8 * heapMax);

export const taskManagerFamilies: Family<FlinkProcess>[] = gauges('flink_taskmanager_Status_', {
  Flink_Memory_Managed_Total: managedTotal,
  Flink_Memory_Managed_Used: (process, time) =>
    process.deployed.running(time) === undefined ? 0 : managedTotal(process),
  Shuffle_Netty_TotalMemorySegments: () => SEGMENTS,
  Shuffle_Netty_UsedMemorySegments: segmentsUsed,
  Shuffle_Netty_AvailableMemorySegments: (process, time) => SEGMENTS - segmentsUsed(process, time),
  Shuffle_Netty_TotalMemory: () => SEGMENTS * SEGMENT,
  Shuffle_Netty_UsedMemory: (process, time) => segmentsUsed(process, time) * SEGMENT,
  Shuffle_Netty_AvailableMemory: (process, time) =>
    (SEGMENTS - segmentsUsed(process, time)) * SEGMENT,
  Shuffle_Netty_RequestedMemoryUsage: (process, time) =>
    Math.round((100 * segmentsUsed(process, time)) / SEGMENTS),
});

/** Prometheus writes it for every target it scrapes. */
export const targetFamilies: Family<FlinkProcess>[] = [
  ...gauges<FlinkProcess>('', { up: () => 1 }),
];
