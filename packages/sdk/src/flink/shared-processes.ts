import type { QueryClient } from '../prometheus/index.ts';
import {
  and,
  type Expr,
  group,
  type InstantVector,
  labelReplace,
  metric,
  or,
  unless,
  visit,
} from '../promql/index.ts';
import { type JobScope, ofJob, ofNamespace } from './job-scope.ts';
import { metricScope, selectedName } from './metric-scope.ts';
import { type InstantOptions, queryVector } from './query-vector.ts';

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
  const { scheme } = scope;
  const led = jobsBeside('flink_jobmanager_job_numRestarts', scheme.process, scope);
  const run = jobsBeside('flink_taskmanager_job_task_numRecordsIn', [scheme.taskManager], scope);
  const neighbours = or(withKind(led, 'jobmanager'), withKind(run, 'taskmanager'));
  const vector = await queryVector(client, neighbours, options);
  const names = (kind: string) =>
    vector
      .filter(({ labels }) => labels.process === kind)
      .map(({ labels }) => labels[scheme.jobName] ?? '')
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

/** Names of jobs whose series share the process labels with the job's, without the job's own. */
function jobsBeside(name: string, process: readonly string[], scope: JobScope): InstantVector {
  const own = metric(name, ofJob(scope));
  const beside = and(metric(name, ofNamespace(scope)), own).on(...process);
  return group(unless(beside, own)).by(scope.scheme.jobName);
}

const withKind = (vector: InstantVector, kind: string) =>
  labelReplace(vector, 'process', kind, '', '');
