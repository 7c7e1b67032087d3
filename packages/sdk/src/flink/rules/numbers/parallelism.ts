/** What the parallelism of a task is reckoned from. Rates are records a second, of all its subtasks together. */
export interface TaskLoad {
  readonly parallelism: number;
  /** What it could take in if it were never idle: what it takes in, by the share of its time that it is busy. */
  readonly trueRate: number;
  /** What arrives for it. */
  readonly targetRate: number;
  /** Records that wait for it. @defaultValue 0 */
  readonly backlog?: number;
  /** Of key groups: a keyed task’s parallelism should divide it. @defaultValue not known */
  readonly maxParallelism?: number;
  /** Partitions, shards or splits of a source: its parallelism should divide them. */
  readonly partitions?: number;
}

/** As the options of Flink’s autoscaler, with its defaults. */
export interface SizingOptions {
  /** The share of its time that a task is to be busy. @defaultValue 0.7 */
  readonly utilization?: number;
  /** Time in which a backlog is to be worked off, s; 0: whenever. @defaultValue 1800 */
  readonly catchUp?: number;
  /** How long a restart takes, which leaves a backlog, s. @defaultValue 300 */
  readonly restart?: number;
  /** Of the parallelism, how much at most is taken away at once. @defaultValue 0.6 */
  readonly mostDown?: number;
  /** Of the parallelism, how much at most is added at once. @defaultValue as much as it needs */
  readonly mostUp?: number;
  /** @defaultValue 1 */
  readonly least?: number;
  /** @defaultValue 200 */
  readonly most?: number;
}

/**
 * The parallelism that a task needs, by DS2 and as Flink’s autoscaler reckons it: what arrives at the target utilisation,
 * and what a backlog and a restart add, by what one subtask can take. The first divisor of partitions or key groups from
 * there on; where there is none, the number itself.
 * Null where nothing tells what it can take: a task that had nothing to do.
 * @throws {RangeError} for a limit below the other one.
 */
export function neededParallelism(load: TaskLoad, options: SizingOptions = {}): number | null {
  const { parallelism, trueRate } = load;
  const { mostDown = 0.6, mostUp = Number.POSITIVE_INFINITY, least = 1, most = 200 } = options;
  if (least > most) throw new RangeError(`least (${least}) is above most (${most})`);
  const factor = capacity(load, options) / trueRate;
  if (!(trueRate > 0) || Number.isNaN(factor)) return null;
  const capped = Math.min(Math.max(factor, 1 - mostDown), 1 + mostUp);
  // What there is now is within the limits, whoever chose it.
  return aligned(Math.ceil(rounded(capped * parallelism)), load, {
    least: Math.min(least, parallelism),
    most: Math.max(most, parallelism),
  });
}

/** What the task has to be able to take, records a second. */
function capacity(
  { targetRate, backlog = 0 }: TaskLoad,
  { utilization = 0.7, catchUp = 1800, restart = 300 }: SizingOptions,
): number {
  const usual = targetRate / Math.min(1, Math.max(0, utilization));
  if (catchUp <= 0) return Math.round(usual);
  return Math.round(usual + backlog / catchUp + (targetRate * restart) / catchUp);
}

/** 0.8 × 10 is 8, whatever the last digits say. */
const rounded = (value: number): number => Number(value.toPrecision(12));

/** Key groups or partitions divide by it, so that each subtask has as many; there is no use in more than there are. */
export function aligned(
  wanted: number,
  {
    maxParallelism = Number.POSITIVE_INFINITY,
    partitions,
  }: Pick<TaskLoad, 'maxParallelism' | 'partitions'>,
  { least, most }: { readonly least: number; readonly most: number },
): number {
  const parts = partitions ?? maxParallelism;
  const upper = Math.min(parts, maxParallelism, most);
  const number = Math.min(Math.max(least, wanted), upper);
  if (!Number.isFinite(parts)) return number;
  // Beyond half of the key groups only all of them divide, and that is too much to ask for.
  const furthest = partitions === undefined ? Math.min(parts / 2, upper) : upper;
  for (let p = number; p <= furthest; p++) if (parts % p === 0) return p;
  return number;
}
