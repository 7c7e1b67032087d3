import type { PrometheusClient } from '../prometheus/index.ts';
import { type BinaryExpr, type Expr, visit } from '../promql/index.ts';
import { type JobScope, jobMatchers, namespaceMatcher } from './job-scope.ts';
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
  client: PrometheusClient,
  scope: JobScope,
  options: InstantOptions = {},
): Promise<SharedProcesses> {
  const { scheme } = scope;
  const neighbours: Expr = {
    type: 'binary',
    op: 'or',
    left: jobsBeside('flink_jobmanager_job_numRestarts', scheme.process, 'jobmanager', scope),
    right: jobsBeside(
      'flink_taskmanager_job_task_numRecordsIn',
      [scheme.taskManager],
      'taskmanager',
      scope,
    ),
  };
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

/** `group by (job_name) (x{ns} and on (process) x{ns,job} unless x{ns,job})`, with the kind of process as a label. */
function jobsBeside(name: string, process: readonly string[], kind: string, scope: JobScope): Expr {
  const own: Expr = { type: 'selector', name, matchers: jobMatchers(scope) };
  const all: Expr = { type: 'selector', name, matchers: [namespaceMatcher(scope)] };
  const beside: BinaryExpr = {
    type: 'binary',
    op: 'unless',
    left: {
      type: 'binary',
      op: 'and',
      left: all,
      right: own,
      matching: { kind: 'on', labels: process },
    },
    right: own,
  };
  const names: Expr = {
    type: 'aggregation',
    op: 'group',
    expr: beside,
    grouping: { kind: 'by', labels: [scope.scheme.jobName] },
  };
  const text = ['process', kind, '', ''].map((value) => ({ type: 'string', value }) as const);
  return { type: 'call', func: 'label_replace', args: [names, ...text] };
}
