import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { QueryClient, Vector } from '../../prometheus/index.ts';
import { pushgateway } from '../deployment/deployment.ts';
import { discoverJobs } from './discovery.ts';

const time = 1_700_000_000_000;

/** Answers every query with these samples of job metrics, and notes the query. */
function clientOf(
  samples: Readonly<Record<string, number>>,
  labels = { job_id: '1', job_name: 'orders' },
) {
  const vector: Vector = Object.entries(samples).map(([name, value]) => ({
    labels: { __name__: `flink_jobmanager_job_${name}`, ...labels },
    time,
    value,
  }));
  const queries: string[] = [];
  const client: Pick<QueryClient, 'query'> = {
    query: async (query) => {
      queries.push(query);
      return { data: { type: 'vector', vector }, warnings: [], infos: [] };
    },
  };
  return { client: client as QueryClient, queries };
}

async function stateOf(samples: Readonly<Record<string, number>>) {
  const [job] = await discoverJobs(clientOf(samples).client, 'tenant-a');
  return [job?.state, job?.since];
}

test('a job’s state is the one it spends time in', async () => {
  assert.deepEqual(await stateOf({ runningTime: 5000, restartingTime: 0 }), [
    'running',
    time - 5000,
  ]);
  assert.deepEqual(await stateOf({ runningTime: 0, restartingTime: 70 }), [
    'restarting',
    time - 70,
  ]);
  assert.deepEqual(await stateOf({ runningTime: 9, deployingTime: 9 }), ['running', time - 9]);
  assert.deepEqual(await stateOf({ failingTime: 8, downtime: 20 }), ['failing', time - 8]);
});

test('before 1.15 the times up and down tell, and the last restart’s length does not', async () => {
  assert.deepEqual(await stateOf({ uptime: 5000, restartingTime: 70 }), ['running', time - 5000]);
  assert.deepEqual(await stateOf({ uptime: 0, downtime: 90 }), ['restarting', time - 90]);
});

test('a job that is over says so, and nothing tells more', async () => {
  assert.deepEqual(await stateOf({ uptime: -1, downtime: -1 }), ['ended', null]);
  assert.deepEqual(await stateOf({ numRestarts: 3 }), ['unknown', null]);
});

test('behind a Pushgateway the silent are left out by one query', async () => {
  const { client, queries } = clientOf({ runningTime: 1 });
  await discoverJobs(client, 'a"b', { deployment: pushgateway, interval: 10_000 });
  assert.equal(queries.length, 1);
  assert.match(
    queries[0] ?? '',
    /namespace="a\\"b".* and on \(job\) time\(\) - push_time_seconds\{.*\} < 30\)/,
  );
});
