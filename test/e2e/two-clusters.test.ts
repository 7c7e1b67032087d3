/**
 * Two Kubernetes clusters behind one store that deploy the same: namespace, pods, job, its id. And a job of which the
 * reporter's filter leaves a part.
 */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import {
  chartQuery,
  describeDeployment,
  discoverJobs,
  discoverNamespaces,
  findJobStatus,
  type JobScope,
  scopeToJob,
  sections,
} from '@flink-metrics/sdk/flink';
import { createPrometheusClient, type PrometheusClient } from '@flink-metrics/sdk/prometheus';
import { type Expr, metric, print, rate, sum } from '@flink-metrics/sdk/promql';
import { step } from '../../scripts/tools/step.ts';
import { type Chain, startChain, type Tenant } from './chain.ts';
import { INTERVAL_MS } from './prometheus-config.ts';
import { type Site, startSite } from './site.ts';
import { waitFor } from './wait-for.ts';

const JOB = 'orders';
/** As high availability gives it to an application's job in each cluster. */
const jobId = '0'.repeat(31).concat('7');
const sameId = { '$internal.pipeline.job-id': jobId };
const planned = [
  {
    ...{ namespace: 'shop', taskManagers: 2, ordersPerSecond: 200 },
    ...{ above: { cluster: 'east' }, options: sameId },
  },
  {
    ...{ namespace: 'shop', taskManagers: 1, ordersPerSecond: 50 },
    ...{ above: { cluster: 'west' }, options: sameId },
  },
  {
    ...{ namespace: 'filtered', taskManagers: 1, ordersPerSecond: 50 },
    above: { cluster: 'west' },
    options: {
      'metrics.reporter.prom.filter.includes':
        'jobmanager.job:*;taskmanager.job.task:*;*.Status.JVM.*:*;jobmanager:taskSlots*',
      'metrics.reporter.prom.filter.excludes': '*:numRestarts,uptime,numRecordsIn*',
    },
  },
] as const;

