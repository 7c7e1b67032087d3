import type { QueryClient } from '../../prometheus/index.ts';
import {
  and,
  type Expr,
  group,
  type InstantVector,
  labelReplace,
  or,
  unless,
  visit,
} from '../../promql/index.ts';
import { metricScope, selectedName } from '../catalog/metric-scope.ts';
import { type InstantOptions, queryVector } from '../deployment/query.ts';
import { type JobScope, namespaceMatchers, processKey, series } from '../scope/job-scope.ts';
import { leadersNow, membershipSeries } from '../scope/processes.ts';

/** Other jobs that run in this job's processes: what those measure of themselves is of all of them together. */
export interface SharedProcesses {
  /** Names of the other jobs that the job's JobManager leads, as the label has them. */
  readonly jobManager: readonly string[];
  /** Names of the other jobs with a task in one of the job's TaskManagers. */
  readonly taskManagers: readonly string[];
}

/** Finds the jobs that a job shares processes with: a session cluster's. One request. */
export async function findSharedProcesses(
  client: QueryClient,
  scope: JobScope,
  options: InstantOptions = {},
): Promise<SharedProcesses> {
  const { deployment } = scope;
  const { witnesses, taskManager } = deployment;
  const key = processKey(scope);
  const led = jobsBeside(leadersNow(scope), witnesses.job, key, scope);
  const members = membershipSeries(scope);
  const run = jobsBeside(members, witnesses.membership, [taskManager, ...key], scope);
  const neighbours = or(withKind(led, 'jobmanager'), withKind(run, 'taskmanager'));
  const vector = await queryVector(client, neighbours, options);
  const names = (kind: string) =>
    vector
      .filter(({ labels }) => labels.process === kind)
      .map(({ labels }) => labels[deployment.jobName] ?? '')
      .toSorted();
  return { jobManager: names('jobmanager'), taskManagers: names('taskmanager') };
}

/** Whether a query shows what processes measure of themselves, and so of every job in them. */
export function measuresProcesses(query: Expr): 'jobmanager' | 'taskmanager' | null {
  let kind: 'jobmanager' | 'taskmanager' | null = null;
  visit(query, (expr) => {
    if (expr.type !== 'selector') return;
    const scope = metricScope(selectedName(expr));
    if (scope === 'jobmanager' || scope === 'taskmanager') kind = scope;
  });
  return kind;
}

/** Names of the jobs in some processes, without the job's own. @param own its series in them */
function jobsBeside(
  own: InstantVector,
  witness: string | null,
  key: readonly string[],
  scope: JobScope,
): InstantVector {
  const all = witness === null ? own : series(witness, namespaceMatchers(scope));
  return group(unless(and(all, own).on(...key), own)).by(scope.deployment.jobName);
}

const withKind = (vector: InstantVector, kind: string) =>
  labelReplace(vector, 'process', kind, '', '');
