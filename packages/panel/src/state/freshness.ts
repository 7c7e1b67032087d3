import type { LastReport } from '@flink-metrics/sdk/flink/job';
import type { Freshness } from './panel-state.ts';
import type { Session } from './session.ts';
import { isLive } from './time-range.ts';

/** A job that has missed so many samples has gone silent. */
const MISSED_SAMPLES = 3;

/** Prometheus scrapes as seldom as that unless it is told to. */
const DEFAULT_INTERVAL_MS = 60_000;

/**
 * Whether a job still sends, as far as that is known.
 * @param report null where it could not be found out
 * @param known when the newest sample was, as it was known before: Unix ms
 */
export function freshnessOf(
  report: LastReport | null,
  known: number | null,
  { interval, measured, view }: Pick<Session, 'interval' | 'measured' | 'view'>,
): Freshness {
  const { time, asked } = report ?? { time: known, asked: view.moment() };
  const longest = measured ? interval : Math.max(interval, DEFAULT_INTERVAL_MS);
  const silent = time !== null && asked - time > MISSED_SAMPLES * longest;
  return { state: silent && isLive(view.range) ? 'stale' : 'fresh', newest: time };
}
