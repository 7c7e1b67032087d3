import { type DurationExpr, type Expr, visit } from '@flink-metrics/sdk/promql';

/** Functions whose value depends on the range of the query they stand in. */
const OF_THE_RANGE: ReadonlySet<string> = new Set(['start', 'end', 'range']);

/**
 * Whether the value of a range query at a time is the same for every range on the same grid, and final once its samples
 * are: then answers can be put together from parts. Not so with `@`, with the functions of the range itself, with
 * durations that are computed, which may hold these, and with a negative offset or a smoothed window, which read samples
 * that are yet to come.
 */
export function isSpliceable(expr: Expr): boolean {
  let spliceable = true;
  visit(expr, (node) => {
    if (node.type === 'call') spliceable &&= !OF_THE_RANGE.has(node.func);
    if (node.type === 'matrix' || node.type === 'subquery') spliceable &&= isNumber(node.range);
    if (node.type === 'subquery') spliceable &&= isNumber(node.step ?? 0);
    if (node.type === 'selector') spliceable &&= node.extended !== 'smoothed';
    if (node.type !== 'selector' && node.type !== 'subquery') return;
    const { at, offset = 0 } = node;
    spliceable &&= at === undefined && isNumber(offset) && offset >= 0;
  });
  return spliceable;
}

const isNumber = (duration: number | DurationExpr): duration is number =>
  typeof duration === 'number';
