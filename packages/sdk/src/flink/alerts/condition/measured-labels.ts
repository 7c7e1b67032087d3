import type { BinaryExpr, Expr } from '../../../promql/index.ts';

/** Those that leave one series for each group. */
const grouping: ReadonlySet<string> = new Set([
  'sum',
  'max',
  'min',
  'avg',
  'count',
  'group',
  'stddev',
  'stdvar',
  'quantile',
]);

/** The labels that the series of a measure have; null where it is not aggregated, and so nobody can say. */
export function measuredLabels(expr: Expr): readonly string[] | null {
  switch (expr.type) {
    case 'number':
      return [];
    case 'unary':
      return measuredLabels(expr.expr);
    case 'aggregation': {
      if (!grouping.has(expr.op) || expr.grouping?.kind === 'without') return null;
      return expr.grouping?.labels ?? [];
    }
    case 'call':
      return ofCall(expr.func, expr.args);
    case 'binary':
      return ofBinary(expr);
    default:
      return null;
  }
}

function ofBinary({ op, left, right, matching }: BinaryExpr): readonly string[] | null {
  const [one, other] = [measuredLabels(left), measuredLabels(right)];
  if (one === null || other === null) return null;
  if (matching?.group !== undefined) return matching.group.side === 'left' ? one : other;
  if (op === 'and' || op === 'unless') return one;
  if (op === 'or') return one.join() === other.join() ? one : null;
  // Of one-to-one, what is matched on is left.
  if (matching?.kind === 'on') return matching.labels;
  return [...new Set([...one, ...other])];
}

function ofCall(func: string, args: readonly Expr[]): readonly string[] | null {
  if (args.length === 0 || func === 'scalar' || func === 'vector') return [];
  const vector = args.find(({ type }) => type !== 'number');
  if (vector === undefined) return [];
  // Over a subquery: what is inside has labels of its own.
  return measuredLabels(vector.type === 'subquery' ? vector.expr : vector);
}