describe('Flink 1.20 in two clusters, and filtered', () => {
  let chain: Chain;
  let client: PrometheusClient;
  let site: Site;

  before(async () => {
    const options = { release: '1.20', example: '1.20/scrape', reporter: 'scrape' } as const;
    const start = () => startChain({ ...options, jobName: JOB }, planned);
    chain = await step('Starting Flink 1.20 in two clusters', start);
    client = createPrometheusClient({ baseUrl: chain.prometheusUrl });
    site = await startSite(chain.prometheusUrl, ['shop', 'filtered']);
  });
  after(() =>
    step('Stopping them', async () => {
      await site?.[Symbol.asyncDispose]();
      await chain?.[Symbol.asyncDispose]();
    }),
  );

  const scopeOf = async (namespace: string): Promise<JobScope> => {
    const deployment = await describeDeployment(client, namespace, { jobName: JOB });
    assert.ok(deployment);
    return { deployment, namespace, jobName: JOB };
  };
  /** What a page does for whom chose one of the two. */
  const scopeIn = async (cluster: string): Promise<JobScope> => ({
    ...(await scopeOf('shop')),
    match: [{ name: 'cluster', op: '=', value: cluster }],
  });
  const ask = async (expr: Expr, time?: number) => {
    const { data } = await client.query(print(expr), time === undefined ? {} : { time });
    assert.ok(data.type === 'vector');
    return data.vector;
  };
  const clusters = (): readonly (Tenant & { readonly cluster: string })[] =>
    chain.tenants.flatMap((tenant) =>
      tenant.namespace === 'shop' ? [{ ...tenant, cluster: tenant.above?.cluster ?? '' }] : [],
    );

  test('of one name and one id, the job of each cluster is listed, the newest is shown', async () => {
    assert.deepEqual(
      clusters().map((one) => one.jobId),
      [jobId, jobId],
    );
    const scope = await scopeOf('shop');
    assert.deepEqual(scope.deployment.above, [
      { label: 'cluster', values: ['east', 'west'], onContainers: true },
    ]);
    assert.deepEqual(scope.deployment.doubts, []);
    // Of two that began together, which is newer is told by the samples of one time.
    const time = Date.now() - 2 * INTERVAL_MS;
    const jobs = await discoverJobs(client, 'shop', {
      deployment: scope.deployment,
      interval: INTERVAL_MS,
      time,
    });
    const [newest, other] = jobs;
    assert.deepEqual(
      jobs.map(({ name, id, state }) => [name, id, state]),
      [
        [JOB, jobId, 'running'],
        [JOB, jobId, 'running'],
      ],
    );
    assert.deepEqual(jobs.map(({ above }) => above.cluster).toSorted(), ['east', 'west']);
    assert.ok((newest?.since ?? 0) > (other?.since ?? 0), 'none is the newest');
    assert.deepEqual(
      jobs.map(({ match }) => match),
      jobs.map(({ above }) => [{ name: 'cluster', op: '=', value: above.cluster }]),
    );
    const status = await findJobStatus(client, scope, { interval: INTERVAL_MS, time });
    assert.deepEqual(
      [status?.above, status?.others.map(({ above }) => above)],
      [newest?.above, [other?.above]],
    );
  });

  test('throughput, TaskManagers, heap and containers of each are its own', async () => {
    for (const { cluster, taskManagers, ordersPerSecond } of clusters()) {
      const scope = await scopeIn(cluster);
      const source = metric('flink_taskmanager_job_task_operator_numRecordsOut', {
        operator_name: 'Source:_orders',
      });
      const orders = scopeToJob(sum(rate(source, 20_000)), scope, { interval: INTERVAL_MS });
      await waitFor(`${ordersPerSecond} orders/s in ${cluster}`, async () => {
        const [sample] = await ask(orders);
        return sample !== undefined && Math.abs(sample.value / ordersPerSecond - 1) < 0.2;
      });
      const status = await findJobStatus(client, scope, { interval: INTERVAL_MS });
      assert.partialDeepStrictEqual(status, { state: 'running', taskManagers, others: [] });

      // Scraped since: of the newest, Prometheus may have one process's and not yet another's.
      const time = Date.now() - 2 * INTERVAL_MS;
      const own = (of: string, pods: string) =>
        metric(of, { namespace: 'shop', cluster, pod: { op: '=~', value: pods } });
      const heap = await shownBy('tm-heap', 'used', 'tm_id', scope, time);
      const heaps = await ask(own('flink_taskmanager_Status_JVM_Memory_Heap_Used', '.+'), time);
      assert.deepEqual(heap, sorted(heaps, 'pod'), cluster);
      assert.equal(heap.length, taskManagers);
      const containers = await shownBy('container-memory', 'workingSet', 'pod', scope, time);
      const memory = await ask(own('container_memory_working_set_bytes', 'orders-.+'), time);
      assert.deepEqual(containers, sorted(memory, 'pod'), cluster);
      assert.equal(containers.length, taskManagers + 1);
    }
  });

  test('in the browser both are offered, and the one that is chosen is shown', async () => {
    const panel = await site.pageOf('shop');
    await panel.query('shop', JOB);
    const runs = await panel.runs();
    assert.deepEqual(
      runs.map((run) => / · (east|west) · /.exec(run)?.[1]).toSorted(),
      ['east', 'west'],
      runs.join('; '),
    );
    for (const { cluster, taskManagers } of clusters()) {
      await panel.chooseRun(cluster);
      const shown = async () =>
        (await panel.status()).includes(` Total restarts 0 TaskManagers ${taskManagers} `);
      await waitFor(`${taskManagers} TaskManagers of ${cluster}`, shown, 15_000);
      assert.equal((await panel.runs()).length, 2);
    }
    assert.deepEqual(panel.complaints, []);
    await panel.page.close();
  });

  test('in the browser it is said what a filter leaves out', async () => {
    const panel = await site.pageOf('filtered');
    await panel.query('filtered', JOB);
    const note = panel.page.locator('details.note');
    await note.locator('summary').click();
    const text = await note.innerText();
    assert.match(
      text,
      /flink_jobmanager_job_numRestarts, .*flink_taskmanager_job_task_numRecordsIn /,
    );
    assert.match(text, /filter\.includes, filter\.excludes/);
    assert.match(await panel.status(), /TaskManagers 1 /);
    await panel.page.close();
  });

  test('of a filtered job, what is left is found, and what is missing is named with its setting', async () => {
    assert.deepEqual(await discoverNamespaces(client), ['filtered', 'shop']);
    const scope = await scopeOf('filtered');
    const { witnesses, doubts } = scope.deployment;
    assert.deepEqual(witnesses, {
      job: 'flink_jobmanager_job_runningTime',
      membership: 'flink_taskmanager_job_task_numRecordsOut',
      task: 'flink_taskmanager_job_task_numRecordsOut',
    });
    const [doubt, ...others] = doubts;
    assert.deepEqual([doubt?.kind, others], ['metrics-missing', []]);
    assert.deepEqual(doubt?.about, [
      'flink_jobmanager_job_numRestarts',
      'flink_jobmanager_job_uptime',
      'flink_taskmanager_job_task_numRecordsIn',
    ]);
    assert.match(doubt?.text.en ?? '', /filter\.includes, filter\.excludes/);

    const { deployment } = scope;
    const jobs = await discoverJobs(client, 'filtered', { deployment, interval: INTERVAL_MS });
    assert.deepEqual(
      jobs.map(({ name, state }) => [name, state]),
      [[JOB, 'running']],
    );
    const status = await findJobStatus(client, scope, { interval: INTERVAL_MS });
    assert.partialDeepStrictEqual(status, {
      state: 'running',
      taskManagers: 1,
      slots: { total: 1 },
      restarts: null,
    });
    const time = Date.now() - 2 * INTERVAL_MS;
    for (const [id, series, label, count] of [
      ['tm-heap', 'used', 'tm_id', 1],
      ['jm-heap', 'used', 'host', 1],
      ['container-memory', 'workingSet', 'pod', 2],
    ] as const) {
      assert.equal((await shownBy(id, series, label, scope, time)).length, count, id);
    }
    assert.ok((await shownBy('records-out', undefined, 'task_name', scope, time)).length > 0);
    assert.deepEqual(await shownBy('records-in', undefined, 'task_name', scope, time), []);
  });

  /** What a chart of the page shows of each process at a time. */
  async function shownBy(
    id: string,
    series: string | undefined,
    label: string,
    scope: JobScope,
    time: number,
  ): Promise<readonly string[]> {
    const chart = sections.flatMap(({ charts }) => charts).find((one) => one.id === id);
    assert.ok(chart, `there is no chart ${id}`);
    const window = { step: INTERVAL_MS, interval: INTERVAL_MS };
    const vector = await ask(chartQuery(chart, scope, window), time);
    return sorted(
      vector.filter(({ labels }) => series === undefined || labels.series === series),
      label,
    );
  }
});

const sorted = (
  vector: readonly { readonly labels: Readonly<Record<string, string>>; readonly value: number }[],
  label: string,
): readonly string[] =>
  vector.map(({ labels, value }) => `${labels[label]?.replaceAll('-', '_')}: ${value}`).toSorted();
