import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { test } from 'node:test';
import {
  type ChartDefinition,
  chartQuery,
  type Deployment,
  describeDeployment,
  kubernetes,
  printPrometheusRule,
  printRuleFile,
  pushgateway,
  recordingRules,
  sections,
} from '@flink-metrics/sdk/flink';
import {
  createPrometheusClient,
  labelKey,
  type Matrix,
  type PrometheusClient,
} from '@flink-metrics/sdk/prometheus';
import { metricsUsed, print } from '@flink-metrics/sdk/promql';
import { jobSamples } from '../../bench/cost/flink-job.ts';
import { findPromtool } from '../../scripts/tools/programs.ts';
import { run } from '../../scripts/tools/run.ts';
import { startPrometheus } from '../support/prometheus.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const INTERVAL = 15_000;
/** Unix s, on the grid. */
const end = 1_700_002_800;
const start = end - 30 * 60;
const time = end * 1000;
/** Of two tenants the same job. */
const samples = () =>
  [
    ...jobSamples(
      ['a', 'b'].map((namespace) => ({ namespace, parallelism: 2 })),
      { start, end, interval: INTERVAL / 1000 },
    ),
  ].join('');
const open = sections.filter(({ collapsed }) => collapsed !== true).flatMap((one) => one.charts);

const describe = async (client: PrometheusClient, minutes: number, namespace = 'a') => {
  const described = await describeDeployment(client, namespace, {
    jobName: 'orders',
    start: time - minutes * 60_000,
    time,
  });
  assert.ok(described !== null);
  return described;
};

function queryOf(chart: ChartDefinition, deployment: Deployment, minutes: number) {
  const scope = { deployment, namespace: 'a', jobName: 'orders' };
  return chartQuery(chart, scope, { step: INTERVAL, interval: INTERVAL, range: minutes * 60_000 });
}

/** @param before points before the range */
async function show(client: PrometheusClient, query: string, minutes: number, before = 0) {
  const start = time - minutes * 60_000 - before * INTERVAL;
  const grid = { start, end: time, step: INTERVAL };
  return (await client.queryRange(query, grid)).data;
}

/**
 * A rule is evaluated at a time of its own, so each point is as the series were then, or one sample before. What is
 * counted from now is as much later. Sums of the same numbers differ in their last digits.
 */
function assertSame(shown: Matrix, expected: Matrix, { id, unit }: ChartDefinition): void {
  const keysOf = (matrix: Matrix) => matrix.map(({ labels }) => labelKey(labels)).sort();
  assert.deepEqual(keysOf(shown), keysOf(expected), id);
  const tolerance = unit === 'ms' ? INTERVAL : 0;
  const isClose = (one: number, other: number) =>
    Object.is(one, other) || Math.abs(one - other) <= 1e-9 * Math.abs(other) + tolerance;
  for (const { labels, times, values } of shown) {
    const raw = expected.find((one) => labelKey(one.labels) === labelKey(labels));
    const rawAt = (time: number) => raw?.values[raw.times.indexOf(time)] ?? Number.NaN;
    assert.ok(times.length === (raw?.times.length ?? 0) - 1, id);
    for (const [index, time] of times.entries()) {
      const value = values[index] ?? Number.NaN;
      const asThen = [time, time - INTERVAL].map(rawAt);
      assert.ok(
        asThen.some((other) => isClose(value, other)),
        `${id}: ${value}, not one of ${asThen}`,
      );
    }
  }
}

const recordsRead = (query: ReturnType<typeof queryOf>) =>
  metricsUsed(query).filter((name) => name.includes(':'));

test('what is printed is a rule file to Prometheus, whatever the deployment', async () => {
  await using folder = await temporaryFolder('rules');
  const promtool = await findPromtool();
  const above = [{ label: 'cluster', values: ['east'], onContainers: true }];
  const deployments = [
    kubernetes,
    pushgateway,
    { ...kubernetes, namespace: 'exported_namespace', above },
  ];
  for (const [index, deployment] of deployments.entries()) {
    const file = join(folder.path, `${index}.yml`);
    await writeFile(file, printRuleFile(recordingRules({ deployment, sections })));
    await run(promtool, ['check', 'rules', file], { stdio: ['ignore', 'ignore', 'inherit'] });
    // The group of a resource is the same text, further in.
    const resource = printPrometheusRule(recordingRules({ deployment, sections }), {
      namespace: 'm',
    });
    const spec = resource
      .slice(resource.indexOf('spec:\n') + 'spec:\n'.length)
      .replace(/^ {2}/gm, '');
    assert.equal(spec, printRuleFile(recordingRules({ deployment, sections })));
  }
});

