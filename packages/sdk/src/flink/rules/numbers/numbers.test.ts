import assert from 'node:assert/strict';
import { test } from 'node:test';
import { backlogTime } from './backlog.ts';
import { checkpointPhases } from './checkpoint-phases.ts';
import { memoryAdvice, memoryLine } from './memory.ts';

const GIB = 2 ** 30;
const MIB = 2 ** 20;

test('a backlog is gone within a range, or never at one end of it', () => {
  const backlog = { waiting: 60_000, capacity: 1000 };
  assert.deepEqual(backlogTime({ ...backlog, inflow: { low: 400, high: 800 } }), {
    soonest: 100,
    latest: 300,
  });
  assert.deepEqual(backlogTime({ ...backlog, inflow: { low: 400, high: 1000 } }), {
    soonest: 100,
    latest: null,
  });
  assert.deepEqual(backlogTime({ ...backlog, waiting: 0, inflow: { low: 1, high: 2000 } }), {
    soonest: 0,
    latest: 0,
  });
});

test('the time of a checkpoint is parted, and what takes most is named', () => {
  const measured = { duration: 20_000, startDelay: 100, alignment: 50, size: 1e9, fullSize: 9e9 };
  assert.equal(checkpointPhases({ ...measured, duration: undefined }), null);
  assert.deepEqual(checkpointPhases({ ...measured, startDelay: 15_000 }), {
    startDelay: 15_000,
    alignment: 50,
    writing: 4950,
    cause: 'barriers-wait',
  });
  const cause = (more: object) => checkpointPhases({ ...measured, ...more })?.cause;
  assert.equal(cause({ alignment: 9000 }), 'one-input-behind');
  assert.equal(cause({ before: { duration: 5000, size: 1e9 } }), 'storage-slower');
  assert.equal(cause({ before: { duration: 5000, size: 2e8 } }), 'state-larger');
  assert.equal(cause({ fullSize: 1e9 }), 'everything-each-time');
  assert.equal(cause({}), 'writing');
  assert.equal(cause({ startDelay: 5000, alignment: 4000 }), null);
});

test('parts of a checkpoint that are of different subtasks are never more than it', () => {
  const phases = checkpointPhases({
    duration: 10,
    startDelay: 9,
    alignment: 8,
    size: 1,
    fullSize: 1,
  });
  assert.deepEqual(phases && [phases.startDelay, phases.alignment, phases.writing], [9, 1, 0]);
});

test('memory is a difference of the configuration', () => {
  const measured = {
    heapFloor: 300 * MIB,
    heapMax: 2 * GIB,
    metaspaceUsed: 120 * MIB,
    metaspaceMax: 128 * MIB,
    managedUsed: 0,
    managedTotal: GIB,
    networkUsed: undefined,
    networkTotal: undefined,
    limit: 4 * GIB,
  };
  const { changes, stays, unknown } = memoryAdvice(measured);
  assert.deepEqual(changes.map(memoryLine), [
    'taskmanager.memory.process.size: 1400m # 4096m',
    'taskmanager.memory.task.heap.size: 232m # 1920m',
    'taskmanager.memory.jvm-metaspace.size: 144m # 128m',
    'taskmanager.memory.managed.fraction: 0',
  ]);
  assert.deepEqual([stays, unknown], [[], ['taskmanager.memory.network.max']]);
});

test('managed memory that is used stays, and what is near enough, too', () => {
  const measured = {
    heapFloor: 800 * MIB,
    heapMax: GIB,
    metaspaceUsed: undefined,
    metaspaceMax: undefined,
    managedUsed: GIB,
    managedTotal: GIB,
    networkUsed: undefined,
    networkTotal: undefined,
    limit: undefined,
  };
  const { changes, stays } = memoryAdvice(measured);
  assert.deepEqual(changes, []);
  assert.deepEqual(stays, [
    'taskmanager.memory.task.heap.size',
    'taskmanager.memory.managed.fraction',
  ]);
});
