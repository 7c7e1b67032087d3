import type { QueryClient } from '../../prometheus/index.ts';
import { and, max, timestamp } from '../../promql/index.ts';
import { type InstantOptions, queryVector } from '../deployment/query.ts';
import { type JobScope, processKey } from '../scope/job-scope.ts';
import { processSeries, pushTimes } from '../scope/processes.ts';

/** When any process of a job last told its numbers. */
export interface LastReport {
  /** Unix ms. Behind a Pushgateway when it pushed, not when the gateway was scraped. */
  readonly time: number;
  /** When that was asked, by the server's clock: a browser's may be minutes off. Unix ms. */
  readonly asked: number;
}

/**
 * The newest sample of a job's processes. One request.
 * @returns null where there is none in the server's lookback, which is five minutes unless it is configured
 * @throws {PrometheusError} as `client.query` does.
 */
export async function findLastReport(
  client: QueryClient,
  scope: JobScope,
  options: InstantOptions = {},
): Promise<LastReport | null> {
  const reported = processSeries(scope);
  const times = scope.deployment.pushed
    ? and(pushTimes(scope), reported).on(...processKey(scope))
    : timestamp(reported);
  const [newest] = await queryVector(client, max(times), options);
  return newest === undefined ? null : { time: newest.value * 1000, asked: newest.time };
}
