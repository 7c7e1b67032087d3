type Unit = 'y' | 'w' | 'd' | 'h' | 'm' | 's' | 'ms';

/** Text as PromQL writes it: `'5m'`, `'1h30m'`. Whole counts only, biggest unit first. */
export type DurationText = `${bigint}${Unit}` | `${bigint}${Unit}${bigint}${Unit}`;

export interface DurationParts {
  readonly days?: number;
  readonly hours?: number;
  readonly minutes?: number;
  readonly seconds?: number;
  readonly milliseconds?: number;
}

/** `'5m'`, `{ minutes: 5 }` or a number of milliseconds. */
export type Duration = DurationText | DurationParts | number;

/** Prometheus's units: a day has always 24 hours, a week 7 days, a year 365 days. */
const units = [
  ['y', 31_536_000_000],
  ['w', 604_800_000],
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1000],
  ['ms', 1],
] as const;

/** Go keeps durations in nanoseconds, as 64-bit integers. */
export const maxMilliseconds = 2 ** 63 / 1e6;

const pattern = /^(?:(\d+)y)?(?:(\d+)w)?(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?(?:(\d+)ms)?$/;

/**
 * Milliseconds of a duration in PromQL's notation, `NaN` where it is none.
 * The sign is not part of the notation.
 */
export function parseDuration(text: string): number {
  const counts = text === '' ? null : pattern.exec(text);
  return counts === null
    ? Number.NaN
    : units.reduce((sum, [, size], i) => sum + size * Number(counts[i + 1] ?? 0), 0);
}

/**
 * A duration in whole milliseconds.
 * @throws {TypeError} where it is not one.
 */
export function toMilliseconds(duration: Duration): number {
  const ms =
    typeof duration === 'string'
      ? duration.startsWith('-')
        ? -parseDuration(duration.slice(1))
        : parseDuration(duration)
      : typeof duration === 'number'
        ? duration
        : sumOf(duration);
  if (!Number.isSafeInteger(ms)) {
    throw new TypeError(
      `${JSON.stringify(duration)} is not a duration in whole milliseconds. Write '5m', '1h30m', { minutes: 5 } or a number of milliseconds.`,
    );
  }
  return ms;
}

function sumOf(parts: DurationParts): number {
  const { days = 0, hours = 0, minutes = 0, seconds = 0, milliseconds = 0 } = parts;
  return (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000 + milliseconds;
}

/** PromQL's notation of positive whole milliseconds: 90 000 → `1m30s`. */
export function printDuration(ms: number): string {
  let rest = ms;
  let text = '';
  for (const [unit, size] of units) {
    // As Prometheus prints: `7d1h`, not `1w1h`.
    if ((unit === 'y' || unit === 'w') && rest % size !== 0) continue;
    const count = Math.floor(rest / size);
    if (count > 0) text += `${count}${unit}`;
    rest -= count * size;
  }
  return text;
}
