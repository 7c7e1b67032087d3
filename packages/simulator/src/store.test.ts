import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { lookup } from '@flink-metrics/sdk/flink';
import { ask, NOON, samplesOf, simulatorAt } from './testing/ask.ts';

const TASK = 'flink_taskmanager_job_task_';
const ORDERS = '{namespace="tenant-a",job_name="orders"}';

/** The metrics that the product must show and that today's Flink still exports. */
const seed = [
  ...['jobmanager', 'taskmanager'].flatMap((process) =>
    [
      ...['CPU_Load', 'CPU_Time'],
      ...['Used', 'Committed', 'Max'].flatMap((part) => [
        `Memory_Heap_${part}`,
        `Memory_NonHeap_${part}`,
      ]),
      ...['Direct', 'Mapped'].flatMap((pool) =>
        ['Count', 'MemoryUsed', 'TotalCapacity'].map((part) => `Memory_${pool}_${part}`),
      ),
    ].map((name) => `flink_${process}_Status_JVM_${name}`),
  ),
  ...[
    'numBytesInLocal',
    'numBytesInRemote',
    'numBytesOut',
    'numRecordsIn',
    'numRecordsOut',
  ].flatMap((name) => [`${TASK}${name}`, `${TASK}${name}PerSecond`]),
  ...['numRegisteredTaskManagers', 'numRunningJobs', 'taskSlotsAvailable', 'taskSlotsTotal'].map(
    (name) => `flink_jobmanager_${name}`,
  ),
  'container_cpu_usage_seconds_total',
  'container_memory_usage_bytes',
  'container_network_receive_bytes_total',
];

const names = async () => (await ask(simulatorAt(), 'label/__name__/values')).body.data as string[];

describe('names and labels', () => {
  test('every metric of the seed that Flink still has is there', async () => {
    const served = new Set(await names());
    assert.deepEqual(
      seed.filter((name) => !served.has(name)),
      [],
    );
  });

  test('every name is one that the catalog knows', async () => {
    const unknown = (await names()).filter(
      (name) => name !== 'up' && lookup(name).type === 'custom',
    );
    assert.deepEqual(unknown, []);
  });

  test("a subtask carries Flink's labels and the scrape's, sanitised as the reporter does", async () => {
    const [series] = await samplesOf(
      simulatorAt({ scenario: 'healthy' }),
      `${TASK}numRecordsIn{job_name="my_job__v2_",subtask_index="1",task_name=~"Source.*"}`,
      '1m',
    );
    const { metric } = series ?? assert.fail();
    assert.deepEqual(Object.keys(metric).sort(), [
      '__name__',
      'host',
      'instance',
      'job',
      'job_id',
      'job_name',
      'namespace',
      'pod',
      'subtask_index',
      'task_attempt_id',
      'task_attempt_num',
      'task_id',
      'task_name',
      'tm_id',
    ]);
    assert.equal(metric.task_name, 'Source:_clicks____sessionize_key');
    assert.equal(metric.pod, 'my-job-v2-taskmanager-1-1');
    assert.equal(metric.tm_id, 'my_job_v2_taskmanager_1_1');
    assert.equal(metric.instance, `${metric.host?.replaceAll('_', '.')}:9249`);
    assert.match(String(metric.job_id), /^[0-9a-f]{32}$/);
  });
});

