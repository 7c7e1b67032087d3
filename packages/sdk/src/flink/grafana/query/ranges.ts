import { type Expr, type MatrixSelector, toMilliseconds, visit } from '../../../promql/index.ts';
import type { ChartDefinition } from '../../definitions/chart.ts';
import { anyRange } from '../../definitions/measures.ts';
import { marks } from './variables.ts';

/** What they give does not depend on how far they look back, if that is far enough. */
const perSecond: ReadonlySet<string> = new Set(['rate', 'irate', 'deriv', 'idelta']);

export type RangeKind = NonNullable<ChartDefinition['ranges']>;

export interface QueryRanges {
  /** What the ranges of the query become. */
  readonly ranges: RangeKind;
  /** What they may become as well, for the same answer: a query without ranges fits anywhere. */
  readonly otherRanges: readonly RangeKind[];
}

/** How far a query looks back; null where it would need two answers. */
export function rangesOf(marked: Expr): QueryRanges | null {
  const kinds = new Set<RangeKind | 'per-second'>();
  visit(marked, (expr) => {
    if (expr.type !== 'call') return;
    for (const arg of expr.args) {
      if (arg.type === 'matrix' || arg.type === 'subquery') kinds.add(kindOf(arg.range, expr.func));
    }
  });
  if (kinds.has('view')) return kinds.size > 1 ? null : { ranges: 'view', otherRanges: [] };
  if (kinds.has('as-written')) return { ranges: 'as-written', otherRanges: [] };
  if (kinds.has('rate-window')) return { ranges: 'rate-window', otherRanges: [] };
  const otherRanges: readonly RangeKind[] =
    kinds.size === 0 ? ['as-written', 'view'] : ['as-written'];
  return { ranges: 'rate-window', otherRanges };
}

function kindOf(range: MatrixSelector['range'], func: string): RangeKind | 'per-second' {
  if (range === marks.view) return 'view';
  if (range === marks.window) return 'rate-window';
  return perSecond.has(func) ? 'per-second' : 'as-written';
}

/** A tree is plain data, and nothing but a range in it is called so. */
export const withoutMarks = <E extends Expr>(marked: E): E =>
  JSON.parse(JSON.stringify(marked), (key, value) =>
    key === 'range' && Object.values(marks).includes(value) ? toMilliseconds(anyRange) : value,
  );
