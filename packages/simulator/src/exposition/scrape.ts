import type { Labels } from '@flink-metrics/sdk/prometheus';
import { METRIC_NAME } from '../evaluate/labels.ts';
import type { LabelPredicate } from '../evaluate/series.ts';
import type { SimulatedStore } from '../store.ts';
import { byFamily, metricText, valueText } from './lines.ts';

export interface ExposedStore {
  readonly store: SimulatedStore;
  /** Of the clock (ms). */
  readonly time: number;
  /** How old a sample may be (ms): what was not there at the last scrape is not exposed. */
  readonly interval: number;
}

interface Exposed {
  readonly labels: Labels;
  readonly value: number;
}

/** Prometheus's text format 0.0.4: all series with their own `namespace`, `pod`, `job` and `instance`. */
export const expositionOfAll = (exposed: ExposedStore): string => textOf(current(exposed), exposed);

/**
 * What one target says of itself: without the labels that the scrape adds, and without `up`, which Prometheus writes.
 * Undefined where there is no such target.
 */
export function expositionOfTarget(instance: string, exposed: ExposedStore): string | undefined {
  const ofInstance = (label: string) => label === instance;
  const series = current(exposed, [{ name: 'instance', equals: instance, accepts: ofInstance }]);
  if (series.length === 0) return undefined;
  const added = new Set(Object.keys(targetLabels(series)));
  const own = series.filter(({ labels }) => labels[METRIC_NAME] !== 'up');
  return textOf(own, exposed, added);
}

export interface HttpTarget {
  readonly targets: readonly string[];
  readonly labels: Labels;
}

/** The answer to `http_sd_configs`: each process that is there now, with the labels that Kubernetes' discovery gives. */
export function httpTargets(host: string, exposed: ExposedStore): HttpTarget[] {
  const byInstance = new Map<string, Exposed[]>();
  for (const one of current(exposed)) {
    const instance = one.labels.instance ?? '';
    const known = byInstance.get(instance);
    if (known === undefined) byInstance.set(instance, [one]);
    else known.push(one);
  }
  return [...byInstance].map(([instance, series]) => ({
    targets: [host],
    labels: { ...targetLabels(series), __metrics_path__: '/metrics', __param_instance: instance },
  }));
}

const ofTargets = ['job', 'instance', 'namespace', 'pod'];

/** A kubelet has many namespaces and pods to tell of, and only what all its series share is the target's. */
function targetLabels(series: readonly Exposed[]): Labels {
  const [first] = series;
  return Object.fromEntries(
    ofTargets.flatMap((name) => {
      const value = first?.labels[name];
      const shared = series.every(({ labels }) => labels[name] === value);
      return value !== undefined && shared ? [[name, value]] : [];
    }),
  );
}

/** What an instant query of everything would find: what has ended is not there. */
const current = (
  { store, time, interval }: ExposedStore,
  predicates: readonly LabelPredicate[] = [],
): Exposed[] =>
  store.select(predicates, time - interval, time).flatMap(({ labels, latest }) => {
    const sample = latest(time - interval, time);
    return sample === undefined ? [] : [{ labels, value: sample.value }];
  });

function textOf(
  series: readonly Exposed[],
  { store }: ExposedStore,
  except?: ReadonlySet<string>,
): string {
  return byFamily(series, store.types)
    .map(({ name, type, series: own }) => {
      const lines = own.map(
        ({ labels, value }) => `${metricText(labels, except)} ${valueText(value)}\n`,
      );
      return `# TYPE ${name} ${type}\n${lines.join('')}`;
    })
    .join('');
}
