/** A Flink job and the cluster it has to itself (an application cluster on native Kubernetes), as plain data. */
export interface JobSpec {
  readonly namespace: string;
  /** As the user wrote it; labels carry it as the reporter sanitises it. */
  readonly name: string;
  /** Kubernetes cluster id: the beginning of every pod's name. */
  readonly cluster: string;
  readonly taskManagers: number;
  readonly slotsPerTaskManager: number;
  /** Mean records per second that come in at the sources. */
  readonly recordsPerSecond: number;
  readonly bytesPerRecord: number;
  readonly topic: string;
  readonly tasks: readonly TaskSpec[];
  /** Maximum heap of a TaskManager in bytes. */
  readonly heap: number;
  /** Size of a full checkpoint in bytes. */
  readonly state: number;
  /** Time between checkpoints in ms. */
  readonly checkpointInterval: number;
  /** Its source is of the old interface: it cannot tell how busy it is (NaN), nor counts what it takes in. */
  readonly legacySource?: boolean;
}

/** One task: operators chained together. */
export interface TaskSpec {
  readonly role: 'source' | 'transform' | 'window' | 'sink';
  readonly parallelism: number;
  readonly operators: readonly string[];
  /** Records out for each one in. */
  readonly selectivity: number;
  /** Share of its time that a subtask works at the mean load. */
  readonly busy: number;
}

const MEBIBYTE = 2 ** 20;

/** What the simulator runs unless told otherwise: two tenants, one of them with a job name that gets sanitised. */
export const defaultJobs: readonly JobSpec[] = [
  {
    namespace: 'tenant-a',
    name: 'orders',
    cluster: 'orders',
    taskManagers: 2,
    slotsPerTaskManager: 2,
    recordsPerSecond: 4_200,
    bytesPerRecord: 310,
    topic: 'orders',
    tasks: [
      {
        role: 'source',
        parallelism: 4,
        operators: ['Source: orders', 'parse'],
        selectivity: 1,
        busy: 0.32,
      },
      {
        role: 'transform',
        parallelism: 4,
        operators: ['enrich with customer', 'filter'],
        selectivity: 0.82,
        busy: 0.41,
      },
      {
        role: 'window',
        parallelism: 4,
        operators: ['revenue per minute'],
        selectivity: 0.05,
        busy: 0.55,
      },
      {
        role: 'sink',
        parallelism: 2,
        operators: ['revenue: Writer', 'revenue: Committer'],
        selectivity: 1,
        busy: 0.12,
      },
    ],
    heap: 1_536 * MEBIBYTE,
    state: 620 * MEBIBYTE,
    checkpointInterval: 60_000,
  },
  {
    namespace: 'tenant-a',
    name: 'my-job (v2)',
    cluster: 'my-job-v2',
    taskManagers: 1,
    slotsPerTaskManager: 2,
    recordsPerSecond: 350,
    bytesPerRecord: 1_150,
    topic: 'clicks',
    tasks: [
      {
        role: 'source',
        parallelism: 2,
        operators: ['Source: clicks', 'sessionize key'],
        selectivity: 1,
        busy: 0.2,
      },
      {
        role: 'window',
        parallelism: 2,
        operators: ['sessions'],
        selectivity: 0.11,
        busy: 0.35,
      },
      {
        role: 'sink',
        parallelism: 1,
        operators: ['Sink: sessions'],
        selectivity: 0,
        busy: 0.08,
      },
    ],
    heap: 768 * MEBIBYTE,
    state: 85 * MEBIBYTE,
    checkpointInterval: 120_000,
    legacySource: true,
  },
  {
    namespace: 'tenant-b',
    name: 'payments',
    cluster: 'payments',
    taskManagers: 2,
    slotsPerTaskManager: 1,
    recordsPerSecond: 900,
    bytesPerRecord: 640,
    topic: 'payments',
    tasks: [
      {
        role: 'source',
        parallelism: 2,
        operators: ['Source: payments', 'assign timestamps'],
        selectivity: 1,
        busy: 0.25,
      },
      {
        role: 'transform',
        parallelism: 2,
        operators: ['score'],
        selectivity: 1,
        busy: 0.6,
      },
      {
        role: 'sink',
        parallelism: 2,
        operators: ['alerts: Writer'],
        selectivity: 1,
        busy: 0.1,
      },
    ],
    heap: 1_024 * MEBIBYTE,
    state: 240 * MEBIBYTE,
    checkpointInterval: 30_000,
  },
];

/** As Flink's reporters write label values and names: all else becomes an underscore. */
export const sanitise = (text: string): string => text.replace(/[^a-zA-Z0-9:_]/g, '_');
