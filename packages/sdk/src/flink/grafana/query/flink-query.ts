import {
  type Expr,
  type InstantVector,
  isInstantVector,
  mapSelectors,
  visit,
} from '../../../promql/index.ts';
import { isPromQLSyntaxError, parse } from '../../../promql/parse/index.ts';
import { type MetricScope, metricScope, selectedName } from '../../catalog/metric-scope.ts';
import type { Change } from '../losses/difference.ts';
import { isRefusal, type Refusal, refuse } from '../losses/left-out.ts';
import { choiceChanges, withoutChoice } from './choices.ts';
import { type DeploymentLabels, deploymentLabels, inDeployment } from './deployment-labels.ts';
import { type QueryRanges, rangesOf, withoutMarks } from './ranges.ts';
import { chosenRanges, markRanges, variableIn } from './variables.ts';

/** A query that a job's scope fits around. */
export interface FlinkQuery extends QueryRanges {
  readonly query: InstantVector;
  /** What it no longer says. */
  readonly changes: readonly Change[];
}

/** Whose series the scope narrows to one job. */
const ofAJob: ReadonlySet<MetricScope> = new Set(['job', 'jobmanager', 'taskmanager', 'pod']);

/** Grafana's text of a query as a tree that a chart may ask. */
export function readFlinkQuery(
  text: string,
  labels: DeploymentLabels = deploymentLabels(),
): FlinkQuery | Refusal {
  const { text: promql, other } = markRanges(text);
  if (other !== '') return refuse('variable', other);
  const parsed = parsePromql(promql);
  if (isRefusal(parsed)) return parsed;
  const free = inDeployment(mapSelectors(parsed, withoutChoice(labels)), labels);
  const variable = variableIn(JSON.stringify(free));
  if (variable !== '') return refuse('variable', variable);
  const foreign = whatIsForeign(free);
  if (foreign !== null) return foreign;
  const ranges = rangesOf(free);
  if (ranges === null) return refuse('mixed-ranges');
  if (!isInstantVector(free)) return refuse('no-series');
  const windows = chosenRanges(text).map((detail) => ({ kind: 'window' as const, detail }));
  return {
    query: withoutMarks(free),
    ...ranges,
    changes: [...choiceChanges(parsed, labels), ...windows],
  };
}

export function parsePromql(text: string): Expr | Refusal {
  try {
    return parse(text);
  } catch (error) {
    if (isPromQLSyntaxError(error)) return refuse('not-promql', error.message);
    throw error;
  }
}

/** The first that is; a query that selects nothing has no series at all. */
function whatIsForeign(query: Expr): Refusal | null {
  const found: (Refusal | null)[] = [];
  visit(query, (expr) => {
    if (expr.type === 'selector') found.push(foreignMetric(selectedName(expr)));
    // It reads series of a metric that it does not name.
    if (expr.type === 'call' && expr.func === 'info') found.push(refuse('not-flink', 'info()'));
  });
  if (found.length === 0) return refuse('no-series');
  return found.find((one) => one !== null) ?? null;
}

function foreignMetric(name: string): Refusal | null {
  if (ofAJob.has(metricScope(name))) return null;
  return refuse(name.startsWith('flink_') ? 'not-of-a-job' : 'not-flink', name || '{}');
}
