import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { explainMissingJob, findJobStatus, kubernetes } from '@flink-metrics/sdk/flink';
import { diagnose } from '@flink-metrics/sdk/flink/rules';
import { createPrometheusClient } from '@flink-metrics/sdk/prometheus';
import { createSimulator, type ScenarioName } from '@flink-metrics/simulator';
import { simulatorHandlers } from '@flink-metrics/simulator/msw';
import { setupServer } from 'msw/node';

/** A host's own tests: its code asks the gateway as ever, and nothing of it knows of the simulator. */
const baseUrl = 'https://portal.example/metrics (v2)/';
const client = createPrometheusClient({ baseUrl });
const scope = { deployment: kubernetes, namespace: 'tenant-a', jobName: 'orders' };

const server = setupServer();
before(() => server.listen({ onUnhandledFrame: 'error' }));
afterEach(() => server.resetHandlers());
after(() => server.close());

const simulate = (scenario: ScenarioName) =>
  server.use(...simulatorHandlers(createSimulator({ scenario }), { baseUrl }));

test('healthy: the job runs, and nothing is found', async () => {
  simulate('healthy');
  const status = await findJobStatus(client, scope, { interval: 15_000 });
  assert.deepEqual([status?.state, status?.slots], ['running', { used: 4, total: 4 }]);
  const { verdict, findings } = await diagnose(client, scope);
  assert.deepEqual([verdict, findings], ['healthy', []]);
});

test('backpressured: the bottleneck has its name', async () => {
  simulate('backpressured');
  const { findings } = await diagnose(client, scope);
  assert.deepEqual(
    findings.map(({ rule, subject }) => [rule, subject.task_name]),
    [['bottleneck', 'revenue_per_minute']],
  );
});

test('no data: there is no Flink at all', async () => {
  simulate('no-data');
  assert.equal(await explainMissingJob(client, scope), 'no-such-namespace');
});

test('what a gateway breaks breaks as it does there', async () => {
  simulate('unavailable');
  await assert.rejects(client.query('up'), { status: 503 });
  simulate('hanging');
  const ended = client.query('up', { signal: AbortSignal.timeout(50) });
  await assert.rejects(ended, { name: /^(Abort|Timeout)Error$/ });
});

test('long queries come as forms, and other addresses pass by', async () => {
  simulate('healthy');
  const long = Array.from({ length: 400 }, () => 'up').join(' or ');
  const { data } = await client.query(long);
  assert.equal(data.type === 'vector' && data.vector.length, 8);
  for (const address of [
    'https://portal.example/api/v1/query?query=up',
    'https://portal.example/metrics (v3)/api/v1/query?query=up',
    'https://elsewhere.example/metrics (v2)/api/v1/query?query=up',
  ])
    await assert.rejects(fetch(address), address);
});

test('an address without an origin is refused where there is no page', () => {
  assert.throws(() => simulatorHandlers(createSimulator(), { baseUrl: '/prometheus' }), {
    name: 'TypeError',
    message: /baseUrl "\/prometheus" needs an origin/,
  });
});
