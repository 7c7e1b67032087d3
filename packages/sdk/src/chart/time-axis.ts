import { dateFormat, type Localisation, offsetAt } from './locale.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

const steps = [
  ...[1, 2, 5, 10, 15, 30].map((count) => count * second),
  ...[1, 2, 5, 10, 15, 30].map((count) => count * minute),
  ...[1, 2, 3, 6, 12].map((count) => count * hour),
  ...[1, 2, 7, 14, 28, 56, 112, 364].map((count) => count * day),
];

export interface TimeAxis {
  /** Unix ms of each mark, round on a clock of the time zone shown. */
  readonly ticks: readonly number[];
  readonly format: (time: number) => string;
}

/**
 * Marks on a time axis, round on the clock of the zone shown: time axes of chart libraries know the browser's zone
 * and UTC only, and repeat labels when another zone is formatted over them.
 * @param start Unix ms
 * @param end Unix ms
 * @param count how many marks at most, about
 */
export function timeAxis(start: number, end: number, where: Localisation, count = 6): TimeAxis {
  const step = steps.find((length) => (end - start) / length <= count) ?? 364 * day;
  const ticks: number[] = [];
  const offset = offsetAt(start, where);
  for (let local = Math.ceil((start + offset) / step) * step; ; local += step) {
    const time = timeOf(local, offset, where);
    if (time === null) continue;
    if (time > end) break;
    // A day without midnight begins when clocks have gone forward, where there may be a mark already.
    if (time >= start && time !== ticks.at(-1)) ticks.push(time);
  }
  return { ticks, format: tickFormat(step, where) };
}

/**
 * When the zone's clock shows `local`, near a moment with `offset`, so that a daylight saving change between two marks
 * does not move them off the hour. Of what clocks that go forward leave out only midnight stands for something: the
 * beginning of the day. Null for the rest.
 */
function timeOf(local: number, offset: number, where: Localisation): number | null {
  const guess = local - offsetAt(local - offset, where);
  const other = local - offsetAt(guess, where);
  if (guess === other) return guess;
  if (other + offsetAt(other, where) === local) return other;
  if (local % day !== 0) return null;
  // The clock changes in between.
  let [before, after] = guess < other ? [guess, other] : [other, guess];
  const offsetBefore = offsetAt(before, where);
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (offsetAt(middle, where) === offsetBefore) before = middle;
    else after = middle;
  }
  return after;
}

function tickFormat(step: number, where: Localisation): (time: number) => string {
  const date = dateFormat(where, { month: 'short', day: 'numeric' });
  if (step >= day) return (time) => date.format(time);
  const clock = dateFormat(where, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...(step < minute ? { second: '2-digit' as const } : {}),
  });
  return (time) =>
    (time + offsetAt(time, where)) % day === 0 ? date.format(time) : clock.format(time);
}
