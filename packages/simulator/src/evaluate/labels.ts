import type { Labels } from '@flink-metrics/sdk/prometheus';

export const METRIC_NAME = '__name__';
export const NO_LABELS: Labels = Object.freeze({});

const keys = new WeakMap<Labels, string>();
const unnamed = new WeakMap<Labels, Labels>();

/** Equal for equal label sets, whatever their order. Label sets are never changed, so it is computed once. */
export function labelsKey(labels: Labels): string {
  let key = keys.get(labels);
  if (key === undefined) {
    key = keyOf(labels, Object.keys(labels).sort());
    keys.set(labels, key);
  }
  return key;
}

/** The key of the named labels only; an absent one counts as empty, as PromQL has it. */
export const keyOf = (labels: Labels, names: readonly string[]): string =>
  names.map((name) => `${name}\xff${labels[name] ?? ''}\xff`).join('');

export function withoutName(labels: Labels): Labels {
  if (!(METRIC_NAME in labels)) return labels;
  let result = unnamed.get(labels);
  if (result === undefined) {
    result = without(labels, [METRIC_NAME]);
    unnamed.set(labels, result);
  }
  return result;
}

export const without = (labels: Labels, names: readonly string[]): Labels =>
  Object.fromEntries(Object.entries(labels).filter(([name]) => !names.includes(name)));

export const only = (labels: Labels, names: readonly string[]): Labels =>
  Object.fromEntries(Object.entries(labels).filter(([name]) => names.includes(name)));

/** A copy with one label set; the empty value takes it away. */
export const withLabel = (labels: Labels, name: string, value: string): Labels =>
  value === '' ? without(labels, [name]) : { ...labels, [name]: value };
