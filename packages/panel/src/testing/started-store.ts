import type { Section } from '@flink-metrics/sdk/internal/flink-core';
import { sections } from '@flink-metrics/sdk/internal/flink-sections';
import { createPrometheusClient } from '@flink-metrics/sdk/prometheus';
import { metric } from '@flink-metrics/sdk/promql';
import type { TimeRange } from '../range/time-range.ts';
import { createPanelStore, type PanelStore, type PanelStoreOptions } from '../store/panel-store.ts';
import { openChartIds } from '../store/state/panel-state.ts';
import { type FakePrometheus, fakePrometheus } from './fake-prometheus.ts';

export const orders = { namespace: 'tenant-a', job: 'orders' };
export const hour: TimeRange = { kind: 'relative', length: 3_600_000 };
export const now = Date.UTC(2026, 2, 1, 10);

/** A store over a fake Prometheus, on a clock that only moves by `pass`. */
export function startedStore(options: Partial<PanelStoreOptions> = {}) {
  const prometheus = fakePrometheus();
  const client = createPrometheusClient({
    baseUrl: 'http://prometheus.test',
    fetch: prometheus.fetch,
  });
  let time = now;
  const store = createPanelStore({ client, sections, now: () => time, ...options });
  return {
    prometheus,
    store,
    pass(ms: number) {
      time += ms;
    },
    /** Range queries of charts so far. */
    ranges: () => prometheus.asked.filter(isChart).length,
    chart: (id: string) => store.getState().charts.get(id),
  };
}

/** A range query of a chart, not of the marks. */
export const isChart = ({ path, params }: FakePrometheus['asked'][number]): boolean =>
  path === 'query_range' && !params.get('query')?.includes('(uptime|');

/** PromQL of the charts in open sections. */
export function openQueries(store: PanelStore): Set<string | undefined> {
  const { charts } = store.getState();
  return new Set(openChartIds(store.getState()).map((id) => charts.get(id)?.query));
}

/** A section of charts with these ids, each of a metric of that name. */
export const sectionOf = (id: string, ...chartIds: readonly string[]): Section => ({
  id,
  title: { en: id, 'zh-CN': id },
  charts: chartIds.map((chart) => ({
    id: chart,
    title: { en: chart, 'zh-CN': chart },
    unit: 'count',
    view: 'line',
    query: metric(`flink_taskmanager_job_task_${chart}`),
    legend: [],
  })),
});

/** A value that notifies of its changes: stands for `document.visibilityState` or `navigator.onLine`. */
export function signal(initial: boolean) {
  const listeners = new Set<() => void>();
  let value = initial;
  return {
    get: () => value,
    set(next: boolean) {
      value = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    listeners,
  };
}

/** Lets pending promises and answers settle, also under a mocked clock. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 30; turn++) await new Promise(setImmediate);
}
