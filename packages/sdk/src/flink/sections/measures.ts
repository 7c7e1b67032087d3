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
  time,
} from '../../promql/index.ts';

/** `chartQuery` puts the rate window (or the view) in its place. */
const anyRange = '5m';

export const rate = (v: Selector): InstantVector => rateOver(v, anyRange);
export const increase = (v: Selector): InstantVector => increaseOver(v, anyRange);

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
