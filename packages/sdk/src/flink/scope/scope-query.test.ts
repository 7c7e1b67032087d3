import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { print, visit } from '../../promql/index.ts';
import { parse } from '../../promql/parse/index.ts';
import { kubernetes, pushgateway, standalone } from '../deployment/deployment.ts';
import type { JobScope } from './job-scope.ts';
import { scopeToJob } from './scope-query.ts';

const scope: JobScope = { deployment: kubernetes, namespace: 'a', jobName: 'orders' };
const options = { interval: 15_000, range: 60_000 };
const scoped = (query: string, of: JobScope = scope) =>
  print(scopeToJob(parse(query), of, options));

const job = '{namespace="a",job_name="orders"}';
const taskManagers = `last_over_time(flink_taskmanager_job_task_numRecordsIn${job}[5m])`;
const jobManagers = (process: string) =>
  `last_over_time(flink_jobmanager_job_numRestarts{namespace="a",job_name="orders",${process}!=""}[5m])`;

test('a job series is matched by namespace and job', () => {
  assert.equal(
    scoped(
      'sum by (task_name) (flink_taskmanager_job_task_numRecordsInPerSecond{subtask_index="0"})',
    ),
    'sum by (task_name) (flink_taskmanager_job_task_numRecordsInPerSecond{subtask_index="0",namespace="a",job_name="orders"})',
  );
});

test('one run of the job is matched by its id as well', () => {
  assert.equal(
    scoped('flink_jobmanager_job_numRestarts', { ...scope, jobId: 'abc' }),
    'flink_jobmanager_job_numRestarts{namespace="a",job_name="orders",job_id="abc"}',
  );
});

test('a TaskManager’s own series are those of the TaskManagers that run the job', () => {
  assert.equal(
    scoped('flink_taskmanager_Status_JVM_Threads_Count'),
    `flink_taskmanager_Status_JVM_Threads_Count{namespace="a"} and on (tm_id, pod) ${taskManagers}`,
  );
});

test('the join goes around the function of a range, whose window is replaced', () => {
  assert.equal(
    scoped('rate(flink_taskmanager_Status_JVM_CPU_Time[5m])'),
    `rate(flink_taskmanager_Status_JVM_CPU_Time{namespace="a"}[1m]) and on (tm_id, pod) ${taskManagers}`,
  );
});

test('a JobManager’s own series meet the job’s by the process identity of the deployment', () => {
  assert.equal(
    scoped('flink_jobmanager_numRunningJobs'),
    `flink_jobmanager_numRunningJobs{namespace="a"} and on (pod) ${jobManagers('pod')}`,
  );
  assert.equal(
    scoped('flink_jobmanager_numRunningJobs', { ...scope, deployment: standalone }),
    `flink_jobmanager_numRunningJobs{namespace="a"} and on (instance) ${jobManagers('instance')}`,
  );
});

test('behind a Pushgateway only processes that pushed within three intervals count', () => {
  assert.equal(
    scoped('sum(flink_taskmanager_job_task_numRecordsInPerSecond)', {
      ...scope,
      deployment: pushgateway,
    }),
    `sum(flink_taskmanager_job_task_numRecordsInPerSecond${job} and on (job) time() - push_time_seconds{namespace="a"} < 45)`,
  );
});

test('subtasks are counted by another metric of theirs where one was filtered', () => {
  const { witnesses } = kubernetes;
  const task = 'flink_taskmanager_job_task_numBytesIn';
  const deployment = { ...kubernetes, metrics: [task], witnesses: { ...witnesses, task } };
  for (const [query, expected] of [
    ['count(flink_taskmanager_job_task_numRecordsIn)', `count(${task}${job})`],
    [
      'count(count by (tm_id) (flink_taskmanager_job_task_numRecordsIn))',
      `count(count by (tm_id) (${task}${job}))`,
    ],
  ] as const) {
    assert.equal(scoped(query, { ...scope, deployment }), expected);
  }
});

