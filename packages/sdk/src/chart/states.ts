import type { Series } from '../prometheus/index.ts';

/** Share of a row's height that its bands take; the rest is the gap to the next row. */
export const BAND_SHARE = 0.7;

/** A stretch of time in which a series keeps its value. */
export interface State {
  /** Unix ms: the first sample, and one step after the last. */
  readonly start: number;
  readonly end: number;
  readonly value: number;
}

/**
 * A series as the states it went through; nothing where samples are missing.
 * @param step of the range query, ms: each sample stands until the next one, at most 1.5 steps.
 */
export function states({ times, values }: Series, step: number): readonly State[] {
  const found: State[] = [];
  for (let index = 0; index < times.length; index += 1) {
    const time = times[index] ?? Number.NaN;
    const value = values[index] ?? Number.NaN;
    if (Number.isNaN(value)) continue;
    const next = times[index + 1] ?? Number.POSITIVE_INFINITY;
    const end = next - time > 1.5 * step ? time + step : next;
    const last = found.at(-1);
    if (last !== undefined && last.end === time && last.value === value) {
      found[found.length - 1] = { ...last, end };
    } else {
      found.push({ start: time, end, value });
    }
  }
  return found;
}

export function highestOf(matrix: readonly Series[]): number {
  let highest = 0;
  for (const { values } of matrix) for (const value of values) if (value > highest) highest = value;
  return highest;
}

/** Opacity of a state, 0..1: its share of the highest value, and never invisible. */
export function strength(value: number, highest: number): number {
  const share = highest > 0 ? Math.min(1, Math.max(0, value / highest)) : 0;
  return FAINTEST + (1 - FAINTEST) * share;
}

const FAINTEST = 0.12;
