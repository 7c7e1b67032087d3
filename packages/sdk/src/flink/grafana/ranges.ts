import type { Expr } from '../../promql/index.ts';
import type { ChartDefinition } from '../chart.ts';
import { marks } from './variables.ts';

/** What they give does not depend on how far they look back, if that is far enough. */
const perSecond: ReadonlySet<string> = new Set(['rate', 'irate', 'deriv', 'idelta']);

/** `chartQuery` puts the rate window (or the view) in its place. */
const ANY_RANGE = 300_000;

type Kind = NonNullable<ChartDefinition['ranges']>;

/** The query without marks, and what its ranges become; null where one query would need two answers. */
export function settleRanges(
  marked: Expr,
): { readonly query: Expr; readonly ranges: Kind | undefined } | null {
  const kinds = new Set<Kind>();
  const query = unmark(marked, '', kinds);
  if (kinds.has('view')) return kinds.size > 1 ? null : { query, ranges: 'view' };
  return { query, ranges: kinds.has('as-written') ? 'as-written' : undefined };
}

/** @param func the function whose argument it is */
function unmark(expr: Expr, func: string, kinds: Set<Kind>): Expr {
  switch (expr.type) {
    case 'matrix':
      return { ...expr, range: settle(expr.range, func, kinds) };
    case 'subquery': {
      const range = settle(expr.range, func, kinds);
      return { ...expr, range, expr: unmark(expr.expr, '', kinds) };
    }
    case 'call':
      return { ...expr, args: expr.args.map((arg) => unmark(arg, expr.func, kinds)) };
    case 'aggregation': {
      const inner = { ...expr, expr: unmark(expr.expr, '', kinds) };
      return expr.param === undefined ? inner : { ...inner, param: unmark(expr.param, '', kinds) };
    }
    case 'unary':
      return { ...expr, expr: unmark(expr.expr, '', kinds) };
    case 'binary':
      return {
        ...expr,
        left: unmark(expr.left, '', kinds),
        right: unmark(expr.right, '', kinds),
      };
    default:
      return expr;
  }
}

function settle(range: number, func: string, kinds: Set<Kind>): number {
  if (range === marks.view) kinds.add('view');
  else if (range === marks.window || perSecond.has(func)) kinds.add('rate-window');
  else kinds.add('as-written');
  return range === marks.view || range === marks.window ? ANY_RANGE : range;
}
