import type { Labels } from '@flink-metrics/sdk/prometheus';
import type { Grouping } from '@flink-metrics/sdk/promql';
import { executionError } from './evaluation.ts';
import { labelsKey, METRIC_NAME, NO_LABELS, only, withLabel, without } from './labels.ts';
import {
  ascending,
  formatPlain,
  maxOf,
  meanOf,
  minOf,
  quantileOf,
  sumOf,
  varianceOf,
} from './numbers.ts';
import type { EvaluatedSample, EvaluatedVector } from './series.ts';

type Reduce = (values: readonly number[], parameter: number) => number;

const reductions: Readonly<Record<string, Reduce>> = {
  sum: sumOf,
  avg: meanOf,
  count: (values) => values.length,
  min: minOf,
  max: maxOf,
  group: () => 1,
  stddev: (values) => Math.sqrt(varianceOf(values)),
  stdvar: varianceOf,
  quantile: (values, quantile) => quantileOf(quantile, values),
};

/** Aggregates vectors one after another; what it learns of label sets is kept from one to the next. */
export type Aggregator = (vector: EvaluatedVector, parameter: number | string) => EvaluatedVector;

/** Undefined for an operator this does not know. */
export function createAggregator(
  operator: string,
  grouping: Grouping | undefined,
): Aggregator | undefined {
  const reduce = reductions[operator];
  if (reduce !== undefined) {
    const groupsOf = createGrouper(grouping);
    return (vector, parameter) =>
      groupsOf(vector).map(({ labels, elements }) => ({
        labels,
        value: reduce(
          elements.map(({ value }) => value),
          Number(parameter),
        ),
      }));
  }
  switch (operator) {
    case 'topk':
      return createPicker(grouping, (a, b) => descendingNaNLast(a.value, b.value));
    case 'bottomk':
      return createPicker(grouping, (a, b) => descendingNaNLast(-a.value, -b.value));
    case 'count_values':
      return (vector, parameter) => countValues(vector, String(parameter), grouping);
    default:
      return undefined;
  }
}

interface Group {
  readonly labels: Labels;
  readonly elements: EvaluatedSample[];
}

function createGrouper(grouping: Grouping | undefined): (vector: EvaluatedVector) => Group[] {
  const known = new WeakMap<Labels, { key: string; labels: Labels }>();
  const shared = new Map<string, Labels>();
  const groupOf = (labels: Labels) => {
    const found = known.get(labels);
    if (found !== undefined) return found;
    const own = groupLabels(labels, grouping);
    const key = labelsKey(own);
    // One label set a group, so that what is remembered by identity above is found again.
    const group = { key, labels: shared.get(key) ?? own };
    shared.set(key, group.labels);
    known.set(labels, group);
    return group;
  };
  return (vector) => {
    const groups = new Map<string, Group>();
    for (const element of vector) {
      const { key, labels } = groupOf(element.labels);
      const group = groups.get(key);
      if (group === undefined) groups.set(key, { labels, elements: [element] });
      else group.elements.push(element);
    }
    return [...groups.values()];
  };
}

function groupLabels(labels: Labels, grouping: Grouping | undefined): Labels {
  if (grouping === undefined) return NO_LABELS;
  return grouping.kind === 'by'
    ? only(labels, grouping.labels)
    : without(labels, [...grouping.labels, METRIC_NAME]);
}

function createPicker(
  grouping: Grouping | undefined,
  compare: (a: EvaluatedSample, b: EvaluatedSample) => number,
): Aggregator {
  const groupsOf = createGrouper(grouping);
  return (vector, parameter) => {
    const count = Number(parameter);
    if (Number.isNaN(count) || Math.abs(count) >= 2 ** 63)
      throw executionError(`Scalar value ${formatPlain(count)} overflows int64`);
    return groupsOf(vector).flatMap(({ elements }) =>
      elements.toSorted(compare).slice(0, Math.max(0, Math.trunc(count))),
    );
  };
}

const descendingNaNLast = (a: number, b: number): number => ascending(b, a);

function countValues(
  vector: EvaluatedVector,
  label: string,
  grouping: Grouping | undefined,
): EvaluatedVector {
  const counted: Grouping | undefined =
    grouping?.kind === 'without'
      ? grouping
      : { kind: 'by', labels: [...(grouping?.labels ?? []), label] };
  const counts = new Map<string, { labels: Labels; value: number }>();
  for (const element of vector) {
    const labels = groupLabels(
      withLabel(element.labels, label, formatPlain(element.value)),
      counted,
    );
    const key = labelsKey(labels);
    const known = counts.get(key);
    counts.set(key, { labels: known?.labels ?? labels, value: (known?.value ?? 0) + 1 });
  }
  return [...counts.values()];
}
