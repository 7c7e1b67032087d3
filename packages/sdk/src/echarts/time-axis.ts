import { dateFormat, type Localisation } from './locale.ts';
import { offsetAt } from './zone-offset.ts';

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
 * ECharts' own time axis knows the browser's zone and UTC only, and repeats labels when another zone is
 * formatted over it, so the marks are placed here.
 * @param start Unix ms
 * @param end Unix ms
 */
export function timeAxis(start: number, end: number, where: Localisation, count = 6): TimeAxis {
  const step = steps.find((length) => (end - start) / length <= count) ?? 364 * day;
  const ticks: number[] = [];
  let local = Math.ceil((start + offsetAt(start, where)) / step) * step;
  for (;;) {
    // A daylight saving change between two marks must not move the marks off the hour.
    const guess = local - offsetAt(local - offsetAt(start, where), where);
    if (guess > end) break;
    if (guess >= start) ticks.push(guess);
    local += step;
  }
  return { ticks, format: tickFormat(step, where) };
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
