import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeDeployment } from '@flink-metrics/sdk/flink';
import { findTasks } from '@flink-metrics/sdk/flink/rules';
import { createPrometheusClient } from '@flink-metrics/sdk/prometheus';
import { createSimulator } from '@flink-metrics/simulator';

test('what the tasks of a job do, by one request', async () => {
  const simulator = createSimulator({ seed: 7, scenario: 'backpressured' });
  let requests = 0;
  const client = createPrometheusClient({
    baseUrl: 'http://prometheus.test',
    fetch: (request) => {
      requests += 1;
      return simulator.fetch(request);
    },
  });
  const deployment = await describeDeployment(client, 'tenant-a', { jobName: 'orders' });
  assert.ok(deployment !== null);
  requests = 0;
  const scope = { deployment, namespace: 'tenant-a', jobName: 'orders' };
  const tasks = await findTasks(client, scope);
  assert.equal(requests, 1);
  const culprit = tasks.find(({ name }) => name === 'revenue_per_minute');
  assert.ok(culprit !== undefined);
  const { busy, backpressured, idle, busiest, leastBusy, recordsIn, subtasks } = culprit;
  assert.ok((busy ?? 0) > 0.8 && (backpressured ?? 1) < 0.3);
  assert.ok(Math.abs((busy ?? 0) + (backpressured ?? 0) + (idle ?? 0) - 1) < 0.05);
  assert.ok((leastBusy ?? 1) <= (busy ?? 0) && (busy ?? 0) <= (busiest ?? 0));
  assert.ok((recordsIn ?? 0) > 0 && (subtasks ?? 0) > 1);
});
