// By import() only, when somebody picks a job: finds jobs, and says how they are suggested. Of the entry it takes what finds jobs: the rest stays out of the script tag.
import {
  type DiscoveredJob,
  describeDeployment,
  discoverJobs,
  discoverNamespaces,
  kubernetes,
} from '@flink-metrics/sdk/internal/flink-core';
import type { QueryClient } from '@flink-metrics/sdk/prometheus';
import { usableDeployment } from '../../store/state/usable-deployment.ts';

export { jobOptions, suggestedRun } from './job-options.ts';

/** @param given what the host says of the deployment */
export function findNamespaces(
  client: QueryClient,
  given: unknown,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const deployment = { ...kubernetes, ...usableDeployment(given) };
  return discoverNamespaces(client, { deployment, signal });
}

/**
 * Of each name what runs: several are several jobs. What is over is listed by its newest run, where nothing else is: a job
 * that was started anew is there twice, under two ids.
 * @param given what the host says of the deployment
 */
export async function findJobs(
  client: QueryClient,
  namespace: string,
  given: unknown,
  signal: AbortSignal,
): Promise<readonly DiscoveredJob[]> {
  // Behind a Pushgateway the jobs of long ago report for ever: only the deployment tells how to know them.
  const deployment = await describeDeployment(client, namespace, {
    given: usableDeployment(given),
    signal,
  });
  if (deployment === null) return [];
  const jobs = await discoverJobs(client, namespace, { deployment, signal });
  const isOver = ({ state }: DiscoveredJob) => state === 'ended' || state === 'unknown';
  const isNewest = ({ name }: DiscoveredJob, index: number) => jobs[index - 1]?.name !== name;
  // Of one name they come one after the other, the newest first.
  return jobs.filter((job, index) => isNewest(job, index) || !isOver(job));
}
