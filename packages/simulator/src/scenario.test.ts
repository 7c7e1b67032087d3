import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ScenarioName } from './scenario.ts';
import { ask, NOON, simulatorAt } from './testing/ask.ts';

/** The value of a query that gives one, at noon or some minutes before. */
async function resultOf(scenario: ScenarioName, query: string, minutesAgo = 0): Promise<number> {
  const time = String((NOON - minutesAgo * 60_000) / 1000);
  const { body } = await ask(simulatorAt({ scenario }), 'query', { query, time });
  const { result } = body.data as { result: { value: [number, string] }[] };
  assert.ok(result.length <= 1, query);
  return Number(result[0]?.value[1] ?? Number.NaN);
}

const orders = '{namespace="tenant-a",job_name="orders"}';
const restarts = `increase(flink_jobmanager_job_numRestarts${orders}[15m])`;
const busiest = `max(flink_taskmanager_job_task_backPressuredTimeMsPerSecond${orders})`;
const reporting = `count(flink_taskmanager_job_task_numRecordsIn${orders})`;

test('healthy: nothing fails, nothing is held up', async () => {
  assert.equal(await resultOf('healthy', restarts), 0);
  assert.ok((await resultOf('healthy', `max_over_time(${busiest}[2d:10m])`)) < 100);
  assert.equal(await resultOf('healthy', reporting), 14);
});

test('backpressured: for ten minutes the tasks before the slowest one wait', async () => {
  assert.ok((await resultOf('backpressured', busiest)) > 500);
  assert.ok((await resultOf('backpressured', busiest, 15)) < 100);
  const lag = `max(time() - flink_taskmanager_job_task_currentInputWatermark${orders} / 1000 < 1e9)`;
  assert.ok(
    (await resultOf('backpressured', lag)) > 5 * (await resultOf('backpressured', lag, 15)),
  );
});

test('restarting: a failure every minute and a half', async () => {
  const count = await resultOf('restarting', restarts);
  assert.ok(count >= 6 && count <= 8, String(count));
});

test('redeployed: twenty minutes ago another job began, under the same name', async () => {
  const jobs = (minutesAgo: number) =>
    resultOf(
      'redeployed',
      `count(count by (job_id) (last_over_time(flink_jobmanager_job_numRestarts${orders}[15m])))`,
      minutesAgo,
    );
  assert.equal(await jobs(25), 1);
  assert.equal(await jobs(15), 2);
  assert.equal(await jobs(0), 1);
  const numRestarts = `flink_jobmanager_job_numRestarts${orders}`;
  assert.equal(await resultOf('redeployed', numRestarts, 22), 4);
  assert.equal(await resultOf('redeployed', numRestarts), 0);
});

test('dead TaskManager: one pod is gone, and the job waits for slots', async () => {
  const cluster = (name: string, minutesAgo?: number) =>
    resultOf('dead-taskmanager', `${name}{namespace="tenant-a",pod=~"orders-.*"}`, minutesAgo);
  assert.equal(await cluster('flink_jobmanager_numRegisteredTaskManagers', 15), 2);
  assert.equal(await cluster('flink_jobmanager_numRegisteredTaskManagers'), 1);
  assert.equal(await cluster('flink_jobmanager_numPendingTaskManagers'), 1);
  assert.equal(await cluster('flink_jobmanager_numRunningJobs'), 0);
  assert.ok(Number.isNaN(await resultOf('dead-taskmanager', reporting)));
  const waiting = `flink_jobmanager_job_restartingTime${orders}`;
  assert.ok(Math.abs((await resultOf('dead-taskmanager', waiting)) - 600_000) < 15_000);
});

test('failing checkpoints: none is completed any more', async () => {
  const completed = `increase(flink_jobmanager_job_numberOfCompletedCheckpoints${orders}[8m])`;
  const failed = `increase(flink_jobmanager_job_numberOfFailedCheckpoints${orders}[8m])`;
  assert.equal(await resultOf('failing-checkpoints', completed), 0);
  assert.ok((await resultOf('failing-checkpoints', failed)) >= 6);
  assert.ok((await resultOf('failing-checkpoints', completed, 15)) >= 6);
});

test('no data: an empty Prometheus', async () => {
  const simulator = simulatorAt({ scenario: 'no-data' });
  assert.deepEqual((await ask(simulator, 'label/namespace/values')).body.data, []);
  const { body } = await ask(simulator, 'query', { query: 'up' });
  assert.deepEqual(body.data, { resultType: 'vector', result: [] });
});
