import type { LastReport } from '@flink-metrics/sdk/internal/flink-core';
import { isLive } from '../../range/time-range.ts';
import type { Freshness } from '../state/panel-state.ts';
import type { Visit } from './visit.ts';

/** A job that has missed so many samples has gone silent. */
const MISSED_SAMPLES = 3;

/** Prometheus scrapes that often by default. */
const DEFAULT_INTERVAL_MS = 60_000;

/**
 * Whether a job still reports, as far as that is known.
 * @param report null where it is not known
 * @param known when the newest sample was, as far as was known before, Unix ms
 */
export function freshnessOf(
  report: LastReport | null,
  known: number | null,
  { interval, measured, time: { range, moment } }: Pick<Visit, 'interval' | 'measured' | 'time'>,
): Freshness {
  const { time, asked } = report ?? { time: known, asked: moment() };
  const longest = measured ? interval : Math.max(interval, DEFAULT_INTERVAL_MS);
  const silent = time !== null && asked - time > MISSED_SAMPLES * longest;
  return { state: silent && isLive(range) ? 'stale' : 'fresh', newest: time };
}
