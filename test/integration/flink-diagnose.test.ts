import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeDeployment, kubernetes } from '@flink-metrics/sdk/flink';
import {
  diagnose,
  diagnoseNamespace,
  findingText,
  sayFinding,
  sayHeldUp,
  sayReason,
} from '@flink-metrics/sdk/flink/rules';
import { createPrometheusClient } from '@flink-metrics/sdk/prometheus';
import { print } from '@flink-metrics/sdk/promql';
import { parse } from '@flink-metrics/sdk/promql/parse';
import { createSimulator, defaultJobs, type ScenarioName } from '@flink-metrics/simulator';

const NOW = Date.UTC(2026, 4, 16, 12, 0, 0);
const MINUTE = 60_000;

async function looked(scenario: ScenarioName, options: Parameters<typeof diagnose>[2] = {}) {
  const jobs = defaultJobs.filter(({ name }) => name === 'orders');
  const simulator = createSimulator({ now: () => NOW, scenario, jobs });
  const queries: string[] = [];
  const client = createPrometheusClient({
    baseUrl: 'http://simulator',
    fetch: async (request) => {
      const own = new Request(request);
      const body = new URLSearchParams(await own.clone().text());
      queries.push(body.get('query') ?? '');
      return simulator.fetch(own);
    },
  });
  const [namespace, jobName] = ['tenant-a', 'orders'];
  const found = await describeDeployment(client, namespace, { jobName, time: NOW });
  queries.length = 0;
  const scope = { deployment: found ?? kubernetes, namespace, jobName };
  return { diagnosis: await diagnose(client, scope, { at: NOW, ...options }), queries, client };
}

test('a healthy job is healthy, and what could not be told says why', async () => {
  const { diagnosis } = await looked('healthy');
  assert.deepEqual([diagnosis.verdict, diagnosis.phase], ['healthy', 'running']);
  assert.deepEqual([diagnosis.findings, diagnosis.expected], [[], []]);
  for (const { answer, reasons } of diagnosis.checks) {
    assert.equal(reasons.length > 0, answer === 'unknown');
    for (const reason of reasons) assert.ok(sayReason(reason, 'zh-CN').length > 0);
  }
});

test('a look is three requests at most, each as long as a gateway takes', async () => {
  const { diagnosis, queries } = await looked('backpressured');
  assert.ok(queries.length <= 3, `${queries.length} requests`);
  assert.equal(diagnosis.requests, queries.length);
  for (const query of queries) {
    assert.ok(query.length > 0 && query.length <= 16_384, String(query.length));
    // As a gateway reads it, whose parser is strict and bounded.
    assert.equal(print(parse(query)), query);
  }
});

test('a bottleneck is one message, with its beginning, what was excluded and what follows', async () => {
  const { diagnosis } = await looked('backpressured');
  const [finding, ...others] = diagnosis.findings;
  assert.ok(finding);
  assert.deepEqual(others, []);
  assert.equal(finding.rule, 'bottleneck');
  assert.deepEqual(finding.subject, { task_name: 'revenue_per_minute' });
  assert.ok(Math.abs(finding.since - (NOW - 8 * MINUTE)) <= 2 * MINUTE);
  assert.equal(finding.earlier, false);
  assert.deepEqual(
    finding.effects.map(({ rule }) => rule),
    ['lag-growing'],
  );
  const skew = finding.causes.find(({ id }) => id === 'skew');
  assert.equal(skew?.answer, 'no');
  assert.match(
    sayFinding(finding, 'en'),
    /^revenue_per_minute is the bottleneck: it is busy for 99%/,
  );
  assert.match(sayFinding(finding, 'zh-CN'), /^revenue_per_minute 是瓶颈/);
  assert.match(findingText(finding, 'en'), /namespace="tenant-a"/);
});

