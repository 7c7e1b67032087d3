import {
  type Expr,
  type InstantVector,
  isInstantVector,
  type Matcher,
  mapSelectors,
  type VectorSelector,
  visit,
} from '../../promql/index.ts';
import { isPromQLSyntaxError, parse } from '../../promql/parse/index.ts';
import type { ChartDefinition } from '../chart.ts';
import { labelSchemes } from '../label-scheme.ts';
import { type MetricScope, metricScope, selectedName } from '../metric-scope.ts';
import { isRefusal, type Refusal, refuse } from './left-out.ts';
import { settleRanges } from './ranges.ts';
import { isVariable, markRanges, variableIn } from './variables.ts';

/** A query that a job's scope fits around. */
export interface FlinkQuery {
  readonly query: InstantVector;
  readonly ranges: ChartDefinition['ranges'];
}

/** Whose series the scope narrows to one job. */
const ofAJob: ReadonlySet<MetricScope> = new Set(['job', 'jobmanager', 'taskmanager', 'pod']);

/** The scope has the say about these, whatever a dashboard was made for. */
export const scopeLabels: ReadonlySet<string> = new Set(
  labelSchemes.flatMap(({ namespace, jobName, jobId }) => [namespace, jobName, jobId]),
);

/** Grafana's text of a query as a tree that a chart may ask. */
export function readFlinkQuery(text: string): FlinkQuery | Refusal {
  const { text: promql, other } = markRanges(text);
  if (other !== '') return refuse('variable', other);
  const parsed = parsePromql(promql);
  if (isRefusal(parsed)) return parsed;
  const free = mapSelectors(parsed, withoutChoice);
  const stopped = whatStops(free);
  if (stopped !== null) return stopped;
  const settled = settleRanges(free);
  if (settled === null) return refuse('mixed-ranges');
  const { query, ranges } = settled;
  return isInstantVector(query) ? { query, ranges } : refuse('no-series');
}

function parsePromql(text: string): Expr | Refusal {
  try {
    return parse(text);
  } catch (error) {
    if (isPromQLSyntaxError(error)) return refuse('not-promql', error.message);
    throw error;
  }
}

const withoutChoice = (selector: VectorSelector): VectorSelector => ({
  ...selector,
  matchers: selector.matchers.filter((matcher) => !isChoice(matcher)),
});

/** Where a dashboard lets its user choose, the scope does. */
function isChoice({ name, op, value }: Matcher): boolean {
  if (scopeLabels.has(name)) return true;
  return name !== '__name__' && (op === '=' || op === '=~') && isVariable(value);
}

function whatStops(query: Expr): Refusal | null {
  let stopped: Refusal | null = null;
  let selectors = 0;
  visit(query, (expr) => {
    if (expr.type === 'selector') selectors += 1;
    stopped ??= stopOf(expr);
  });
  return stopped ?? (selectors === 0 ? refuse('no-series') : null);
}

function stopOf(expr: Expr): Refusal | null {
  switch (expr.type) {
    case 'string':
      return variableStop(expr.value);
    case 'call':
      // It reads series of a metric that it does not name.
      return expr.func === 'info' ? refuse('not-flink', 'info()') : null;
    case 'selector':
      return variableStop(expr.matchers.map(({ value }) => value).join(' ')) ?? metricStop(expr);
    default:
      return null;
  }
}

function variableStop(text: string): Refusal | null {
  const variable = variableIn(text);
  return variable === '' ? null : refuse('variable', variable);
}

function metricStop(selector: VectorSelector): Refusal | null {
  const name = selectedName(selector);
  if (ofAJob.has(metricScope(name))) return null;
  return refuse(name.startsWith('flink_') ? 'not-of-a-job' : 'not-flink', name || '{}');
}
