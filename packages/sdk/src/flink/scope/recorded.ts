import {
  type Aggregation,
  div,
  type Expr,
  type InstantVector,
  type Matcher,
  max,
  min,
  sum,
  type VectorSelector,
} from '../../promql/index.ts';
import type { Deployment } from '../deployment/deployment.ts';
import { type JobScope, jobMatchers, labelsAbove, series } from './job-scope.ts';

/** What recording rules keep of a metric: one value a job and task, or operator. */
export type RecordedOperation = 'sum' | 'count' | 'max' | 'min';

/** An aggregation over the subtasks of a task that a recording rule can hold. */
export interface Recordable {
  readonly selector: VectorSelector;
  /** The window of its rate, ms; null for the metric's own value. */
  readonly rate: number | null;
  /** A mean needs two: it cannot be taken of means. */
  readonly operations: readonly RecordedOperation[];
  /** Of the chart. */
  readonly by: readonly string[];
}

const operations: Readonly<Record<string, readonly RecordedOperation[]>> = {
  sum: ['sum'],
  count: ['count'],
  max: ['max'],
  min: ['min'],
  avg: ['sum', 'count'],
};

const ofTasks = 'flink_taskmanager_job_task_';
const ofOperators = 'flink_taskmanager_job_task_operator_';

/** Labels that a recorded series has besides those of the job, which tell what it is of. */
export const partLabels = (metric: string): readonly string[] =>
  metric.startsWith(ofOperators) ? ['task_name', 'operator_name'] : ['task_name'];

/** Null for what no rule can hold: what needs more labels than a job's tasks and operators have. */
export function recordable({ op, param, grouping, expr }: Aggregation): Recordable | null {
  const kept = operations[op];
  const measured = measuredBy(expr);
  if (kept === undefined || param !== undefined || measured === null) return null;
  const { selector, rate } = measured;
  const { name = '', matchers, offset, at, extended } = selector;
  const isPlain = matchers.length === 0 && [offset, at, extended].every((one) => one === undefined);
  if (!isPlain || !name.startsWith(ofTasks)) return null;
  if (grouping?.kind === 'without') return null;
  const by = grouping?.labels ?? [];
  if (!by.every((label) => partLabels(name).includes(label))) return null;
  return { selector, rate, operations: kept, by };
}

function measuredBy(expr: Expr): Pick<Recordable, 'selector' | 'rate'> | null {
  if (expr.type === 'selector') return { selector: expr, rate: null };
  if (expr.type !== 'call' || expr.func !== 'rate') return null;
  const [range] = expr.args;
  if (range?.type !== 'matrix' || typeof range.range !== 'number') return null;
  return { selector: range.selector, rate: range.range };
}

/**
 * The name of a recorded series, by Prometheus's convention `level:metric:operations`, where a sum of rates is named by
 * the rate: `namespace_job_task:flink_taskmanager_job_task_numRecordsIn:rate1m`.
 * Source: Prometheus's documentation, Recording rules.
 */
export function recordName(
  metric: string,
  rate: number | null,
  operation: RecordedOperation,
): string {
  const level = metric.startsWith(ofOperators) ? 'namespace_job_operator' : 'namespace_job_task';
  const what = rate === null ? operation : rateName(rate, operation);
  return `${level}:${metric}:${what}`;
}

function rateName(rate: number, operation: RecordedOperation): string {
  const window = rate % 60_000 === 0 ? `${rate / 60_000}m` : `${rate / 1000}s`;
  return operation === 'sum' ? `rate${window}` : `${operation}_rate${window}`;
}

/**
 * The same aggregation of what rules recorded, a series a task instead of one a subtask. Null where they did not, not in
 * this window, or do not keep a label that the user chose by.
 * @param range takes the place of every range, as in a query's scope
 */
export function fromRecorded(
  expr: Aggregation,
  scope: JobScope,
  range: number | undefined,
): Expr | null {
  const { recorded } = scope.deployment;
  if (recorded.length === 0) return null;
  const found = recordable(expr);
  if (found === null || !keepsChoice(scope)) return null;
  const { selector, operations: needed, by } = found;
  const rate = found.rate === null ? null : (range ?? found.rate);
  const names = needed.map((operation) => recordName(selector.name ?? '', rate, operation));
  if (!names.every((name) => recorded.includes(name))) return null;
  const matchers = recordedMatchers(scope);
  const [first, second] = names.map((name) => series(name, matchers));
  if (first === undefined) return null;
  if (second !== undefined) return div(totalled(sum(first), by), totalled(sum(second), by));
  const again = { sum, count: sum, max, min }[needed[0] ?? 'sum'];
  return totalled(again(first), by);
}

/** Without labels, an aggregation is of all there is. */
const totalled = (aggregation: ReturnType<typeof sum>, by: readonly string[]): InstantVector =>
  by.length === 0 ? aggregation : aggregation.by(...by);

/** Copies are merged when they are recorded: of labels that tell them apart, rules keep none. */
const recordedMatchers = (scope: JobScope): readonly Matcher[] =>
  jobMatchers({ ...scope, deployment: { ...scope.deployment, copies: [] } });

/** Labels that rules keep for every job. */
export const keptLabels = (deployment: Deployment): readonly string[] => [
  deployment.namespace,
  ...labelsAbove(deployment),
  deployment.jobName,
  deployment.jobId,
];

const keepsChoice = ({ deployment, match = [] }: JobScope): boolean =>
  match.every(({ name }) => keptLabels(deployment).includes(name));
