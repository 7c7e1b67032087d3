/** Of the last checkpoint; ms and bytes. Undefined: not measured. */
export interface CheckpointMeasured {
  readonly duration: number | undefined;
  /** Until the barrier came to the slowest subtask. */
  readonly startDelay: number | undefined;
  /** Between the first and the last barrier at a subtask. */
  readonly alignment: number | undefined;
  /** What it wrote. */
  readonly size: number | undefined;
  /** What all of the state is. */
  readonly fullSize: number | undefined;
  /** The same a day before, where it was measured. */
  readonly before?: { readonly duration: number; readonly size: number };
}

/** What takes the time: barriers behind records, one input behind the others, or writing. */
export type CheckpointCause =
  | 'barriers-wait'
  | 'one-input-behind'
  | 'storage-slower'
  | 'state-larger'
  | 'everything-each-time'
  | 'writing';

export interface CheckpointPhases {
  /** ms; together the duration. */
  readonly startDelay: number;
  readonly alignment: number;
  /** Synchronous part and upload: metrics do not part them. */
  readonly writing: number;
  /** The phase, or what is behind it, that takes most; null where none stands out. */
  readonly cause: CheckpointCause | null;
}

const LARGE = 100e6;

/** Where the time of a checkpoint goes, from metrics alone; null where it is not known how long it took. */
export function checkpointPhases(measured: CheckpointMeasured): CheckpointPhases | null {
  const { duration, startDelay: delay = 0, alignment: aligning = 0 } = measured;
  if (duration === undefined || !(duration > 0)) return null;
  // Each is a maximum over subtasks, and not of the same one.
  const startDelay = Math.min(delay, duration);
  const alignment = Math.min(aligning, duration - startDelay);
  const phases = { startDelay, alignment, writing: duration - startDelay - alignment };
  return { ...phases, cause: causeOf(phases, duration, measured) };
}

function causeOf(
  { startDelay, alignment, writing }: Omit<CheckpointPhases, 'cause'>,
  duration: number,
  { size, fullSize, before }: CheckpointMeasured,
): CheckpointCause | null {
  if (startDelay > 0.5 * duration) return 'barriers-wait';
  if (alignment > 0.3 * duration) return 'one-input-behind';
  if (writing < 0.7 * duration) return null;
  if (before !== undefined && size !== undefined) {
    const throughput = size / writing;
    const usual = before.size / before.duration;
    if (size > 1.5 * before.size) return 'state-larger';
    if (throughput < 0.5 * usual) return 'storage-slower';
  }
  const isFull =
    size !== undefined && fullSize !== undefined && size > LARGE && size > 0.95 * fullSize;
  return isFull ? 'everything-each-time' : 'writing';
}
