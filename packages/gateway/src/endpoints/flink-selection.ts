import { jobNameMatcher } from '@flink-metrics/sdk/flink';
import type { Expr, Matcher, VectorSelector } from '@flink-metrics/sdk/promql';

/** Which series of Flink and its containers: every part that is given narrows it. */
export interface FlinkSelection {
  readonly tenantLabel: string;
  readonly namespace: string | undefined;
  /** The pod's name; found as well by `tm_id`, which on Kubernetes is that name sanitised. */
  readonly podName: string | undefined;
  /** The job's name as its user knows it, or as Flink's reporter wrote it. */
  readonly jobName: string | undefined;
  readonly metrics: readonly string[];
}

/** Series that tell which processes run a job: a TaskManager's and the JobManager's. */
const JOB_MEMBERS = 'flink_taskmanager_job_task_numRecordsIn|flink_jobmanager_job_numRestarts';

/**
 * The selected series as they are, with their names. All parts are joined by `or`, which compares labels without the
 * name; that loses nothing, as each part selects by labels alone from the same names.
 */
export function selectionQuery(selection: FlinkSelection): Expr {
  const { tenantLabel, namespace, podName, jobName, metrics } = selection;
  const base: Matcher[] = [{ name: '__name__', op: '=~', value: metrics.join('|') }];
  if (namespace !== undefined) base.push({ name: tenantLabel, op: '=', value: namespace });

  const pods = podName === undefined ? [base] : ofPod(base, podName);
  return pods
    .flatMap((matchers) =>
      jobName === undefined ? [selector(matchers)] : ofJob(matchers, jobName, tenantLabel),
    )
    .reduce((left, right) => ({ type: 'binary', op: 'or', left, right }));
}

function ofPod(matchers: readonly Matcher[], podName: string): Matcher[][] {
  return [
    [...matchers, { name: 'pod', op: '=', value: podName }],
    [...matchers, jobNameMatcher(podName, 'tm_id')],
  ];
}

/**
 * A job's own series carry its name. Those of its processes and containers do not: they are the job's where a series
 * of the job has the same `tm_id`, the same pod, or comes from the same scrape target (in a Pushgateway: push group).
 */
function ofJob(matchers: readonly Matcher[], jobName: string, tenantLabel: string): Expr[] {
  const job = jobNameMatcher(jobName);
  const others: Matcher[] = [...matchers, { name: 'job_name', op: '=', value: '' }];
  const members: Matcher[] = [{ name: '__name__', op: '=~', value: JOB_MEMBERS }, job];
  const sameBy = (...labels: [string, ...string[]]): Expr => {
    const present: Matcher = { name: labels[0], op: '!=', value: '' };
    return {
      type: 'binary',
      op: 'and',
      left: selector([...others, present]),
      right: selector([...members, present]),
      matching: { kind: 'on', labels: [tenantLabel, ...labels] },
    };
  };
  return [selector([...matchers, job]), sameBy('tm_id'), sameBy('pod'), sameBy('job', 'instance')];
}

function selector(matchers: readonly Matcher[]): VectorSelector {
  return { type: 'selector', matchers };
}