describe('shapes', () => {
  test('counters of one attempt never fall, and meters say their rate', async () => {
    const simulator = simulatorAt();
    const counters = await samplesOf(simulator, `${TASK}numRecordsIn${ORDERS}`, '2d');
    assert.ok(counters.length > 14);
    for (const { values } of counters)
      assert.ok(values.every((value, index) => value >= (values[index - 1] ?? 0)));
    const query = `max(abs(rate(${TASK}numRecordsIn${ORDERS}[1m]) - ignoring (__name__) ${TASK}numRecordsInPerSecond) / 1000)`;
    const { body } = await ask(simulatorAt({ scenario: 'healthy' }), 'query', { query });
    const { result } = body.data as { result: { value: [number, string] }[] };
    assert.ok(Number(result[0]?.value[1]) < 0.1, JSON.stringify(result));
  });

  test('busy, idle and backpressured add up to a second', async () => {
    const simulator = simulatorAt({ scenario: 'backpressured' });
    const query = ['busy', 'idle', 'backPressured']
      .map((share) => `${TASK}${share}TimeMsPerSecond${ORDERS}`)
      .join(' + ignoring (__name__) ');
    const { body } = await ask(simulator, 'query', { query });
    const { result } = body.data as { result: { value: [number, string] }[] };
    assert.equal(result.length, 14);
    for (const { value } of result) assert.ok(Math.abs(Number(value[1]) - 1000) <= 2);
  });

  test('the heap is a saw-tooth below its maximum, and falls when garbage is collected', async () => {
    const simulator = simulatorAt({ scenario: 'healthy' });
    const JVM = 'flink_taskmanager_Status_JVM_';
    const pod = '{pod="orders-taskmanager-1-1"}';
    const [used] = await samplesOf(simulator, `${JVM}Memory_Heap_Used${pod}`, '2h');
    const [collections] = await samplesOf(
      simulator,
      `${JVM}GarbageCollector_All_Count${pod}`,
      '2h',
    );
    const [max] = await samplesOf(simulator, `${JVM}Memory_Heap_Max${pod}`, '1m');
    assert.ok(used && collections && max);
    assert.ok(used.values.every((value) => value > 0 && value <= (max.values[0] ?? 0)));
    const falls = used.values.flatMap((value, index) =>
      value < (used.values[index - 1] ?? 0) ? [index] : [],
    );
    assert.ok(falls.length > 10);
    for (const index of falls)
      assert.ok((collections.values[index] ?? 0) >= (collections.values[index - 1] ?? 0));
    assert.ok((collections.values.at(-1) ?? 0) - (collections.values[0] ?? 0) >= falls.length);
  });

  test('load goes up and down with the day', async () => {
    const rate = `sum(rate(${TASK}numRecordsIn{job_name="orders",task_name=~"Source.*"}[10m]))`;
    const at = async (hour: number) => {
      const time = String(Date.UTC(2026, 4, 15, hour) / 1000);
      const { body } = await ask(simulatorAt({ scenario: 'healthy' }), 'query', {
        query: rate,
        time,
      });
      return Number((body.data as { result: { value: [number, string] }[] }).result[0]?.value[1]);
    };
    assert.ok((await at(14)) > 1.4 * (await at(2)));
  });

  test("Flink's sentinels stand where Flink puts them", async () => {
    const simulator = simulatorAt({ scenario: 'healthy' });
    const sources = `{task_name=~"Source.*",namespace="tenant-a"}`;
    for (const { values } of await samplesOf(
      simulator,
      `${TASK}currentInputWatermark${sources}`,
      '1m',
    ))
      assert.ok(values.every((value) => value === -(2 ** 63)));
    const [legacy] = await samplesOf(
      simulator,
      `${TASK}busyTimeMsPerSecond{job_name="my_job__v2_",task_name=~"Source.*"}`,
      '1m',
    );
    assert.ok(legacy?.values.every(Number.isNaN));
    const unknown = await samplesOf(
      simulator,
      'flink_taskmanager_Status_JVM_Memory_NonHeap_Max{namespace="tenant-a"}',
      '1m',
    );
    assert.ok(unknown.some(({ values }) => values[0] === -1));
    assert.ok(unknown.some(({ values }) => (values[0] ?? 0) > 0));
  });

  test('a watermark follows the time, a few seconds behind', async () => {
    const [series] = await samplesOf(
      simulatorAt({ scenario: 'healthy' }),
      `${TASK}currentInputWatermark{job_name="orders",task_name="revenue_per_minute"}`,
      '5m',
    );
    const { times, values } = series ?? assert.fail();
    values.forEach((value, index) => {
      const lag = (times[index] ?? 0) - value;
      assert.ok(lag > 1_000 && lag < 30_000, String(lag));
    });
  });

  test("a pod's total and its pause container are there to be counted twice", async () => {
    const series = await samplesOf(
      simulatorAt({ scenario: 'healthy' }),
      'container_memory_usage_bytes{pod="orders-taskmanager-1-1"}',
      '1m',
    );
    assert.deepEqual(series.map(({ metric }) => metric.container).sort(), [
      'POD',
      'flink-main-container',
      undefined,
    ]);
  });
});

describe('failures', () => {
  test('a restart is a new attempt, with counters at the beginning again', async () => {
    const simulator = simulatorAt();
    const attempts = await samplesOf(
      simulator,
      `${TASK}numRecordsIn{job_name="orders",task_name="revenue_per_minute",subtask_index="0"}`,
      '4d',
    );
    assert.ok(attempts.length >= 3, `${attempts.length} attempts`);
    const inOrder = attempts.toSorted((a, b) => (a.times[0] ?? 0) - (b.times[0] ?? 0));
    inOrder.slice(1).forEach(({ metric, times, values }, index) => {
      const before = inOrder[index] ?? assert.fail();
      assert.ok((times[0] ?? 0) > (before.times.at(-1) ?? 0));
      assert.ok((values[0] ?? 0) < (before.values.at(-1) ?? 0));
      assert.notEqual(metric.task_attempt_id, before.metric.task_attempt_id);
    });
    const [restarts] = await samplesOf(
      simulator,
      'flink_jobmanager_job_numRestarts{job_name="orders"}',
      '4d',
    );
    const counted = restarts ?? assert.fail();
    assert.ok((counted.values.at(-1) ?? 0) > (counted.values[0] ?? 0));
  });

  test('a lost TaskManager comes back as another pod', async () => {
    const { body } = await ask(simulatorAt(), 'label/pod/values', {
      'match[]': 'flink_taskmanager_Status_JVM_Threads_Count{namespace="tenant-a"}',
      start: String((NOON - 14 * 86_400_000) / 1000),
      end: String(NOON / 1000),
    });
    const pods = (body.data as string[]).filter((pod) => pod.startsWith('orders-'));
    assert.ok(pods.includes('orders-taskmanager-1-1') && pods.includes('orders-taskmanager-1-3'));
  });

  test('checkpoints fail now and then, and all are counted', async () => {
    const JOB = 'flink_jobmanager_job_';
    const query = `${JOB}totalNumberOfCheckpoints - ignoring (__name__) ${JOB}numberOfCompletedCheckpoints - ignoring (__name__) ${JOB}numberOfFailedCheckpoints - ignoring (__name__) ${JOB}numberOfInProgressCheckpoints`;
    const simulator = simulatorAt();
    const { body } = await ask(simulator, 'query_range', {
      query,
      start: String((NOON - 86_400_000) / 1000),
      end: String(NOON / 1000),
      step: '97',
    });
    const { result } = body.data as { result: { values: [number, string][] }[] };
    assert.equal(result.length, 3);
    for (const { values } of result) assert.ok(values.every(([, value]) => value === '0'));
    const [failed] = await samplesOf(
      simulator,
      `${JOB}numberOfFailedCheckpoints{job_name="orders"}`,
      '1d',
    );
    assert.ok((failed?.values.at(-1) ?? 0) > (failed?.values[0] ?? 0));
  });
});
