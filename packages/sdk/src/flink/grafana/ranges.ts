import { type Expr, visit } from '../../promql/index.ts';
import type { ChartDefinition } from '../chart.ts';
import { marks } from './variables.ts';

/** What they give does not depend on how far they look back, if that is far enough. */
const perSecond: ReadonlySet<string> = new Set(['rate', 'irate', 'deriv', 'idelta']);

/** `chartQuery` puts the rate window (or the view) in its place. */
const ANY_RANGE = 300_000;

type Kind = NonNullable<ChartDefinition['ranges']>;

/** What the ranges of a query become; null where one query would need two answers. */
export function rangesOf(marked: Expr): Kind | null {
  const kinds = new Set<Kind>();
  visit(marked, (expr) => {
    if (expr.type !== 'call') return;
    for (const arg of expr.args) {
      if (arg.type === 'matrix' || arg.type === 'subquery') kinds.add(kindOf(arg.range, expr.func));
    }
  });
  if (kinds.has('view')) return kinds.size > 1 ? null : 'view';
  return kinds.has('as-written') ? 'as-written' : 'rate-window';
}

function kindOf(range: number, func: string): Kind {
  if (range === marks.view) return 'view';
  return range === marks.window || perSecond.has(func) ? 'rate-window' : 'as-written';
}

/** A tree is plain data, and nothing but a range in it is called so. */
export const withoutMarks = <E extends Expr>(marked: E): E =>
  JSON.parse(JSON.stringify(marked), (key, value) =>
    key === 'range' && Object.values(marks).includes(value) ? ANY_RANGE : value,
  );
