import type { Series } from '../../prometheus/index.ts';
import { range } from '../../promql/index.ts';
import { type InstantClient, querySamples } from '../deployment/query.ts';
import type { JobScope } from '../scope/job-scope.ts';
import { leaderSeries, membershipSeries, pushTimes } from '../scope/processes.ts';

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
  client: InstantClient,
  scope: JobScope,
  options: DetectIntervalOptions = {},
): Promise<number | null> {
  const { pushed, witnesses } = scope.deployment;
  const scraped = witnesses.job === null ? membershipSeries(scope) : leaderSeries(scope);
  const reported = pushed ? pushTimes(scope) : scraped;
  const matrix = await querySamples(client, range(reported, '10m'), options);
  return median(
    matrix.flatMap((series) => gaps(pushed ? timesOfPushes(series) : [...series.times])),
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
