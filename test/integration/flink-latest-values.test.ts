import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import {
  isMeasured,
  type JobScope,
  kubernetes,
  type LatestValue,
  type LatestValuesOptions,
  latestValues,
  pushgateway,
} from '@flink-metrics/sdk/flink';
import { createQueryClient, type QueryClient } from '@flink-metrics/sdk/prometheus';
import { type RealPrometheus, startPrometheus } from '../support/prometheus.ts';
import { type Process, samplesOf } from './flink-samples.ts';

const end = 1_700_000_400;
const timeline = { start: end - 600, end, interval: 15 };
const scope: JobScope = { deployment: kubernetes, namespace: 'tenant-a', jobName: 'orders' };

const process = (mark: number, more: Partial<Process>): Process => ({
  kind: 'taskmanager',
  mark,
  namespace: 'tenant-a',
  host: `10_0_0_${mark}`,
  tmId: `tm_${mark}`,
  pod: `tm-${mark}`,
  jobs: ['orders'],
  target: { namespace: more.namespace ?? 'tenant-a', pod: `tm-${mark}`, job: 'flink' },
  contained: false,
  ...more,
});
const { tmId: _, ...noTaskManager } = process(1, { kind: 'jobmanager' });
const leader: Process = noTaskManager;
const worker = process(2, {});
const shared = process(4, { jobs: ['orders', 'payments'] });
const cluster = [
  leader,
  worker,
  shared,
  process(8, { jobs: ['payments'] }),
  process(16, { namespace: 'tenant-b' }),
];

/** A metric of a job's own, that no catalog knows, and a number that means "nothing yet". */
const custom = `flink_taskmanager_job_task_operator_myGauge{namespace="tenant-a",pod="tm-2",job="flink",host="h",tm_id="tm_2",job_name="orders",job_id="id-of-orders",operator_name="<b>"} 7 ${end}
flink_taskmanager_job_task_currentInputWatermark{namespace="tenant-a",pod="tm-2",job="flink",host="h",tm_id="tm_2",job_name="orders",job_id="id-of-orders",subtask_index="9"} -9223372036854775808 ${end}
`;

/** As many as a real job has: together their names are longer than a gateway takes. */
const many = Array.from({ length: 300 }, (_, index) => {
  const name = `flink_taskmanager_job_task_operator_connector_reader_group_of_metrics_${index}`;
  return `${name}{namespace="tenant-a",pod="tm-2",job="flink",host="h",tm_id="tm_2",job_name="orders",job_id="id-of-orders"} 1 ${end}\n`;
}).join('');

const options: LatestValuesOptions = { interval: 15_000, time: end * 1000 };
const names = (values: readonly LatestValue[]) => [...new Set(values.map(({ name }) => name))];
const markOf = ({ labels }: LatestValue) =>
  cluster.find(({ target }) => target.pod === labels.pod)?.mark;

