import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultJobs, type JobSpec } from './cluster/job-spec.ts';
import { ask, NOON, simulatorAt } from './testing/ask.ts';

const DAY = 86_400_000;

function jobOf(parallelism: number): JobSpec {
  const [orders] = defaultJobs;
  assert.ok(orders);
  return {
    ...orders,
    taskManagers: parallelism,
    slotsPerTaskManager: 1,
    tasks: orders.tasks.map((task) => ({ ...task, parallelism })),
  };
}

/** How many characters and numbers are hashed: what all that is drawn is made of, and a clock of no machine. */
async function hashed(work: () => Promise<unknown>): Promise<number> {
  const { imul } = Math;
  let count = 0;
  Math.imul = (a, b) => {
    count++;
    return imul(a, b);
  };
  try {
    await work();
  } finally {
    Math.imul = imul;
  }
  return count;
}

const sum = 'sum(flink_taskmanager_job_task_numRecordsIn)';

async function costs(parallelism: number, options: { retention?: number; query?: string } = {}) {
  const { retention = 30 * DAY, query = sum } = options;
  const simulator = simulatorAt({ jobs: [jobOf(parallelism)], retention });
  const work = async () => {
    const { status } = await ask(simulator, 'query', { query, time: String(NOON / 1000) });
    assert.equal(status, 200);
  };
  return { first: await hashed(work), second: await hashed(work) };
}

test('four times the subtasks are about four times the work, and not sixteen', async () => {
  const [few, many] = [await costs(80), await costs(320)];
  assert.ok(many.first < 6 * few.first, `${few.first} → ${many.first}`);
});

test('what was asked for once is not made again', async () => {
  const { first, second } = await costs(320);
  assert.ok(second < first / 50, `${first} → ${second}`);
});

test('runs that were over before what is asked for cost nothing', async () => {
  // A failure a day: a life of two weeks has a dozen runs.
  const scenario = (deployed: number) => costsOfLife(deployed);
  const [short, long] = [await scenario(1), await scenario(13)];
  assert.ok(long < 1.2 * short, `${short} → ${long}`);
});

test('a metric costs what it is, not what all metrics are', async () => {
  const [one, all] = [await costs(40), await costs(40, { query: 'count({namespace="tenant-a"})' })];
  assert.ok(5 * one.first < all.first, `${one.first} → ${all.first}`);
});

/** Of a job that was deployed so many days ago, and has failed every day since. */
async function costsOfLife(days: number): Promise<number> {
  const incidents = Array.from({ length: days }, (_, day) => {
    const from = NOON - (day + 0.5) * DAY;
    return { kind: 'restart-loop', from, to: from + 120_000 } as const;
  });
  const scenario = { deployedAt: [NOON - days * DAY - 60_000], incidents };
  const simulator = simulatorAt({ jobs: [jobOf(80)], scenario });
  return hashed(() => ask(simulator, 'query', { query: sum, time: String(NOON / 1000) }));
}
