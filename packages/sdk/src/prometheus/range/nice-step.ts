const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
export const WEEK = 7 * DAY;
const FOUR_WEEKS = 4 * WEEK;

/** Each one up to a day divides the day, so that a grid that starts at midnight meets the next midnight. */
const NICE_STEPS = [
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500],
  ...[1, 2, 5, 10, 15, 20, 30].map((n) => n * SECOND),
  ...[1, 2, 5, 10, 15, 20, 30].map((n) => n * MINUTE),
  ...[1, 2, 3, 4, 6, 8, 12].map((n) => n * HOUR),
  ...[DAY, 2 * DAY, WEEK, 2 * WEEK, FOUR_WEEKS],
];

/**
 * The smallest step a person reads easily that is not below `ms`. Never rounded down: a smaller step would
 * answer more points than asked for, and past 11,000 the server refuses.
 */
export function niceStep(ms: number): number {
  return NICE_STEPS.find((step) => step >= ms) ?? Math.ceil(ms / FOUR_WEEKS) * FOUR_WEEKS;
}
