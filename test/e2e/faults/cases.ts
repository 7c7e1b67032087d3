/** A job of Faulty.java, by its name, and what a good diagnosis says of it. */
export interface FaultyJob {
  readonly name: string;
  /** Rules, and after a slash the cause that has to be told with it. */
  readonly expects: readonly string[];
  /** What may be said as well: true, and not what the case is about. */
  readonly allows?: readonly string[];
}

/** In order of how soon they can be told. */
export const faultyJobs: readonly FaultyJob[] = [
  { name: 'slow-task', expects: ['bottleneck'] },
  { name: 'slow-sink', expects: ['bottleneck/sink'] },
  { name: 'hot-key', expects: ['data-skew', 'bottleneck/skew'] },
  { name: 'checkpoint-timeout', expects: ['checkpoints-failing'] },
  // Flink fails the task whose part of a checkpoint fails at once, however many failed checkpoints are tolerated.
  { name: 'checkpoint-throws', expects: ['restart-loop'] },
  { name: 'failing-loop', expects: ['restart-loop'] },
  { name: 'late-data', expects: ['late-dropped'] },
  { name: 'standing-watermark', expects: ['watermark-stalled'] },
];

/** Jobs without a fault. The TaskManager of the second is killed at the end. */
export const calm = 'calm';
export const bereft = 'bereft';