suite('the latest values of a job', () => {
  let prometheus: RealPrometheus;
  let client: QueryClient;

  before(async () => {
    prometheus = await startPrometheus({
      openMetrics: samplesOf(cluster, timeline) + custom + many,
    });
    client = createQueryClient({ baseUrl: prometheus.url });
  });
  after(() => prometheus[Symbol.asyncDispose]());

  test('are of its own series and of the processes that run it, and of nobody else', async () => {
    const { values, more } = await latestValues(client, scope, options);
    assert.equal(more, 0);
    assert.deepEqual(names(values), names(values).toSorted());
    assert.ok(names(values).length > 140, `${names(values).length} metrics`);
    assert.deepEqual([...new Set(values.map(markOf))].toSorted(), [1, 2, 4]);
    const foreign = values.filter(({ labels }) => !['orders', undefined].includes(labels.job_name));
    assert.deepEqual(foreign, []);
    const has = (name: string) => values.filter((value) => value.name === name).map(markOf);
    assert.deepEqual(has('flink_taskmanager_Status_JVM_Memory_Heap_Used').toSorted(), [2, 4]);
    assert.deepEqual(has('flink_jobmanager_Status_JVM_CPU_Load'), [1]);
    assert.deepEqual(has('flink_jobmanager_job_numRestarts'), [1]);
  });

  test('have the labels without the name, and the exact number', async () => {
    const { values } = await latestValues(client, scope, options);
    const own = values.find(({ name }) => name.endsWith('_myGauge'));
    assert.equal(own?.value, 7);
    assert.equal(own.time, end * 1000);
    assert.equal(own.labels.operator_name, '<b>');
    assert.ok(!('__name__' in own.labels));
  });

  test('say which numbers mean nothing yet', async () => {
    const { values } = await latestValues(client, scope, {
      ...options,
      choose: (metrics) => metrics.filter((name) => name.endsWith('_currentInputWatermark')),
    });
    const unmeasured = values.filter((value) => !isMeasured(value));
    assert.deepEqual(
      unmeasured.map(({ value, labels }) => [value, labels.subtask_index]),
      [[-(2 ** 63), '9']],
    );
    assert.equal(values.length, 3);
  });

  test('are as many as the limit allows, metric by metric', async () => {
    const all = await latestValues(client, scope, options);
    const few = await latestValues(client, scope, { ...options, limit: 10 });
    assert.deepEqual(few.values, all.values.slice(0, few.values.length));
    assert.ok(few.values.length > 5 && few.values.length <= 10);
    assert.equal(few.more, all.values.length - few.values.length);

    const choose = async () => ['flink_taskmanager_Status_JVM_Memory_Heap_Used'];
    const one = await latestValues(client, scope, { ...options, limit: 1, choose });
    assert.equal(one.values.length, 1);
    assert.equal(one.more, 1);
  });

  test('are asked for by queries that a gateway takes, however many names they spell', async () => {
    const lengths: number[] = [];
    const watched: QueryClient = {
      ...client,
      query: (query, options) => {
        lengths.push(`${query}`.length);
        return client.query(query, options);
      },
    };
    const all = await latestValues(watched, scope, options);
    assert.equal(lengths.length, 5);
    const choose = (metrics: readonly string[]) =>
      metrics.filter((name) => name !== 'flink_taskmanager_job_task_operator_myGauge');
    const most = await latestValues(watched, scope, { ...options, choose });
    assert.equal(most.values.length, all.values.length - 1);
    assert.equal(most.more, 0);
    const pushed = { ...scope, deployment: pushgateway };
    await latestValues(watched, pushed, { ...options, choose });
    assert.ok(lengths.length > 10 && Math.max(...lengths) < 16_384, `${lengths}`);
  });

  test('of a job that is not there are none', async () => {
    const nobody = { ...scope, jobName: 'nobody' };
    assert.deepEqual(await latestValues(client, nobody, options), { values: [], more: 0 });
  });

  test('stop with their caller', async () => {
    const signal = AbortSignal.abort(new Error('closed'));
    await assert.rejects(latestValues(client, scope, { ...options, signal }), /closed/);
  });
});

test('a pusher that went silent is left out', async () => {
  const pushed = ({ tmId, mark, ...rest }: Process, silence: number): Process => ({
    ...rest,
    mark,
    ...(tmId !== undefined && { tmId }),
    target: { namespace: 'tenant-a', job: `flink-${mark}` },
    lastPush: () => end - silence,
  });
  const openMetrics = samplesOf(
    [pushed(leader, 5), pushed(worker, 5), pushed(shared, 300)],
    timeline,
  );
  await using prometheus = await startPrometheus({ openMetrics });
  const client = createQueryClient({ baseUrl: prometheus.url });
  const { values } = await latestValues(client, { ...scope, deployment: pushgateway }, options);
  const processes = [...new Set(values.map(({ labels }) => labels.job))];
  assert.deepEqual(processes.toSorted(), ['flink-1', 'flink-2']);
});
