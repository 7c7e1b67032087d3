import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { parse as parseYaml } from 'yaml';
import { print } from '../../../promql/index.ts';
import { kubernetes, pushgateway } from '../../deployment/deployment.ts';
import { chartQuery } from '../../scope/chart-query.ts';
import { sections } from '../../sections/index.ts';
import { alertRules } from '../alert-rules.ts';
import { lintExpr } from './lint-expr.ts';
import { lintRules } from './lint-rules.ts';
import { sayProblem } from './say-problem.ts';

const kinds = (expr: string) => lintExpr(expr).map(({ problem }) => problem.kind);
const nearest = (expr: string) =>
  lintExpr(expr).flatMap(({ problem }) =>
    problem.kind === 'unknown-name' ? [problem.nearest] : [],
  );

/** How public alert files get names wrong, in our own words; and what is meant. */
const wrongNames: readonly (readonly [how: string, expr: string, meant: string | null])[] = [
  [
    'snake case',
    'increase(flink_jobmanager_job_number_of_failed_checkpoints[10m]) > 1',
    'flink_jobmanager_job_numberOfFailedCheckpoints',
  ],
  [
    'another case',
    'max(flink_taskmanager_job_task_backpressuredTimeMsPerSecond) > 400',
    'flink_taskmanager_job_task_backPressuredTimeMsPerSecond',
  ],
  [
    'a group that there is not',
    'increase(flink_jobmanager_checkpoint_numberOfFailedCheckpoints[5m]) > 2',
    'flink_jobmanager_job_numberOfFailedCheckpoints',
  ],
  ['a unit behind it', 'flink_jobmanager_job_uptime_seconds < 120', 'flink_jobmanager_job_uptime'],
  [
    '_total behind a counter',
    'sum(rate(flink_taskmanager_job_task_numRecordsIn_total[5m])) == 0',
    'flink_taskmanager_job_task_numRecordsIn',
  ],
  [
    'the scope below',
    'flink_jobmanager_job_numRunningJobs == 0',
    'flink_jobmanager_numRunningJobs',
  ],
  [
    'the other process',
    'flink_taskmanager_numRegisteredTaskManagers < 2',
    'flink_jobmanager_numRegisteredTaskManagers',
  ],
  [
    'no process at all',
    'flink_checkpoints_failed > 0',
    'flink_jobmanager_job_numberOfFailedCheckpoints',
  ],
  [
    'the state as a label',
    'flink_jobmanager_job_status{status="FAILED"} == 1',
    'flink_jobmanager_job_runningTime',
  ],
  [
    'buckets of a histogram',
    'histogram_quantile(0.9, sum by (le) (rate(flink_request_latency_bucket[5m]))) > 3',
    null,
  ],
  [
    'a spelling of the documentation',
    'max(flink_taskmanager_job_task_maxSoftBackPressuredTimeMs) > 800',
    'flink_taskmanager_job_task_maxSoftBackPressureTimeMs',
  ],
  [
    'a word left out',
    'flink_jobmanager_job_checkpointDuration > 90000',
    'flink_jobmanager_job_lastCheckpointDuration',
  ],
  [
    'singular for plural',
    'increase(flink_jobmanager_job_numRestart[15m]) > 2',
    'flink_jobmanager_job_numRestarts',
  ],
  ['an option as a metric', 'flink_jobmanager_checkpoint_timeout_time > 1', null],
];

suite('names that Flink does not write', () => {
  for (const [how, expr, meant] of wrongNames) {
    test(how, () => {
      assert.deepEqual(nearest(expr), [meant]);
    });
  }
});

suite('names that Flink no longer writes', () => {
  for (const [expr, instead] of [
    ['increase(flink_jobmanager_job_fullRestarts[5m]) > 1', 'flink_jobmanager_job_numRestarts'],
    [
      'max(flink_taskmanager_job_task_buffers_inPoolUsage) > 0.9',
      'flink_taskmanager_job_task_Shuffle_Netty_Input_Buffers_inPoolUsage',
    ],
    [
      'max(flink_taskmanager_Status_Network_AvailableMemorySegments) < 10',
      'flink_taskmanager_Status_Shuffle_Netty_AvailableMemorySegments',
    ],
  ] as const) {
    test(expr, () => {
      const [found] = lintExpr(expr);
      assert.ok(found?.problem.kind === 'removed');
      assert.equal(found.problem.replacedBy, instead);
    });
  }
});

suite('what numbers do not allow', () => {
  for (const [expr, kind] of [
    ['increase(flink_jobmanager_job_lastCheckpointDuration[5m]) > 5', 'rate-of-gauge'],
    ['sum(rate(flink_taskmanager_job_task_numRecordsInPerSecond[5m])) > 5', 'rate-of-gauge'],
    ['delta(flink_jobmanager_job_numRestarts[5m]) > 2', 'delta-of-counter'],
    ['flink_jobmanager_job_numberOfFailedCheckpoints > 3', 'lifetime-counter'],
    [
      'sum by (job_name) (flink_taskmanager_job_task_Shuffle_Netty_Input_Buffers_inPoolUsage) > 0.8',
      'dishonest-aggregation',
    ],
    ['avg(flink_taskmanager_job_task_currentInputWatermark > -9e18) < 5', 'dishonest-aggregation'],
    [
      'max(time() * 1000 - flink_taskmanager_job_task_currentInputWatermark) > 300000',
      'unguarded-sentinel',
    ],
    ['min(flink_jobmanager_job_lastCheckpointSize) < 10', 'unguarded-sentinel'],
    [
      'flink_taskmanager_Status_JVM_Memory_Heap_Used / flink_taskmanager_Status_JVM_Memory_Heap_Max > 0.9',
      'unguarded-sentinel',
    ],
    [
      'max(flink_taskmanager_job_task_Shuffle_Netty_Output_Buffers_outPoolUsage) > 80',
      'limit-out-of-range',
    ],
    ['max(flink_taskmanager_job_task_busyTimeMsPerSecond) > 1500', 'limit-out-of-range'],
    ['flink_taskmanager_job_task_backPressuredTimeMsPerSecond > 500', 'per-subtask'],
    ['sum(rate(flink_taskmanager_job_task_numRecordsIn[15s])) == 0', 'short-window'],
    [
      'rate(flink_taskmanager_Status_JVM_GarbageCollector_G1_Young_Generation_Time[5m]) > 100',
      'one-collector',
    ],
    [
      'max(flink_taskmanager_job_task_operator_window_contents_rocksdb_is_write_stopped) > 0',
      'off-by-default',
    ],
    ['sum(', 'syntax'],
  ] as const) {
    test(`${kind}: ${expr}`, () => {
      assert.deepEqual(kinds(expr), [kind]);
    });
  }
});

