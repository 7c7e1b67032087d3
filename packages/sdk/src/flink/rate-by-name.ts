import {
  type InstantVector,
  labelReplace,
  rate,
  type Selector,
  subquery,
} from '../promql/index.ts';

/**
 * `rate()` drops the name, and where two metrics of a process differ in nothing else Prometheus refuses the query. Here
 * what varies in the name is kept as the label `label`: the first group of `pattern`, which the whole name matches.
 */
export function rateByName(v: Selector, label: string, pattern: string): InstantVector {
  // chartQuery sets the range, and as the step the interval of the samples.
  return rate(subquery(labelReplace(v, label, '$1', '__name__', pattern), '5m'));
}
