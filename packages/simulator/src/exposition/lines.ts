import type { Labels } from '@flink-metrics/sdk/prometheus';
import { METRIC_NAME } from '../evaluate/labels.ts';
import type { SimulatedStore } from '../store.ts';

type MetricType = 'gauge' | 'counter' | 'summary';

/** The series of one `# TYPE`: a summary's quantiles, its sum and its count stand together. */
export interface MetricFamily<T> {
  readonly name: string;
  readonly type: MetricType;
  readonly series: readonly T[];
}

/** Series by the family that they belong to, each family once, as both formats demand. */
export function byFamily<T extends { readonly labels: Labels }>(
  series: readonly T[],
  types: SimulatedStore['types'],
): MetricFamily<T>[] {
  const families = new Map<string, { name: string; type: MetricType; series: T[] }>();
  for (const one of series) {
    const metric = one.labels[METRIC_NAME] ?? '';
    const type = types.get(metric) ?? 'gauge';
    const name = type === 'summary' ? metric.replace(/_(?:sum|count)$/, '') : metric;
    const family = families.get(name) ?? { name, type, series: [] };
    family.series.push(one);
    families.set(name, family);
  }
  return [...families.values()];
}

/** `name{label="value",…}`; labels without a value are none. */
export function metricText(labels: Labels, except: ReadonlySet<string> = none): string {
  const pairs = Object.entries(labels)
    .filter(([name, value]) => name !== METRIC_NAME && value !== '' && !except.has(name))
    .map(([name, value]) => `${name}="${escaped(value)}"`);
  const name = labels[METRIC_NAME] ?? '';
  return pairs.length === 0 ? name : `${name}{${pairs.join(',')}}`;
}

const none: ReadonlySet<string> = new Set();

/** https://prometheus.io/docs/instrumenting/exposition_formats/#comments-help-text-and-type-information */
const escaped = (value: string): string =>
  value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');

export function valueText(value: number): string {
  if (value === Number.POSITIVE_INFINITY) return '+Inf';
  if (value === Number.NEGATIVE_INFINITY) return '-Inf';
  // -0 as text loses its sign.
  return Object.is(value, -0) ? '-0' : String(value);
}
