import type { QueryClient, Series } from '../prometheus/index.ts';
import { metric, print, range } from '../promql/index.ts';
import { type JobScope, ofJob } from './job-scope.ts';
import { pushTimes } from './processes.ts';

export interface DetectIntervalOptions {
  readonly signal?: AbortSignal;
  /** The end of the ten minutes looked at, Unix time in ms. @defaultValue the server's now */
  readonly time?: number;
}

/**
 * How often a job's numbers change at most, in ms: the scrape interval, or behind a Pushgateway the longer of the
 * reporter's and the scrape interval. One request, of a few raw samples.
 * @returns null where there are too few samples to tell.
 */
export async function detectInterval(
  client: QueryClient,
  scope: JobScope,
  { signal, time }: DetectIntervalOptions = {},
): Promise<number | null> {
  const { pushed } = scope.scheme;
  const reported = pushed
    ? pushTimes(scope)
    : metric('flink_jobmanager_job_numRestarts', ofJob(scope));
  const { data } = await client.query(print(range(reported, '10m')), { signal, time });
  if (data.type !== 'matrix') throw new TypeError(`expected a matrix, got a ${data.type}`);
  return median(
    data.matrix.flatMap((series) => gaps(pushed ? timesOfPushes(series) : [...series.times])),
  );
}

/** Every scrape repeats the last push until there is another. */
function timesOfPushes({ times, values }: Series): readonly number[] {
  return [...times].filter((_, index) => index > 0 && values[index] !== values[index - 1]);
}

function gaps(times: readonly number[]): readonly number[] {
  return times.slice(1).map((time, index) => time - (times[index] ?? time));
}

function median(numbers: readonly number[]): number | null {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? null;
}
