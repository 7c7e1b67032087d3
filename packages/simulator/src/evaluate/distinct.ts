import type { Labels } from '@flink-metrics/sdk/prometheus';
import { executionError } from './evaluation.ts';
import { labelsKey } from './labels.ts';
import type { EvaluatedVector } from './series.ts';

const sameLabels = () => executionError('vector cannot contain metrics with the same labelset');

/** @throws {EvaluationError} where two elements have the same labels. */
export function distinct(vector: EvaluatedVector): EvaluatedVector {
  const keys = new Set(vector.map(({ labels }) => labelsKey(labels)));
  if (keys.size < vector.length) throw sameLabels();
  return vector;
}

/**
 * Changes label sets, and refuses to make two series one, even where they never have a sample at the same time:
 * Prometheus evaluates these functions series by series over the whole query.
 */
export function relabelled(relabel: (labels: Labels) => Labels): (labels: Labels) => Labels {
  const sources = new Map<string, string>();
  const results = new WeakMap<Labels, Labels>();
  return (labels) => {
    const known = results.get(labels);
    if (known !== undefined) return known;
    const result = relabel(labels);
    const [key, source] = [labelsKey(result), labelsKey(labels)];
    if ((sources.get(key) ?? source) !== source) throw sameLabels();
    sources.set(key, source);
    results.set(labels, result);
    return result;
  };
}
