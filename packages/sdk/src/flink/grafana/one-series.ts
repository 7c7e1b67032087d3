import { type Expr, isScalar } from '../../promql/index.ts';

/** They pick or make several series of one vector. */
const several: ReadonlySet<string> = new Set([
  'topk',
  'bottomk',
  'limitk',
  'limit_ratio',
  'count_values',
]);

/** Whether a query answers one series for one job, as a tile needs it. A job has one JobManager that leads. */
export function isOneSeries(expr: Expr): boolean {
  switch (expr.type) {
    case 'aggregation':
      return !several.has(expr.op) && groupsNothing(expr.grouping);
    case 'selector':
      return expr.name?.startsWith('flink_jobmanager_') === true;
    case 'matrix':
      return isOneSeries(expr.selector);
    case 'subquery':
    case 'unary':
      return isOneSeries(expr.expr);
    case 'call':
      return expr.args.every(isNumberOrOne);
    case 'binary':
      return expr.op !== 'or' && isNumberOrOne(expr.left) && isNumberOrOne(expr.right);
    default:
      return false;
  }
}

const isNumberOrOne = (expr: Expr): boolean =>
  expr.type === 'string' || isScalar(expr) || isOneSeries(expr);

const groupsNothing = (
  grouping: { readonly kind: string; readonly labels: readonly string[] } | undefined,
): boolean => grouping === undefined || (grouping.kind === 'by' && grouping.labels.length === 0);
