import type { BinaryExpr, Expr, VectorSelector } from '../../promql/index.ts';
import { metricScope, selectedName } from '../catalog/metric-scope.ts';
import type { Deployment } from '../deployment/deployment.ts';
import { repeats } from './repeated-rates.ts';

/** They answer where there is no series, too. */
const answerNothing: ReadonlySet<string> = new Set([
  'absent',
  'absent_over_time',
  'scalar',
  'vector',
  'time',
  'pi',
]);

/**
 * A query without the parts that ask for what is not there, or is there already, such as the older name behind
 * `newer or older` and the rate behind a meter: Prometheus evaluates each side, whatever the other holds. The query
 * itself where nothing of it is there.
 */
export function onlyPresent<E extends Expr>(query: E, { metrics, witnesses }: Deployment): Expr {
  if (metrics === null) return query;
  const isThere = presence(metrics);
  const counted = countingSubtasks(query, isThere, witnesses.task);
  return prune(counted, isThere) ?? query;
}

/** A query without the rates behind a meter, whatever there is. */
export const withoutRepeats = (query: Expr): Expr => prune(query, () => true) ?? query;

/** Whether a query can have an answer at all, by the metrics that there are. */
export const isAnswerable = (query: Expr, { metrics }: Deployment): boolean =>
  metrics === null || prune(query, presence(metrics)) !== null;

/** Whether a description says which of such metrics there are: Flink's own of the namespace, and its pods'. */
export function isDescribed(name: string): boolean {
  const scope = metricScope(name);
  return scope !== 'namespace' && scope !== 'operator' && scope !== 'pushgateway';
}

type IsThere = (selector: VectorSelector) => boolean;

function presence(metrics: readonly string[]): IsThere {
  const names = new Set(metrics);
  return (selector) => {
    const name = selectedName(selector);
    if (!isDescribed(name)) return true;
    if (selector.name !== undefined) return names.has(name);
    const matcher = selector.matchers.find((one) => one.name === '__name__');
    if (matcher?.op !== '=~') return matcher?.op !== '=' || names.has(matcher.value);
    // A pattern that only RE2 knows is asked for.
    const pattern = patternOf(matcher.value);
    return pattern === null || metrics.some((one) => pattern.test(one));
  };
}

function patternOf(regex: string): RegExp | null {
  try {
    return new RegExp(`^(?:${regex})$`, 's');
  } catch {
    return null;
  }
}

const perSubtask = /^flink_taskmanager_job_task_[^_]+$/;

/** What is counted is there as often in any metric of subtasks: where one was filtered, another is counted. */
function countingSubtasks(expr: Expr, isThere: IsThere, witness: string | null): Expr {
  if (witness === null || !perSubtask.test(witness) || expr.type !== 'aggregation') return expr;
  if (expr.op !== 'count') return expr;
  const { expr: of } = expr;
  if (of.type !== 'selector') {
    return { ...expr, expr: countingSubtasks(of, isThere, witness) };
  }
  const isFiltered = perSubtask.test(selectedName(of)) && !isThere(of);
  return isFiltered ? { ...expr, expr: { ...of, name: witness } } : expr;
}

/** Null where it can have no series. */
function prune(expr: Expr, isThere: IsThere): Expr | null {
  switch (expr.type) {
    case 'selector':
      return isThere(expr) ? expr : null;
    case 'matrix':
      return isThere(expr.selector) ? expr : null;
    case 'number':
    case 'string':
      return expr;
    case 'call': {
      if (answerNothing.has(expr.func)) return expr;
      const args = expr.args.map((arg) => prune(arg, isThere));
      return args.every((arg) => arg !== null) ? { ...expr, args } : null;
    }
    case 'aggregation':
    case 'unary':
    case 'subquery': {
      const inner = prune(expr.expr, isThere);
      return inner === null ? null : { ...expr, expr: inner };
    }
    case 'binary':
      return pruneBinary(expr, isThere);
  }
}

function pruneBinary(expr: BinaryExpr, isThere: IsThere): Expr | null {
  const left = prune(expr.left, isThere);
  const right = prune(expr.right, isThere);
  if (left !== null && right !== null) {
    return expr.op === 'or' && repeats(left, right) ? left : { ...expr, left, right };
  }
  if (expr.op === 'or') return left ?? right;
  return expr.op === 'unless' ? left : null;
}
