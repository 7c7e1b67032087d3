import { chartQuery, type JobScope, type Section } from '@flink-metrics/sdk/flink';
import type { PrometheusClient } from '@flink-metrics/sdk/prometheus';
import { print } from '@flink-metrics/sdk/promql';
import type { FlinkRelease } from '../../scripts/flink/artifacts.ts';
import { INTERVAL_MS } from './prometheus-config.ts';

/** Charts that stay empty here, by id, and why: everything else must draw. */
const neverHere: Readonly<Record<string, string>> = {
  'records-waiting': 'the job reads no Kafka',
  'pending-records': 'the job reads no Kafka',
  'records-lag-max': 'the job reads no Kafka',
  'consumed-records': 'the job reads no Kafka',
  'consumed-bytes': 'the job reads no Kafka',
  'commit-failures': 'the job reads no Kafka',
  'fetch-latency': 'the job reads no Kafka',
  'sent-records': 'the job writes no Kafka',
  'sent-bytes': 'the job writes no Kafka',
  'send-errors': 'the job writes no Kafka',
  'send-latency': 'the job writes no Kafka',
  'container-cpu-throttling': 'a plain process has no CPU limit',
  'container-memory-share': 'a plain process has no memory limit',
  'container-restarts': 'without Kubernetes there is no kube-state-metrics',
};

const before21: Readonly<Record<string, string>> = {
  'tm-files': 'Flink counts file descriptors since 2.1',
  'jm-files': 'Flink counts file descriptors since 2.1',
};

/** Ids of a section's charts that must have something to draw. */
export function expectedCharts(section: Section, release: FlinkRelease): readonly string[] {
  const empty = release === '1.20' ? { ...neverHere, ...before21 } : neverHere;
  return section.charts.map(({ id }) => id).filter((id) => !(id in empty));
}

/** A chart's query as the panel would ask it for the last minute. */
export function chartText(chart: Section['charts'][number], scope: JobScope): string {
  return print(
    chartQuery(chart, scope, { step: INTERVAL_MS, interval: INTERVAL_MS, range: 60_000 }),
  );
}

/** Ids of a section's charts that have a number somewhere in the last half minute. */
export async function chartsWithNumbers(
  client: PrometheusClient,
  section: Section,
  scope: JobScope,
): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const chart of section.charts) {
    const end = Date.now();
    const { data } = await client.queryRange(chartText(chart, scope), {
      start: end - 30_000,
      end,
      step: INTERVAL_MS,
    });
    if (data.some(({ values }) => values.some(Number.isFinite))) ids.push(chart.id);
  }
  return ids;
}
