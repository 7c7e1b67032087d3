import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeDeployment, kubernetes } from '@flink-metrics/sdk/flink';
import {
  type JobNumbers,
  jobNumbers,
  memoryLine,
  sayBacklog,
  sayCheckpointPhases,
  sayTaskNumbers,
} from '@flink-metrics/sdk/flink/rules';
import { faults } from '@flink-metrics/simulator';
import { busy, type Case, HOUR, legacy, MINUTE, NOON, orders } from '../../bench/diagnosis/case.ts';
import { clientOf } from '../../bench/diagnosis/look.ts';

async function numbersOf(one: Omit<Case, 'name' | 'expects'>): Promise<JobNumbers> {
  const client = clientOf({ name: '', expects: [], ...one });
  const { namespace, name: jobName } = one.job ?? orders;
  const options = { jobName, time: NOON };
  const deployment = (await describeDeployment(client, namespace, options)) ?? kubernetes;
  return jobNumbers(client, { deployment, namespace, jobName }, { at: NOON, maxParallelism: 128 });
}

const window = ({ tasks }: JobNumbers) => {
  const found = tasks.find(({ task }) => task === 'revenue_per_minute');
  assert.ok(found);
  return found;
};

test('a task that is busy for 70% needs what it has; one that is busy for less needs less', async () => {
  const calm = await numbersOf({ job: busy(0.3, 0.3, 0.5, 0.1) });
  assert.ok(calm.requests <= 2, String(calm.requests));
  const of = window(calm);
  assert.ok(of.busy !== undefined && of.trueRate !== undefined);
  assert.ok(Math.abs(of.trueRate * of.busy - of.rate) < 1);
  const wanted = (of.targetRate / 0.7 + of.targetRate / 6) / of.trueRate;
  // 4, 8, 16: what divides 128 key groups.
  assert.equal(
    of.needed,
    [1, 2, 4, 8, 16].find((p) => p >= wanted * of.parallelism),
  );
  assert.equal(of.atLeast, false);
  const idle = window(await numbersOf({ job: busy(0.05, 0.05, 0.09, 0.02) }));
  assert.ok((idle.needed ?? 9) < idle.parallelism);
});

test('while it falls behind, what arrives is more than what it takes in, and all need more', async () => {
  const { tasks, backlogs } = await numbersOf({ faults: [faults.busySource(NOON - 20 * MINUTE)] });
  const source = tasks.find(({ task }) => task.startsWith('Source'));
  assert.ok(source && source.targetRate > 1.2 * source.rate);
  assert.ok((source.needed ?? 0) > source.parallelism);
  const [backlog] = backlogs;
  assert.ok(backlog && backlog.waiting > 1e6);
  assert.match(
    sayTaskNumbers(source, 'en') ?? '',
    /^Source:_orders____parse needs \d+ subtasks and has 4: /,
  );
  assert.match(sayBacklog(backlog, 'zh-CN'), /积压/);
});

test('a backlog that shrinks is gone within a range', async () => {
  const { backlogs } = await numbersOf({
    faults: [faults.catchingUp(NOON - 30 * MINUTE, 6_000_000)],
  });
  const [backlog] = backlogs;
  assert.ok(backlog?.soonest);
  assert.ok(backlog.latest === null || backlog.latest >= backlog.soonest);
  assert.match(sayBacklog(backlog, 'en'), /records wait for Source:_orders: they are gone in /);
});

test('the time of a slow checkpoint is in the phase that the fault is in', async () => {
  const phases = async (fault: ReturnType<typeof faults.slowCheckpoints>) =>
    (await numbersOf({ faults: [fault] })).checkpoint;
  const late = await phases(faults.slowCheckpoints(NOON - HOUR, 25_000, { startDelay: 20_000 }));
  assert.equal(late?.cause, 'barriers-wait');
  assert.equal(late?.startDelay, 20_000);
  const aligned = await phases(faults.slowCheckpoints(NOON - HOUR, 25_000, { alignment: 11_000 }));
  assert.equal(aligned?.cause, 'one-input-behind');
  const slow = await phases(faults.slowCheckpoints(NOON - HOUR, 44_000));
  assert.equal(slow?.cause, 'storage-slower');
  assert.match(
    slow === null || slow === undefined ? '' : sayCheckpointPhases(slow, 'en'),
    /look at the storage/,
  );
});

test('managed memory that nobody uses is given back', async () => {
  const { memory } = await numbersOf({ faults: [faults.unusedManaged(NOON - 3 * 24 * HOUR)] });
  assert.ok(memory.changes.map(memoryLine).includes('taskmanager.memory.managed.fraction: 0'));
});

test('of a source of the old interface nothing is known, and the others are', async () => {
  const { tasks } = await numbersOf({ job: legacy });
  const needed = tasks.map(({ task, needed: p }) => [task.startsWith('Source'), p !== undefined]);
  assert.deepEqual(
    needed.filter(([isSource]) => isSource),
    [[true, false]],
  );
  assert.ok(needed.some(([, isKnown]) => isKnown));
});
