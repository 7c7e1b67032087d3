import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  catalog,
  defaultQuery,
  type JobScope,
  kubernetes,
  type MetricFamily,
  metricScope,
  scopeToJob,
} from '@flink-metrics/sdk/flink';
import { createPrometheusClient } from '@flink-metrics/sdk/prometheus';
import { print } from '@flink-metrics/sdk/promql';
import { startPrometheus } from '../support/prometheus.ts';

const end = 1_700_000_000;
const interval = 15;
const scope: JobScope = { deployment: kubernetes, namespace: 'tenant-a', jobName: 'orders' };

/** Two names of each pattern: functions that drop the name must not mix them up. */
const partValues: Readonly<Record<string, readonly string[]>> = {
  direction: ['Input', 'Output'],
  index: ['0', '1'],
  level: ['0', '1'],
  n: ['1', '2'],
  cpu: ['0', '1'],
  kind: ['FlinkDeployment', 'FlinkSessionJob'],
  method: ['GET', 'POST'],
  code: ['200', '404'],
  outcome: ['finished', 'failed'],
  action: ['ADDED', 'DELETED'],
  status: ['READY', 'MISSING'],
  state: ['STABLE', 'FAILED'],
};

function namesOf({ name }: MetricFamily): readonly string[] {
  const named = [0, 1].map((choice) =>
    name.replace(
      /<(\w+)>/g,
      (_, part: string) => partValues[part]?.[choice] ?? `Part${'AB'[choice]}`,
    ),
  );
  return [...new Set(named)];
}

function samplesOf(family: MetricFamily): readonly string[] {
  const { labels, semantics, measure, sentinel } = family;
  const values: Record<string, string> = {
    namespace: 'tenant-a',
    job_name: 'orders',
    tm_id: 'tm',
    host: 'host',
    pod: 'pod',
    resourcens: 'tenant-a',
  };
  const scraped = metricScope(family.name) === 'operator' ? [] : ['namespace', 'pod'];
  const own = [...new Set([...labels, ...scraped])]
    .map((label) => label.replace(/[<>]/g, ''))
    .map((label) => `${label}=${JSON.stringify(values[label] ?? label)}`);
  const quantile = measure === 'distribution' ? ['quantile="0.99"'] : [];
  const valueAt = (time: number) =>
    semantics === 'cumulative' ? time : sentinel === 'watermark' ? time * 1000 : 1;
  return namesOf(family).flatMap((name) =>
    [5, 4, 3, 2, 1, 0].map((back) => {
      const time = end - back * interval;
      return `${name}{${[...own, ...quantile].join(',')}} ${valueAt(time)} ${time}`;
    }),
  );
}

test('every family’s default query runs on a real Prometheus and finds its series', async () => {
  const lines = new Set(catalog.flatMap(samplesOf));
  await using prometheus = await startPrometheus({
    openMetrics: [...lines].toSorted().join('\n'),
  });
  const client = createPrometheusClient({ baseUrl: prometheus.url });
  for (const family of catalog) {
    const query = print(
      scopeToJob(defaultQuery(family), scope, { interval: interval * 1000, range: 60_000 }),
    );
    const { data } = await client.query(query, { time: end * 1000 });
    assert.ok(data.type === 'vector' && data.vector.length > 0, `${family.name}: ${query}`);
  }
});
