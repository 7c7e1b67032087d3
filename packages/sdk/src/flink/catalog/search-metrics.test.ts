import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalog } from './catalog.ts';
import { searchMetrics } from './search-metrics.ts';

const namesOf = async (search: string) =>
  (await searchMetrics(search)).map(({ family }) => family.name);
const first = async (search: string) => (await namesOf(search))[0];

test('nothing searched for finds all, in the catalog’s order', async () => {
  assert.deepEqual(
    await namesOf('  '),
    catalog
      .filter(({ deprecated }) => !deprecated)
      .concat(catalog.filter(({ deprecated }) => deprecated))
      .map(({ name }) => name),
  );
});

test('a name finds its family first, also where part of it varies', async () => {
  assert.equal(await first('flink_jobmanager_job_numRestarts'), 'flink_jobmanager_job_numRestarts');
  assert.equal(
    await first('flink_taskmanager_Status_JVM_GarbageCollector_G1_Young_Generation_Count'),
    'flink_taskmanager_Status_JVM_GarbageCollector_<collector>_Count',
  );
  assert.ok((await namesOf('numrecordsin')).includes('flink_taskmanager_job_task_numRecordsIn'));
});

test('what it means finds it, in both languages', async () => {
  assert.equal(await first('restarts'), 'flink_jobmanager_job_numRestarts');
  assert.equal(await first('重启次数'), 'flink_jobmanager_job_numRestarts');
  for (const search of [
    'heap used',
    '堆 已用',
    'backpressure',
    '反压',
    'checkpoint duration',
    'kafka lag',
    'watermark',
  ]) {
    assert.ok((await namesOf(search)).length > 0, search);
  }
});

test('all words have to be there', async () => {
  const both = await namesOf('checkpoint failed');
  assert.ok(both.length > 0);
  assert.deepEqual(await namesOf('checkpoint zebra'), []);
});