test('where rules are evaluated, charts read them and show the same', async () => {
  const rules = printRuleFile(recordingRules());
  await using prometheus = await startPrometheus({
    openMetrics: samples(),
    recorded: { rules, start, end },
  });
  const client = createPrometheusClient({ baseUrl: prometheus.url });
  const deployment = await describe(client, 15);
  assert.ok(deployment.recorded.length > 15, `${deployment.recorded.length} recorded`);
  const raw = { ...deployment, recorded: [] };
  let read = 0;
  for (const chart of open) {
    const query = queryOf(chart, deployment, 15);
    if (recordsRead(query).length === 0) continue;
    read += 1;
    const [shown, expected] = await Promise.all([
      show(client, print(query), 15),
      show(client, print(queryOf(chart, raw, 15)), 15, 1),
    ]);
    assertSame(shown, expected, chart);
  }
  assert.ok(read > 10, `${read} charts read what is recorded`);
  // Each tenant's own, by its label.
  const all = (
    await client.series({ match: ['{__name__=~".+:.+"}'], start: time - 900_000, end: time })
  ).data;
  assert.ok(
    all.length > 0 &&
      all.every(({ namespace, job_name }) => namespace !== undefined && job_name === 'orders'),
  );
  assert.deepEqual([...new Set(all.map(({ namespace }) => namespace))].sort(), ['a', 'b']);
});

test('where rules came within the range, charts show what they show without', async () => {
  const came = end - 8 * 60;
  await using prometheus = await startPrometheus({
    openMetrics: samples(),
    recorded: { rules: printRuleFile(recordingRules()), start: came, end },
  });
  const client = createPrometheusClient({ baseUrl: prometheus.url });
  assert.deepEqual((await describe(client, 15)).recorded, []);
  const since = await describe(client, 5);
  assert.ok(since.recorded.length > 0);
  for (const chart of open) {
    const query = queryOf(chart, since, 5);
    if (recordsRead(query).length === 0) continue;
    const [shown, expected] = await Promise.all([
      show(client, print(query), 5),
      show(client, print(queryOf(chart, { ...since, recorded: [] }, 5)), 5, 1),
    ]);
    assertSame(shown, expected, chart);
  }
});

test('a running Prometheus evaluates them as it scrapes', async () => {
  await using folder = await temporaryFolder('rules');
  const group = recordingRules({ interval: 1000, sections: sections.slice(0, 3) });
  const rules = join(folder.path, 'rules.yml');
  await writeFile(rules, printRuleFile(group));
  await using exporter = await startExporter();
  await using prometheus = await startPrometheus({
    scrapeConfigs: [
      `rule_files: ['${rules}']`,
      'scrape_configs:',
      '  - job_name: flink',
      '    honor_labels: true',
      '    scrape_interval: 1s',
      `    static_configs: [{ targets: ['${exporter.address}'] }]`,
      '',
    ].join('\n'),
  });
  const client = createPrometheusClient({ baseUrl: prometheus.url });
  const samplesOf = async (name: string) => {
    const { data } = await client.query(`${name}{namespace="a"}[1m]`);
    return data.type === 'matrix' ? data.matrix : [];
  };
  const name = 'namespace_job_task:flink_taskmanager_job_task_numRecordsInPerSecond:sum';
  await waitFor(async () => ((await samplesOf(name))[0]?.times.length ?? 0) >= 5);
  const { data: groups } = await client.rules();
  const evaluated = groups.flatMap((one) => one.rules);
  assert.deepEqual(
    evaluated.map((rule) => [rule.name, rule.health]),
    group.rules.map(({ record }) => [record, 'ok']),
  );
  let found = 0;
  // Values are compared above: here a scrape may be stored later than the rule of its time was evaluated.
  for (const { record, expr } of group.rules) {
    const { data } = await client.query(print(expr));
    const expected =
      data.type === 'vector' ? data.vector.map(({ labels }) => labelKey(labels)) : [];
    const recorded = (await samplesOf(record)).map(({ labels: { __name__, ...own } }) =>
      labelKey(own),
    );
    found += recorded.length;
    assert.deepEqual(recorded.sort(), expected.sort(), record);
  }
  assert.ok(found > 10, `${found} recorded series`);
});

/** What the job's processes report, all in one place. */
async function startExporter(): Promise<AsyncDisposable & { readonly address: string }> {
  const server = createServer((_, response) => {
    const now = Math.floor(Date.now() / 1000);
    const lines = jobSamples([{ namespace: 'a', parallelism: 2 }], {
      start: now,
      end: now,
      interval: 1,
    });
    response.setHeader('content-type', 'text/plain; version=0.0.4');
    response.end([...lines].map((line) => line.replace(/ \d+\n$/, '\n')).join(''));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  assert.ok(typeof address === 'object' && address !== null);
  return {
    address: `127.0.0.1:${address.port}`,
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

async function waitFor(probe: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (!(await probe())) {
    assert.ok(Date.now() < deadline, 'it never came');
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}
