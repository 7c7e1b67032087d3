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

test('what has all words is found, or else what has most of them', async () => {
  const both = await searchMetrics('checkpoint failed');
  assert.ok(both.length > 0);
  for (const { family, text } of both) {
    const said = JSON.stringify([family.name, text]).toLowerCase();
    assert.ok(said.includes('checkpoint') && said.includes('fail'), family.name);
  }
  assert.deepEqual(await namesOf('checkpoint failed zebra'), await namesOf('checkpoint failed'));
  assert.deepEqual(await namesOf('zebra'), []);
});

test('what people say finds what metrics are called', async () => {
  const found = async (search: string, name: RegExp) => {
    const names = (await namesOf(search)).slice(0, 6);
    assert.ok(
      names.some((one) => name.test(one)),
      `${search}: ${names.join(' ')}`,
    );
  };
  await found('gc pause', /GarbageCollector.*Time/);
  await found('memory full', /Memory.*(Used|Usage)/i);
  await found('slow checkpoints', /checkpoint.*duration/i);
  await found('how many records fail?', /error|fail|dropped/i);
  await found('kafka delay', /lag|latency/i);
  await found('吞吐', /PerSecond/);
  await found('吞吐量下降', /PerSecond/);
  await found('消费延迟', /lag|pending/i);
  await found('消费延迟高', /lag|pending/i);
  await found('背压', /backPressured/i);
});