test('what waits for a bottleneck and what starves behind it is named, by the job graph where a host gives it', async () => {
  const { diagnosis, client } = await looked('backpressured');
  const [finding] = diagnosis.findings;
  assert.equal(finding?.heldUp?.by, 'times');
  const { data } = await client.query(
    'group by (task_name, task_id) (flink_taskmanager_job_task_numRecordsIn{job_name="orders"})',
    { time: NOW },
  );
  assert.equal(data.type, 'vector');
  const order = ['Source:', 'enrich', 'revenue_per', 'revenue:'];
  const ids = order.map((start) => {
    const found = data.vector.find(({ labels }) => labels.task_name?.startsWith(start));
    return found?.labels.task_id ?? '';
  });
  const nodes = ids.map((id, index) => ({
    id,
    parallelism: 4,
    inputs: index === 0 ? [] : [{ num: 0, id: ids[index - 1] ?? '', ship_strategy: 'HASH' }],
  }));
  const { diagnosis: known } = await looked('backpressured', { topology: { plan: { nodes } } });
  const [same] = known.findings;
  assert.ok(same);
  assert.deepEqual(same.heldUp, {
    waiting: ['Source:_orders____parse', 'enrich_with_customer____filter'],
    starving: ['revenue:_Writer____revenue:_Committer'],
    by: 'topology',
  });
  assert.match(sayHeldUp(same, 'en') ?? '', /^Waiting for it: Source:_orders____parse, enrich/);
  assert.match(sayHeldUp(same, 'zh-CN') ?? '', /输入不足的任务：revenue/);
});

const faults: readonly (readonly [ScenarioName, rule: string])[] = [
  ['restarting', 'restart-loop'],
  ['dead-taskmanager', 'taskmanager-lost'],
  ['failing-checkpoints', 'checkpoints-failing'],
];
for (const [scenario, rule] of faults) {
  test(`${scenario}: ${rule}`, async () => {
    const { diagnosis } = await looked(scenario);
    assert.deepEqual(
      diagnosis.findings.map((finding) => finding.rule),
      [rule],
    );
    assert.equal(diagnosis.verdict, 'critical');
  });
}

test('what went wrong before the job was deployed anew is not the new run’s', async () => {
  const { diagnosis } = await looked('redeployed');
  assert.deepEqual(diagnosis.findings, []);
});

test('of a range, what is over has an end', async () => {
  const range = { start: NOW - 90 * MINUTE, end: NOW };
  const { diagnosis, queries } = await looked('redeployed', { range });
  const loop = diagnosis.findings.find(({ rule }) => rule === 'restart-loop');
  assert.ok(loop && loop.until !== null);
  assert.ok(loop.since > NOW - 31 * MINUTE && loop.until < NOW - 15 * MINUTE);
  assert.notEqual(diagnosis.verdict, 'critical');
  assert.ok(queries.length <= 3);
});

test('a past moment is asked for as it was', async () => {
  const { diagnosis } = await looked('backpressured', { at: NOW - 15 * MINUTE });
  assert.equal(diagnosis.verdict, 'healthy');
});

test('without any series nothing is fine', async () => {
  const { diagnosis } = await looked('no-data');
  assert.deepEqual([diagnosis.verdict, diagnosis.phase], ['unknown', 'no-data']);
  assert.ok(diagnosis.checks.every(({ answer }) => answer === 'unknown'));
});

test('a namespace is a line for each job, the worst first', async () => {
  const simulator = createSimulator({ now: () => NOW, scenario: 'healthy' });
  const client = createPrometheusClient({
    baseUrl: 'http://simulator',
    fetch: (request) => simulator.fetch(new Request(request)),
  });
  const deployment = (await describeDeployment(client, 'tenant-a', { time: NOW })) ?? kubernetes;
  const scope = { deployment, namespace: 'tenant-a' };
  const lines = await diagnoseNamespace(client, scope, { at: NOW });
  assert.deepEqual(
    lines.map(({ jobName, diagnosis }) => [jobName, diagnosis.verdict]),
    [
      ['my_job__v2_', 'healthy'],
      ['orders', 'healthy'],
    ],
  );
  assert.ok(lines.every(({ diagnosis }) => diagnosis.requests <= 3));
});

test('of a namespace each job says what its own look says', async () => {
  const simulator = createSimulator({ now: () => NOW, scenario: 'backpressured' });
  const client = createPrometheusClient({
    baseUrl: 'http://simulator',
    fetch: (request) => simulator.fetch(new Request(request)),
  });
  const deployment = (await describeDeployment(client, 'tenant-a', { time: NOW })) ?? kubernetes;
  const lines = await diagnoseNamespace(client, { deployment, namespace: 'tenant-a' }, { at: NOW });
  for (const { jobName, diagnosis } of lines) {
    const own = await diagnose(client, { deployment, namespace: 'tenant-a', jobName }, { at: NOW });
    const [found, ...others] = diagnosis.findings;
    assert.deepEqual(others, []);
    assert.deepEqual(
      [found?.rule, found?.subject],
      [own.findings[0]?.rule, own.findings[0]?.subject],
    );
  }
});
