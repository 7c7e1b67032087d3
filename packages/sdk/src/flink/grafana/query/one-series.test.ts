import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from '../../../promql/parse/index.ts';
import { answersOneSeries } from './one-series.ts';

test('one series: of the leading JobManager, or put together for the whole job', () => {
  for (const query of [
    'flink_jobmanager_job_uptime / 1000',
    'increase(flink_jobmanager_job_numRestarts[1h])',
    'time() - max(flink_taskmanager_job_x)',
    'sum by (job_name) (rate(flink_taskmanager_job_x[5m]))',
    'quantile(0.9, flink_taskmanager_job_x)',
    'max_over_time(sum(flink_taskmanager_job_x)[1h:])',
    '-sum(flink_taskmanager_job_x) > 0',
  ]) {
    assert.equal(answersOneSeries(parse(query)), true, query);
  }
});

test('several: of processes or tasks, or picked', () => {
  for (const query of [
    'flink_taskmanager_job_x',
    'rate(flink_taskmanager_Status_x[5m])',
    'sum by (tm_id) (flink_taskmanager_job_x)',
    'sum without (tm_id) (flink_taskmanager_job_x)',
    'topk(5, flink_jobmanager_job_x)',
    '{__name__=~"flink_jobmanager_.*"}',
    'sum(flink_taskmanager_job_x) + on () group_right flink_taskmanager_job_y',
  ]) {
    assert.equal(answersOneSeries(parse(query)), false, query);
  }
});
