import type { Labels } from '@flink-metrics/sdk/prometheus';
import type { VectorMatching } from '@flink-metrics/sdk/promql';
import { keyOf, labelsKey, METRIC_NAME, only, withLabel, without, withoutName } from './labels.ts';

/** How two vectors find each other, and the labels of what they give. */
export interface MatchMaker {
  /** Equal for elements that match. */
  keyOf(labels: Labels): string;
  /** Labels of the result of a pair; the "many" side is the left one where both are "one". */
  labelsOf(many: Labels, one: Labels): Labels;
}

export function matchMaker(matching: VectorMatching | undefined, dropsName: boolean): MatchMaker {
  const { kind, labels: names, group } = matching ?? { kind: 'ignoring', labels: [] };
  const ignored = [...names, METRIC_NAME];
  const keys = new WeakMap<Labels, string>();
  const results = new WeakMap<Labels, WeakMap<Labels, Labels>>();

  const resultLabels = (many: Labels, one: Labels): Labels => {
    const base = dropsName ? withoutName(many) : many;
    if (group === undefined) return kind === 'on' ? only(base, names) : without(base, names);
    return group.labels.reduce((labels, name) => withLabel(labels, name, one[name] ?? ''), base);
  };

  return {
    keyOf: (labels) => {
      let key = keys.get(labels);
      if (key === undefined) {
        key = kind === 'on' ? keyOf(labels, names) : labelsKey(without(labels, ignored));
        keys.set(labels, key);
      }
      return key;
    },
    labelsOf: (many, one) => {
      const known = results.get(many) ?? new WeakMap<Labels, Labels>();
      results.set(many, known);
      const labels = known.get(one) ?? resultLabels(many, one);
      known.set(one, labels);
      return labels;
    },
  };
}

/** As Prometheus writes a series. */
export function describe(labels: Labels): string {
  const pairs = Object.keys(labels)
    .filter((name) => name !== METRIC_NAME)
    .sort()
    .map((name) => `${name}=${JSON.stringify(labels[name])}`);
  return `${labels[METRIC_NAME] ?? ''}{${pairs.join(', ')}}`;
}
