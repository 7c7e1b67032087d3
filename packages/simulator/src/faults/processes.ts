import { type Change, type Fault, growsBy, is, where } from './fault.ts';
import { jobManager, operator, spends, taskManager } from './names.ts';

/** Of the TaskManagers of the simulated job `orders`, bytes. */
const HEAP = 1_536 * 2 ** 20;

const isMain = ({ container }: Readonly<Record<string, string>>): boolean =>
  container === 'flink-main-container';
const isFirstPod = ({ pod = '' }: Readonly<Record<string, string>>): boolean =>
  pod.endsWith('-taskmanager-1-1');

const collector = (prefix: string, name: string) => `${prefix}JVM_GarbageCollector_${name}`;

/** ms of each second that garbage collection takes, with its counters. */
const collects = (prefix: string, msPerSecond: number): Readonly<Record<string, Change>> => ({
  [collector(prefix, 'All_TimeMsPerSecond')]: is(msPerSecond),
  [collector(prefix, 'All_Time')]: growsBy(msPerSecond),
  [collector(prefix, 'All_Count')]: growsBy(0.4),
});

/** A heap of which collections leave so much in use. */
export const fullHeap = (from: number, floor: number, msPerSecond: number): Fault => ({
  from,
  changes: {
    ...collects(taskManager, msPerSecond),
    // Between two collections it fills the rest.
    [`${taskManager}JVM_Memory_Heap_Used`]: ({ time }) =>
      HEAP * (floor + (1 - floor) * ((time % 40_000) / 40_000)),
  },
});

/** Nearly full before each collection, half empty after it. */
export const sawToothHeap = (from: number): Fault => ({
  from,
  changes: {
    [`${taskManager}JVM_Memory_Heap_Used`]: ({ time }) =>
      HEAP * (0.3 + 0.66 * ((time % 150_000) / 150_000)),
  },
});

export const garbage = (from: number, msPerSecond: number): Fault => ({
  from,
  changes: collects(taskManager, msPerSecond),
});

export const jobManagerGarbage = (from: number): Fault => ({
  from,
  changes: collects(`${jobManager}Status_`, 450),
});

export const fullMetaspace = (from: number): Fault => ({
  from,
  changes: { [`${taskManager}JVM_Memory_Metaspace_Used`]: is(246 * 2 ** 20) },
});

const isTaskManager = (labels: Readonly<Record<string, string>>): boolean =>
  isMain(labels) && labels.pod?.includes('-taskmanager-') === true;

const workingSet = 'container_memory_working_set_bytes';

/** Native memory grows towards the limit. @param limit of the container, bytes */
export const growingContainer = (from: number, limit: number): Fault => ({
  from,
  changes: {
    [workingSet]: where(
      (labels) => isMain(labels) && isFirstPod(labels),
      ({ time }) => limit * Math.min(0.995, 0.93 + (0.045 * (time - from)) / 3_600_000),
    ),
  },
});

/** As full as Flink is meant to fill it. */
export const steadyContainer = (from: number, limit: number): Fault => ({
  from,
  changes: {
    [workingSet]: where(
      isTaskManager,
      ({ time }) => limit * (0.965 + 0.001 * ((time / 60_000) % 2)),
    ),
  },
});

/** The kernel killed a container that Kubernetes started again in its place. */
export const outOfMemory = (from: number): Fault => ({
  from,
  changes: {
    kube_pod_container_status_restarts_total: where(
      isFirstPod,
      ({ valueAt, time }) => valueAt(time) + 1,
    ),
  },
  adds: {
    kube_pod_container_status_last_terminated_reason: {
      like: 'kube_pod_container_status_restarts_total',
      labels: { reason: 'OOMKilled' },
      value: ({ time, labels }) => (isFirstPod(labels) && time >= from ? 1 : undefined),
    },
  },
});

export const unusedManaged = (from: number): Fault => ({
  from,
  changes: { [`${taskManager}Flink_Memory_Managed_Used`]: is(0) },
});

export const shortOfBuffers = (from: number): Fault => ({
  from,
  changes: { [`${taskManager}Shuffle_Netty_RequestedMemoryUsage`]: is(134) },
});

const throttles: Readonly<Record<string, Change>> = {
  container_cpu_cfs_throttled_periods_total: where(isMain, growsBy(4.2)),
};

/** The limit is below what the tasks need. */
export const throttled = (from: number): Fault => ({
  from,
  changes: { ...throttles, ...spends(() => ({ busy: 620, pressed: 0 })) },
});

/** Bursts are throttled, and there is little to do. */
export const throttledBursts = (from: number): Fault => ({
  from,
  changes: { ...throttles, ...spends(() => ({ busy: 120, pressed: 0 })) },
});

export const fullCpu = (from: number): Fault => ({
  from,
  changes: {
    container_cpu_usage_seconds_total: where(
      isMain,
      ({ time, from: began, valueAt }) => valueAt(began) + (1.93 * (time - began)) / 1000,
    ),
    [`${taskManager}JVM_CPU_Load`]: is(0.96),
  },
});

/** Clients that nobody closes: so many threads an hour. */
export const leakingThreads = (from: number, anHour: number): Fault => ({
  from,
  changes: {
    [`${taskManager}JVM_Threads_Count`]: ({ time, valueAt }) =>
      Math.floor(valueAt(time) + (anHour * (time - from)) / 3_600_000),
  },
});

export const manyFiles = (from: number): Fault => ({
  from,
  changes: { [`${taskManager}JVM_FileDescriptor_Open`]: is(950_000) },
});

/** A property of RocksDB that is off by default. */
const rocksdb = (name: string, value: number) => ({
  adds: {
    [`${operator}window_contents_rocksdb_${name}`]: {
      like: `${operator}window_contents_rocksdb_background_errors`,
      value: is(value),
    },
  },
});

export const writesStopped = (from: number): Fault => ({ from, ...rocksdb('is_write_stopped', 1) });
export const writesDelayed = (from: number): Fault => ({
  from,
  ...rocksdb('actual_delayed_write_rate', 16 * 2 ** 20),
});
export const rocksdbErrors = (from: number): Fault => ({
  from,
  changes: { [`${operator}window_contents_rocksdb_background_errors`]: is(3) },
});
