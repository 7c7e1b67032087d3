import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { RealPrometheus } from '../support/prometheus.ts';
import { type Ask, asTenantA, NOW, SECRET, startTenantsPrometheus } from './gateway-tenants.ts';

let prometheus: RealPrometheus;
let ask: Ask;

before(async () => {
  prometheus = await startTenantsPrometheus('both');
  ask = asTenantA(prometheus);
});
after(() => prometheus[Symbol.asyncDispose]());

type Labels = Readonly<Record<string, string>>;

interface MatrixAnswer {
  readonly status: string;
  readonly data: {
    readonly resultType: string;
    readonly result: { readonly metric: Labels; readonly values: [number, string][] }[];
  };
}

async function selected(parameters: Record<string, string>): Promise<MatrixAnswer['data']> {
  const query = new URLSearchParams({
    start: String(NOW - 300),
    end: String(NOW),
    step: '60',
    ...parameters,
  });
  const response = await ask(`/api/getFlinkMetrics?${query}`);
  const text = await response.text();
  assert.equal(response.status, 200, text);
  assert.doesNotMatch(text, SECRET);
  const { status, data } = JSON.parse(text) as MatrixAnswer;
  assert.equal(status, 'success');
  assert.equal(data.resultType, 'matrix');
  for (const { metric } of data.result) assert.equal(metric.namespace, 'a');
  return data;
}

const names = ({ result }: MatrixAnswer['data']): string[] =>
  result.map(({ metric }) => metric.__name__ ?? '').sort();

const CONTAINER = 'container_memory_usage_bytes';
const CPU = 'flink_taskmanager_Status_JVM_CPU_Load';
const RECORDS = 'flink_taskmanager_job_task_numRecordsIn';

test("a pod's series come in one matrix with their names and values", async () => {
  const data = await selected({ namespace: 'a', podName: 'tm-1-1' });
  assert.deepEqual(names(data), [CONTAINER, CPU, RECORDS]);
  for (const { values } of data.result) assert.equal(values.length, 6);
});

test('a pod is found by tm_id where its series have no pod label', async () => {
  assert.deepEqual(names(await selected({ podName: 'tm-1-3' })), [RECORDS]);
});

test('a job is found by the name its user knows, with its processes and containers', async () => {
  const orders = await selected({ jobName: 'orders' });
  assert.deepEqual(names(orders), [CONTAINER, CPU, RECORDS]);
  for (const { metric } of orders.result) assert.equal(metric.pod, 'tm-1-1');
  assert.deepEqual(names(await selected({ jobName: 'my-job (v2)' })), [CPU, RECORDS]);
  assert.deepEqual(names(await selected({ jobName: 'my_job__v2_' })), [CPU, RECORDS]);
  assert.deepEqual(names(await selected({ jobName: '订单' })), [RECORDS]);
  assert.deepEqual(names(await selected({ jobName: 'orders', podName: 'tm-1-2' })), []);
});

test('the metrics asked for are those answered', async () => {
  assert.deepEqual(names(await selected({ metrics: 'up' })), ['up', 'up']);
  assert.deepEqual(names(await selected({ metrics: `up,secret,${CPU}`, podName: 'tm-1-2' })), [
    CPU,
  ]);
  assert.deepEqual(names(await selected({})).length, 6);
});

test('jobs and namespaces are listed as Prometheus has them', async () => {
  const dataOf = async (path: string): Promise<unknown> => {
    const response = await ask(`/api/flink/${path}?end=${NOW}`);
    const text = await response.text();
    assert.equal(response.status, 200, text);
    assert.doesNotMatch(text, SECRET);
    return (JSON.parse(text) as { data: unknown }).data;
  };
  const jobs = (await dataOf('jobs')) as { jobName: string; labels: Labels }[];
  assert.deepEqual(jobs.map(({ jobName }) => jobName).sort(), ['my_job__v2_', 'orders', '订单']);
  for (const { labels } of jobs) assert.deepEqual(labels, { namespace: 'a' });
  assert.deepEqual(await dataOf('namespaces'), ['a']);
});

test('hostile names find nothing and break nothing', async () => {
  const hostile = [
    'x"} or up{a="',
    '<img src=x onerror=alert(1)>',
    'x'.repeat(10_000),
    '订'.repeat(10_000),
    '.*',
    'orders|.*',
    '(?i)ORDERS',
    '\\',
    '\n',
    '\u0000',
    '\uFFFD',
    '\uFEFForders',
  ];
  for (const name of hostile) {
    assert.deepEqual(names(await selected({ jobName: name })), [], name.slice(0, 40));
    assert.deepEqual(names(await selected({ podName: name })), [], name.slice(0, 40));
  }
});

test('what is out of bounds is refused with what was wrong', async () => {
  for (const [query, message] of [
    ['metrics=up}', /metric names/],
    ['jobName=', /jobName is empty/],
    [`jobName=${'x'.repeat(16_385)}`, /jobName is longer than 16384/],
    ['start=2000&end=1000', /end is before start/],
    ['start=1700000000000', /give seconds, not milliseconds/],
    ['start=0&end=86400&step=1', /longer step/],
    ['pod=tm-1-1', /pod.{3}is not supported here\. Known: namespace, podName/],
  ] as const) {
    const response = await ask(`/api/getFlinkMetrics?${query}`);
    assert.equal(response.status, 400, query);
    assert.match(await response.text(), message);
  }
});
