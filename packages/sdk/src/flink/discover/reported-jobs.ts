import {
  and,
  ge,
  group,
  type InstantVector,
  lastOverTime,
  type Matcher,
  oneOf,
} from '../../promql/index.ts';
import { named } from '../deployment/cluster-names.ts';
import type { Deployment } from '../deployment/deployment.ts';
import { runLabels } from '../job/job-state.ts';
import { labelsAbove, seriesLike } from '../scope/job-scope.ts';

export interface ReportedIn {
  /** Namespaces whose metrics stand alike. */
  readonly namespaces: readonly string[];
  /** Unix ms: they reported since then, asked for at `end`. */
  readonly start: number;
  readonly end: number;
  /** Further labels that jobs are told apart by. */
  readonly by?: readonly string[];
}

/** A series for each job and run that reported within some time, whether it does now or not. */
export function reportedJobs(
  deployment: Deployment,
  { namespaces, start, end, by = [] }: ReportedIn,
): InstantVector {
  const { job, membership } = deployment.witnesses;
  const within = Math.max(1, end - start);
  const here: Matcher = {
    name: deployment.namespace,
    ...(namespaces.length > 0 ? oneOf(...namespaces) : { op: '=~', value: '.*' }),
  };
  const isNamed: Matcher = { name: deployment.jobName, op: '!=', value: '' };
  const witnesses = [job, membership].filter((name) => name !== null);
  const reported = lastOverTime(seriesLike(witnesses.join('|'), [here, isNamed]), within);
  // A gateway holds what was pushed long ago.
  const pushed = ge(lastOverTime(seriesLike('push_time_seconds', [here]), within), start / 1000);
  const key = new Set([deployment.namespace, ...deployment.process, ...labelsAbove(deployment)]);
  const alive = deployment.pushed ? and(reported, pushed).on(...key) : reported;
  const labels = new Set([...by, ...runLabels({ deployment })]);
  return group(named(alive, deployment)).by(...labels);
}
