import type { QueryClient } from '../prometheus/index.ts';
import { and, max, re, selector, timestamp } from '../promql/index.ts';
import { type JobScope, ofJob } from './job-scope.ts';
import { pushTimes } from './processes.ts';
import { type InstantOptions, queryVector } from './query-vector.ts';

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
  const names = 'flink_taskmanager_job_task_numRecordsIn|flink_jobmanager_job_numRestarts';
  const ofProcesses = selector({ __name__: re(names), ...ofJob(scope) });
  const { pushed, process } = scope.scheme;
  const times = pushed ? and(pushTimes(scope), ofProcesses).on(...process) : timestamp(ofProcesses);
  const [newest] = await queryVector(client, max(times), options);
  return newest === undefined ? null : { time: newest.value * 1000, asked: newest.time };
}
