/** A job of Faulty.java, by its name, and what a good diagnosis says of it. */
export interface FaultyJob {
  readonly name: string;
  /** Rules, and after a slash the cause that has to be told with it. */
  readonly expects: readonly string[];
  /** What may be said as well: true, and not what the case is about. */
  readonly allows?: readonly string[];
  /** @defaultValue 1 */
  readonly slots?: number;
  /** Changes of rules that otherwise wait for longer than this runs, as a host makes them. */
  readonly rules?: readonly object[];
}

/** In order of how soon they can be told. */
export const faultyJobs: readonly FaultyJob[] = [
  { name: 'slow-task', expects: ['bottleneck'] },
  { name: 'slow-sink', expects: ['bottleneck/sink'] },
  { name: 'hot-key', expects: ['data-skew', 'bottleneck/skew'], slots: 4 },
  { name: 'checkpoint-timeout', expects: ['checkpoints-failing'] },
  // Flink fails the task whose part of a checkpoint fails at once, however many failed checkpoints are tolerated.
  { name: 'checkpoint-throws', expects: ['restart-loop'] },
  { name: 'failing-loop', expects: ['restart-loop'] },
  { name: 'late-data', expects: ['late-dropped'] },
  { name: 'wrong-date', expects: ['watermark-ahead'] },
  { name: 'long-records', expects: ['mailbox-blocked'], allows: ['barriers-late'] },
  { name: 'growing-backlog', expects: ['lag-growing'] },
  {
    name: 'no-checkpoints',
    expects: ['no-checkpoints'],
    rules: [{ id: 'no-checkpoints', change: { limits: [0, 60_000] } }],
  },
  { name: 'standing-watermark', expects: ['watermark-stalled'] },
  { name: 'idle-partition', expects: ['watermark-stalled/idle-partition'] },
];

/** Ended and run again. */
export const redeployed = 'redeployed';
/** Jobs without a fault, of which most look as if they had one. */
export const healthyJobs = ['calm', 'bursts', 'quiet', 'catching-up', 'finished', redeployed];

/** Runs on the TaskManager that is killed at the end. */
export const bereft = 'bereft';
/** Has a cluster of its own: what it does, it does to its whole TaskManager. */
export const fullHeap: FaultyJob = {
  name: 'full-heap',
  expects: ['heap-full'],
  allows: ['gc-high', 'gc-overload', 'heap-high'],
};
/** Waits for slots that nobody has. */
export const tooFewSlots: FaultyJob = {
  name: 'too-few-slots',
  expects: ['no-slots'],
  slots: 0,
};

export const everyJob: readonly string[] = [
  ...[...faultyJobs, fullHeap, tooFewSlots].map(({ name }) => name),
  ...healthyJobs,
  bereft,
];
