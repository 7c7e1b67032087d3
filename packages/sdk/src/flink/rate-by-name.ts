import {
  type InstantVector,
  increase,
  labelReplace,
  rate,
  type Selector,
  subquery,
} from '../promql/index.ts';

/**
 * `rate()` drops the name, and where two metrics of a process differ in nothing else Prometheus refuses the query. Here
 * what varies in the name is kept as the label `label`: the first group of `pattern`, which the whole name matches.
 */
export const rateByName = (v: Selector, label: string, pattern: string): InstantVector =>
  rate(byName(v, label, pattern));

/** Like {@link rateByName}. */
export const increaseByName = (v: Selector, label: string, pattern: string): InstantVector =>
  increase(byName(v, label, pattern));

// chartQuery sets the range, and as the step the interval of the samples.
const byName = (v: Selector, label: string, pattern: string) =>
  subquery(labelReplace(v, label, '$1', '__name__', pattern), '5m');
