import assert from 'node:assert/strict';
import { test } from 'node:test';
import { metricScope } from './metric-scope.ts';

test('the longest prefix decides', () => {
  assert.equal(metricScope('flink_taskmanager_job_task_numRecordsIn'), 'job');
  assert.equal(metricScope('flink_taskmanager_Status_JVM_CPU_Load'), 'taskmanager');
  assert.equal(metricScope('flink_jobmanager_job_uptime'), 'job');
  assert.equal(metricScope('flink_jobmanager_numRunningJobs'), 'jobmanager');
  assert.equal(metricScope('flink_k8soperator_namespace_Count'), 'operator');
  assert.equal(metricScope('flink_k8soperator_Status_JVM_CPU_Load'), 'namespace');
  assert.equal(metricScope('push_time_seconds'), 'pushgateway');
  assert.equal(metricScope('container_memory_rss'), 'pod');
  assert.equal(metricScope('kube_pod_status_phase'), 'pod');
});

test('nothing else is known to belong to more than a namespace', () => {
  assert.equal(metricScope('up'), 'namespace');
  assert.equal(metricScope('kubelet_volume_stats_used_bytes'), 'namespace');
});
