import assert from 'node:assert/strict';
import { test } from 'node:test';
import { print } from '../../promql/index.ts';
import { parse } from '../../promql/parse/index.ts';
import { catalog, lookup } from './catalog.ts';
import { customFamily } from './custom-family.ts';
import {
  defaultQuery,
  defaultSummary,
  honestAggregations,
  isOneSeries,
  queryUnit,
  summaryQuery,
  summarySplits,
} from './default-query.ts';
import { recogniseQuery } from './recognise-query.ts';

function familyOf(name: string) {
  const found = lookup(name);
  assert.equal(found.type, 'family', name);
  return found.type === 'family' ? found.family : assert.fail();
}

test('a rate of what grows, the earliest watermark, the worst of a level', () => {
  const query = (name: string) => print(defaultQuery(familyOf(name)));
  assert.equal(
    query('flink_taskmanager_job_task_numRecordsIn'),
    'sum by (task_name) (rate(flink_taskmanager_job_task_numRecordsIn[5m]))',
  );
  assert.equal(
    query('flink_taskmanager_job_task_operator_currentInputWatermark'),
    'min by (operator_name) (flink_taskmanager_job_task_operator_currentInputWatermark)',
  );
  assert.equal(
    query('flink_taskmanager_job_task_busyTimeMsPerSecond'),
    'max by (task_name) (flink_taskmanager_job_task_busyTimeMsPerSecond)',
  );
});

test('every honest summary of every family is PromQL, and is recognised again', () => {
  for (const family of catalog) {
    const growths = family.measure === 'counter' ? [{}, { increase: true as const }] : [{}];
    for (const aggregation of honestAggregations[family.measure]) {
      for (const by of summarySplits(family)) {
        for (const growth of growths) {
          const summary = { aggregation, by, ...growth };
          const query = summaryQuery(family, summary);
          assert.equal(print(parse(print(query))), print(query));
          assert.deepEqual(recogniseQuery(parse(print(query))), { family, summary });
        }
      }
    }
  }
});

test('what is rare is counted: in whole numbers, in its own unit', () => {
  const whole = { aggregation: 'sum', by: [], increase: true } as const;
  const restarts = familyOf('flink_jobmanager_job_numRestarts');
  assert.equal(
    print(summaryQuery(restarts, whole)),
    'round(sum by () (increase(flink_jobmanager_job_numRestarts[5m])))',
  );
  assert.equal(queryUnit(restarts, whole), 'count');
  const bytes = familyOf('flink_taskmanager_job_task_numBytesIn');
  assert.equal(
    print(summaryQuery(bytes, whole)),
    'sum by () (increase(flink_taskmanager_job_task_numBytesIn[5m]))',
  );
  assert.equal(queryUnit(bytes, whole), 'bytes');
  assert.equal(queryUnit(familyOf('flink_taskmanager_Status_JVM_CPU_Time'), whole), 'ms');
  const heap = familyOf('flink_taskmanager_Status_JVM_Memory_Heap_Used');
  assert.throws(() => summaryQuery(heap, whole), /RangeError: .*only a counter grows/);
});

test('the default is one of those offered', () => {
  for (const family of catalog) {
    const { aggregation, by } = defaultSummary(family);
    assert.ok(honestAggregations[family.measure].includes(aggregation));
    assert.ok(
      summarySplits(family).some((labels) => labels.join() === by.join()),
      family.name,
    );
  }
});

test('splits go from the whole job to its parts', () => {
  assert.deepEqual(summarySplits(familyOf('flink_taskmanager_job_task_numRecordsIn')), [
    [],
    ['tm_id'],
    ['task_name'],
    ['task_name', 'subtask_index'],
  ]);
  const restarts = familyOf('flink_jobmanager_job_numRestarts');
  assert.deepEqual(summarySplits(restarts), [[]], 'a job has one JobManager that leads it');
  assert.equal(isOneSeries(restarts), true);
  assert.equal(isOneSeries(familyOf('flink_taskmanager_job_task_numRecordsIn')), false);
  for (const family of catalog.filter(({ measure }) => measure === 'distribution')) {
    assert.ok(summarySplits(family).every((by) => by.at(-1) === 'quantile'));
  }
});

test('the sum of a ratio is refused', () => {
  const family = familyOf('flink_taskmanager_Status_JVM_CPU_Load');
  assert.throws(() => summaryQuery(family, { aggregation: 'sum', by: [] }), RangeError);
});

test('what a second brings has a unit of its own, and time spent is ms of each second', () => {
  const unit = (name: string) => queryUnit(familyOf(name));
  assert.equal(unit('flink_taskmanager_job_task_numBytesIn'), 'bytes/s');
  assert.equal(unit('flink_jobmanager_job_numRestarts'), 'count/s');
  assert.equal(unit('flink_taskmanager_Status_JVM_Memory_Heap_Used'), 'bytes');
  assert.equal(unit('flink_taskmanager_Status_JVM_CPU_Time'), 'ms/s');
  assert.match(
    print(defaultQuery(familyOf('flink_taskmanager_Status_JVM_CPU_Time'))),
    /rate\(flink_taskmanager_Status_JVM_CPU_Time\[5m\]\) \/ 1e\+?0?6|1000000/,
  );
});

test('a metric of the job’s own has the labels of its name, and the measure its author gives', () => {
  const family = customFamily('flink_taskmanager_job_task_operator_myOrders', 'counter');
  assert.equal(family.scope, 'operator');
  const query = defaultQuery(family);
  assert.equal(
    print(query),
    'sum by (operator_name) (rate(flink_taskmanager_job_task_operator_myOrders[5m]))',
  );
  assert.deepEqual(recogniseQuery(query)?.family, family);
  assert.equal(customFamily('my_exporter_metric', 'level').scope, 'container');
});

test('a query of another make is not recognised', () => {
  for (const text of ['1', 'up + up', 'sum(rate(flink_taskmanager_job_task_numRecordsIn[1h]))']) {
    assert.equal(recogniseQuery(parse(text)), null, text);
  }
});