test('containers are those of the job’s pods', () => {
  assert.equal(
    scoped('container_memory_rss'),
    `container_memory_rss{namespace="a"} and on (pod) (${taskManagers} or ${jobManagers('pod')})`,
  );
});

test('sentinels are left out, each by the comparison its metric needs', () => {
  const name = (metric: string) => scoped(metric).replace(job, '');
  assert.equal(
    name('flink_taskmanager_job_task_currentInputWatermark'),
    'flink_taskmanager_job_task_currentInputWatermark > -9000000000000000000 < 9000000000000000000',
  );
  assert.equal(
    name('flink_jobmanager_job_lastCheckpointDuration'),
    'flink_jobmanager_job_lastCheckpointDuration >= 0',
  );
  assert.equal(
    name('flink_taskmanager_job_task_operator_currentEmitEventTimeLag'),
    'flink_taskmanager_job_task_operator_currentEmitEventTimeLag != -1',
  );
  assert.equal(
    name('flink_taskmanager_job_task_operator_KafkaProducer_batch_size_avg'),
    'flink_taskmanager_job_task_operator_KafkaProducer_batch_size_avg >= -Inf',
  );
});

test('a subquery’s step is the samples’ interval, not the server’s', () => {
  assert.match(scoped('rate(flink_jobmanager_job_numRestarts[1h:])'), /\[1m:15s\]/);
});

test('ranges stay as written where none is given', () => {
  const expr = scopeToJob(parse('increase(flink_jobmanager_job_numRestarts[1h])'), scope, {
    interval: 15_000,
  });
  assert.match(print(expr), /\[1h\]/);
});

test('other metrics are held to the namespace at least', () => {
  assert.equal(scoped('up'), 'up{namespace="a"}');
  assert.equal(
    scoped('flink_k8soperator_namespace_Count'),
    'flink_k8soperator_namespace_Count{resourcens="a"}',
  );
});

test('whatever the namespace and job are called, every selector carries them, and the text stays PromQL', () => {
  const queries = [
    'flink_taskmanager_job_task_numRecordsIn',
    'rate(flink_jobmanager_Status_JVM_CPU_Time[5m])',
    'container_memory_rss / kube_pod_container_resource_limits',
  ].map((query) => parse(query));
  const deployments = [kubernetes, pushgateway, standalone];
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'binary' }),
      fc.constantFrom(...deployments),
      fc.constantFrom(...queries),
      (namespace, jobName, deployment, query) => {
        const expr = parse(print(scopeToJob(query, { deployment, namespace, jobName }, options)));
        visit(expr, (node) => {
          if (node.type !== 'selector') return;
          const own = node.matchers.filter(({ name }) => name === 'namespace');
          assert.deepEqual(own, [{ name: 'namespace', op: '=', value: namespace }]);
        });
      },
    ),
  );
});

test('a range query asks once an interval which TaskManagers run the job, where its points are that dense', () => {
  const asked = (step: number, interval = 15_000) =>
    print(
      scopeToJob(parse('flink_taskmanager_Status_JVM_Threads_Count'), scope, {
        ...options,
        interval,
        step,
      }),
    );
  const members = `flink_taskmanager_job_task_numRecordsIn${job}`;
  const own = 'flink_taskmanager_Status_JVM_Threads_Count{namespace="a"} and on (tm_id, pod) ';
  assert.equal(
    asked(30_000),
    `${own}last_over_time(group by (tm_id, pod) (last_over_time(${members}[15s]))[5m:15s])`,
  );
  // As many evaluations as four a point: else a gateway would refuse them.
  assert.equal(
    asked(240_000, 1000),
    `${own}last_over_time(group by (tm_id, pod) (last_over_time(${members}[1m]))[5m:1m])`,
  );
  // Points further apart than it looks back would have it touch what is between them.
  assert.equal(asked(300_000), `${own}${taskManagers}`);
  assert.equal(asked(15_000, 600_000), `${own}${taskManagers}`);
});
