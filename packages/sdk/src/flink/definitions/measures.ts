import {
  type InstantVector,
  increase as increaseOver,
  type LabelConditions,
  labelReplace,
  mul,
  or,
  rate as rateOver,
  re,
  type Selector,
  selector,
  subquery,
  time,
} from '../../promql/index.ts';

/** RE2 for tasks and operators that are sources: Flink begins their names so, those of SQL too (`Source: orders[1]`). */
export const SOURCES = 'Source.*';

/** `chartQuery` puts the rate window (or the view) in its place. */
export const anyRange = '5m';

export const rate = (v: Selector): InstantVector => rateOver(v, anyRange);
export const increase = (v: Selector): InstantVector => increaseOver(v, anyRange);

/**
 * `rate()` drops the name, and where two metrics of a process differ in nothing else Prometheus refuses the query. Here
 * what varies in the name is kept as the label `label`: the first group of `pattern`, which the whole name matches.
 */
export const rateByName = (v: Selector, label: string, pattern: string): InstantVector =>
  rateOver(byName(v, label, pattern));

/** Like {@link rateByName}. */
export const increaseByName = (v: Selector, label: string, pattern: string): InstantVector =>
  increaseOver(byName(v, label, pattern));

// `chartQuery` sets the step, too: the interval of the samples.
const byName = (v: Selector, label: string, pattern: string) =>
  subquery(labelReplace(v, label, '$1', '__name__', pattern), anyRange);

/** Every metric whose whole name fits: for names with a state's, a collector's or a column family's name inside. */
export function metricsLike(pattern: string, conditions: LabelConditions<string> = {}): Selector {
  return selector({ __name__: re(pattern), ...conditions });
}

/** Unix time in ms. */
export const now = () => mul(time(), 1000);

/** The newer name's series, and those of the older one that it lacks. */
export function orElse(newer: InstantVector, ...older: readonly InstantVector[]): InstantVector {
  return older.reduce<InstantVector>((left, right) => or(left, right), newer);
}

/** Several measures in one query, told apart by the label `series`. */
export function measures(named: Readonly<Record<string, InstantVector>>): InstantVector {
  const [first, ...others] = Object.entries(named).map(([name, v]) =>
    labelReplace(v, 'series', name, '', ''),
  );
  if (first === undefined) throw new RangeError('measures() needs at least one');
  return orElse(first, ...others);
}
