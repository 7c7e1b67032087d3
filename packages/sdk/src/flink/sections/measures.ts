import type { Expr, Matcher, VectorSelector } from '../../promql/index.ts';

/** `chartQuery` puts the rate window (or the view) in its place. */
const anyRange = 5 * 60_000;

export function metric(name: string, matchers: readonly Matcher[] = []): VectorSelector {
  return { type: 'selector', name, matchers };
}

/** Every metric whose whole name fits: for names with a state's, a collector's or a column family's name inside. */
export function metricsLike(pattern: string, matchers: readonly Matcher[] = []): VectorSelector {
  return {
    type: 'selector',
    matchers: [{ name: '__name__', op: '=~', value: pattern }, ...matchers],
  };
}

type RangeFunction = 'rate' | 'increase' | 'max_over_time' | 'avg_over_time';

export function over(func: RangeFunction, selector: VectorSelector): Expr {
  return { type: 'call', func, args: [{ type: 'matrix', selector, range: anyRange }] };
}

export function rate(selector: VectorSelector): Expr {
  return over('rate', selector);
}

export function increase(selector: VectorSelector): Expr {
  return over('increase', selector);
}

/** `rate()` of metrics told apart by their names only: the name goes into the label before `rate` drops it. */
export function rateByName(selector: VectorSelector, label: string, namePattern: string): Expr {
  const named = labelReplace(selector, label, '$1', '__name__', namePattern);
  return {
    type: 'call',
    func: 'rate',
    args: [{ type: 'subquery', expr: named, range: anyRange }],
  };
}

type AggregationOperator = 'sum' | 'avg' | 'min' | 'max' | 'count';
type Aggregate = (expr: Expr, ...by: readonly string[]) => Expr;

function aggregation(op: AggregationOperator): Aggregate {
  return (expr, ...labels) =>
    labels.length === 0
      ? { type: 'aggregation', op, expr }
      : { type: 'aggregation', op, expr, grouping: { kind: 'by', labels } };
}

export const sum = aggregation('sum');
export const avg = aggregation('avg');
export const min = aggregation('min');
export const max = aggregation('max');
export const count = aggregation('count');

export function times(expr: Expr, factor: number): Expr {
  return { type: 'binary', op: '*', left: expr, right: { type: 'number', value: factor } };
}

export function per(expr: Expr, divisor: number): Expr {
  return { type: 'binary', op: '/', left: expr, right: { type: 'number', value: divisor } };
}

export function ratio(part: Expr, whole: Expr): Expr {
  return { type: 'binary', op: '/', left: part, right: whole };
}

export function minus(left: Expr, right: Expr): Expr {
  return { type: 'binary', op: '-', left, right };
}

export function plus(left: Expr, right: Expr): Expr {
  return { type: 'binary', op: '+', left, right };
}

export function positive(expr: Expr): Expr {
  return { type: 'binary', op: '>', left: expr, right: { type: 'number', value: 0 } };
}

export function round(expr: Expr): Expr {
  return { type: 'call', func: 'round', args: [expr] };
}

/** Unix time now, in ms. */
export const now: Expr = times({ type: 'call', func: 'time', args: [] }, 1000);

/** The newer name's series, and where it has none those of the older one. */
export function orElse(newer: Expr, ...older: readonly Expr[]): Expr {
  return older.reduce((left, right): Expr => ({ type: 'binary', op: 'or', left, right }), newer);
}

/** Several measures in one query, told apart by the label `series`. */
export function measures(named: Readonly<Record<string, Expr>>): Expr {
  const [first, ...others] = Object.entries(named).map(([name, expr]) =>
    labelReplace(expr, 'series', name, '', ''),
  );
  if (first === undefined) throw new RangeError('measures() needs at least one');
  return orElse(first, ...others);
}

function labelReplace(expr: Expr, to: string, value: string, from: string, regex: string): Expr {
  const text = [to, value, from, regex].map((value) => ({ type: 'string', value }) as const);
  return { type: 'call', func: 'label_replace', args: [expr, ...text] };
}