suite('what is right is left alone', () => {
  for (const expr of [
    'flink_jobmanager_job_lastCheckpointDuration > 60000',
    'increase(flink_jobmanager_job_numRestarts[10m]) > 3',
    'max by (task_name) (flink_taskmanager_job_task_busyTimeMsPerSecond) > 900',
    'max(time() * 1000 - (flink_taskmanager_job_task_currentInputWatermark > -9e18 < 9e18)) > 300000',
    'sum(flink_taskmanager_job_task_operator_pendingRecords) > 1e6',
    'flink_jobmanager_job_totalNumberOfCheckpoints == 0',
    'absent(flink_taskmanager_job_task_numRecordsIn)',
    'max(flink_taskmanager_job_task_operator_ordersRejected) > 5',
    'up{job="flink"} == 0',
  ]) {
    test(expr, () => assert.deepEqual(kinds(expr), []));
  }
});

/** Of what is off unless a team turns it on our rules and charts say so themselves. */
const isWrong = ({ problem }: { problem: { kind: string } }) => problem.kind !== 'off-by-default';

test('our own alerts have nothing wrong', () => {
  for (const deployment of [kubernetes, pushgateway]) {
    for (const scope of [
      { deployment, namespace: 'tenant-a', jobName: 'orders' },
      { deployment, namespace: 'tenant-a' },
    ]) {
      const wrong = lintRules(parseYaml(alertRules({ scope }).text)).filter(isWrong);
      // What is kept for Flink before 1.15 and 2.0, behind an `or`.
      const told = wrong.filter(({ problem }) => problem.kind !== 'removed');
      assert.deepEqual(told, []);
    }
  }
});

test('our own charts have nothing wrong', () => {
  const scope = { deployment: kubernetes, namespace: 'tenant-a', jobName: 'orders' };
  for (const chart of sections.flatMap(({ charts }) => charts)) {
    const text = print(chartQuery(chart, scope, { step: 15_000, interval: 15_000 }));
    // A chart may show each subtask, counters of now, and older names beside newer ones.
    const wrong = lintExpr(text)
      .filter(isWrong)
      .filter(({ problem }) => problem.kind !== 'per-subtask' && problem.kind !== 'removed');
    assert.deepEqual(wrong, [], chart.id);
  }
});

test('the place is the document, the group, the rule and the metric in its expression', () => {
  const rules = [
    { alert: 'Right', expr: 'up == 0' },
    {
      alert: 'Wrong',
      expr: 'max(flink_jobmanager_job_numRestarts) > 5 or\n  flink_job_status{a="flink_job_status"} == 0',
    },
  ];
  const found = lintRules({ kind: 'PrometheusRule', spec: { groups: [{ name: 'g', rules }] } });
  assert.deepEqual(
    found.map(({ problem, severity, group, rule, name, offset }) => [
      problem.kind,
      severity,
      group,
      rule,
      name,
      offset,
    ]),
    [['unknown-name', 'error', 'g', 1, 'Wrong', 47]],
  );
  assert.equal(rules[1]?.expr.slice(47, 63), 'flink_job_status');
});

test('every form that rules come in is read, and what is none is refused by its place', () => {
  const group = { name: 'g', rules: [{ record: 'r', expr: 'flink_nothing_such' }] };
  for (const input of [
    { groups: [group] },
    { spec: { groups: [group] } },
    { namespace: 'n', groups: [group] },
    [group],
    [{ groups: [group] }, null],
  ]) {
    assert.equal(lintRules(input).length, 1);
  }
  assert.throws(() => lintRules('text'), /^TypeError: document 0: has no list of groups/);
  assert.throws(
    () => lintRules({ groups: [{ name: 'g' }] }),
    /document 0, group 0: has no name or no list/,
  );
  assert.throws(
    () => lintRules({ groups: [{ name: 'g', rules: [{ expr: '1' }] }] }),
    /group "g", rule 0: has neither/,
  );
  assert.throws(
    () => lintRules({ groups: [{ name: 'g', rules: [{ alert: 'a' }] }] }),
    /has no expr/,
  );
});

test('every kind is said in both languages', () => {
  const [found] = lintExpr('flink_jobmanager_job_numRestart');
  assert.ok(found);
  assert.equal(
    sayProblem(found.problem, 'en'),
    'Flink reports nothing that is called flink_jobmanager_job_numRestart. Is flink_jobmanager_job_numRestarts meant?',
  );
  assert.match(sayProblem(found.problem, 'zh-CN'), /^Flink 没有名为/);
});
