import type { QueryClient } from '../../prometheus/index.ts';
import { type LabelConditions, print, re, selector } from '../../promql/index.ts';
import { namespaceLabels } from '../deployment/above.ts';
import type { Deployment } from '../deployment/deployment.ts';
import { sanitizeLabelValue } from '../deployment/label-value.ts';
import { isOfJob, ofJobs } from '../deployment/observed.ts';
import type { InstantOptions } from '../deployment/query.ts';

/** Why a job has no series where somebody looks for it. */
export type MissingJobReason =
  /** It reported in the last week: the job exists, and nothing arrives of it now. */
  | 'silent'
  /** Flink's processes report, and no job does: one that was just submitted reports in a minute or two. */
  | 'starting'
  /** The namespace reports or reported in the last week, a job of this name did not. */
  | 'no-such-job'
  /** Nothing of Flink reported from the namespace in the last week. */
  | 'no-such-namespace';

export interface MissingJob {
  readonly namespace: string;
  /** As its user knows it, or as the label is. */
  readonly jobName: string;
  /** Null where `describeDeployment` found nothing. */
  readonly deployment: Pick<Deployment, 'namespace' | 'jobName'> | null;
}

const WEEK_MS = 7 * 86_400_000;
/** Longer than any usual interval of scrapes or pushes, and than Prometheus looks back. */
const RECENT_MS = 900_000;

const ofProcesses = 'flink_(jobmanager|taskmanager)_Status_.+';

/**
 * Tells a job of which nothing arrives from one that does not exist. Two requests at most, of names only.
 * @throws {PrometheusError} as the client does.
 * @example
 * const deployment = await describeDeployment(client, 'shop', { jobName: 'orders' });
 * if (deployment === null || !deployment.metrics?.some(isOfJob)) {
 *   await explainMissingJob(client, { namespace: 'shop', jobName: 'orders', deployment });
 * }
 */
export async function explainMissingJob(
  client: QueryClient,
  { namespace, jobName, deployment }: MissingJob,
  { signal, time = Date.now() }: InstantOptions = {},
): Promise<MissingJobReason> {
  const labels = deployment === null ? namespaceLabels : [deployment.namespace];
  const matching = (names: string) =>
    labels.map((label) => {
      const conditions: LabelConditions<string> = { __name__: re(names), [label]: namespace };
      return print(selector(conditions));
    });
  const within = (length: number) => ({ start: time - length, end: time, signal });

  const { data: jobs } = await client.labelValues(deployment?.jobName ?? 'job_name', {
    match: matching(ofJobs),
    ...within(WEEK_MS),
  });
  if (jobs.includes(jobName) || jobs.includes(sanitizeLabelValue(jobName))) return 'silent';
  const { data: recent } = await client.labelValues('__name__', {
    match: matching(`${ofJobs}|${ofProcesses}`),
    ...within(RECENT_MS),
  });
  if (recent.length > 0 && !recent.some(isOfJob)) return 'starting';
  return jobs.length > 0 || recent.length > 0 ? 'no-such-job' : 'no-such-namespace';
}
