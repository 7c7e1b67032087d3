/** A host hands in what it knows of a deployment; a dashboard made elsewhere is read by how metrics stand here. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chartQuery, type Deployment, describeDeployment } from '@flink-metrics/sdk/flink';
import { fromGrafana } from '@flink-metrics/sdk/flink/grafana';
import { createPrometheusClient } from '@flink-metrics/sdk/prometheus';
import { print } from '@flink-metrics/sdk/promql';
import {
  at,
  doubtsOf,
  interval,
  jobManager,
  numbersOf,
  orders,
  payments,
  scopeOf,
  scraped,
  type Target,
  taskManager,
  withEstate,
} from './deployed.ts';

/** Described by a client that counts; the second of what is asked for. */
async function described(baseUrl: string, given: Partial<Deployment>) {
  let requests = 0;
  const client = createPrometheusClient({
    baseUrl,
    fetch: (request) => {
      requests += 1;
      return fetch(request);
    },
  });
  const deployment = await describeDeployment(client, 'shop', {
    jobName: 'orders',
    given,
    time: at,
  });
  assert.ok(deployment);
  return { deployment, requests };
}

const group = (worker: string): Target => ({ namespace: 'shop', job: 'flink', worker });

test('parts that are given take the place of what is found, and the rest goes by them', () =>
  withEstate(
    [
      jobManager(1, 'n1', group('jm1'), [orders], { pushes: 'dropped' }),
      taskManager(2, 'n2', 'c_02', group('tm1'), [orders], { pushes: 'dropped' }),
      jobManager(16, 'n4', group('jm2'), [payments], { pushes: 'dropped' }),
      taskManager(32, 'n5', 'c2_02', group('tm2'), [payments], { pushes: 'dropped' }),
    ],
    async (client, baseUrl) => {
      const found = await described(baseUrl, {});
      assert.equal(found.requests, 3);
      const all = await described(baseUrl, found.deployment);
      assert.deepEqual(all, { deployment: found.deployment, requests: 0 });
      // The host keeps no times of pushes, and knows it.
      const known = await described(baseUrl, { pushed: false, process: ['worker'] });
      assert.deepEqual(
        [known.deployment.process, known.deployment.doubts, known.requests],
        [['worker'], [], 3],
      );
      const { metrics: _, witnesses: __, doubts: ___, ...labels } = found.deployment;
      const some = await described(baseUrl, labels);
      assert.deepEqual([some.requests, some.deployment.witnesses], [2, found.deployment.witnesses]);
      const scope = { ...(await scopeOf(client)), deployment: known.deployment };
      assert.deepEqual((await numbersOf(client, scope)).heap, ['c_02: 2']);
      await assert.rejects(
        described(baseUrl, { process: 'worker' as never }),
        /deployment\.process has to be a list/,
      );
    },
  ));

const panel = (title: string, expr: string, legendFormat: string) => ({
  type: 'timeseries',
  title,
  datasource: { type: 'prometheus' },
  targets: [{ refId: 'A', expr, legendFormat }],
});

/** As of a cluster whose pods are scraped by a PodMonitor called `monitoring/flink`. */
const dashboard = {
  title: 'Flink',
  panels: [
    panel(
      'Heap',
      'max by (kubernetes_pod_name) (flink_taskmanager_Status_JVM_Memory_Heap_Used{job="monitoring/flink",kubernetes_pod_name=~".*taskmanager.*"})',
      '{{kubernetes_pod_name}}',
    ),
    panel(
      'Share',
      'flink_taskmanager_Status_JVM_Memory_Heap_Used{cluster="prod"} / on (instance) group_left flink_taskmanager_Status_JVM_Threads_Count{cluster="prod"}',
      '{{instance}}',
    ),
  ],
};

const deployments: Readonly<Record<string, (name: string) => Target>> = {
  'scraped on Kubernetes': (name) => scraped(name),
  'pushed, a group by a label of its own': group,
  'behind a Pushgateway without honor_labels': (name) => ({
    namespace: 'shop',
    job: 'pushgateway',
    instance: 'gateway:9091',
    exported_job: name,
  }),
};

for (const [name, target] of Object.entries(deployments)) {
  const pushes = name.startsWith('scraped') ? {} : { pushes: 'kept' as const };
  test(`a dashboard made elsewhere, where metrics are ${name}`, () =>
    withEstate(
      [
        jobManager(1, 'n1', target('jm1'), [orders], pushes),
        taskManager(2, 'n2', 'c_02', target('tm1'), [orders], pushes),
        taskManager(4, 'n3', 'c_03', target('tm2'), [orders], pushes),
        jobManager(16, 'n4', target('jm2'), [payments], pushes),
        taskManager(32, 'n5', 'c2_02', target('tm3'), [payments], pushes),
      ],
      async (client) => {
        const scope = await scopeOf(client);
        assert.deepEqual(doubtsOf(scope), []);
        const { sections, differences } = fromGrafana(dashboard, { deployment: scope.deployment });
        const shown = async (id: string) => {
          const chart = sections.flatMap(({ charts }) => charts).find((one) => one.id === id);
          assert.ok(chart, id);
          const query = print(chartQuery(chart, scope, { step: 60_000, interval }));
          const { data } = await client.query(query, { time: at });
          assert.ok(data.type === 'vector');
          return data.vector
            .map(({ labels, value }) => [chart.legend?.map((one) => labels[one]).join(' '), value])
            .sort();
        };
        const told = (labels: Target) =>
          scope.deployment.process.map((label) => labels[label]).join(' ');
        assert.deepEqual(await shown('grafana-heap'), [
          [told(target('tm1')), 2],
          [told(target('tm2')), 4],
        ]);
        assert.deepEqual(await shown('grafana-share'), [
          [told(target('tm1')), 1],
          [told(target('tm2')), 1],
        ]);
        const dropped = differences.filter(({ kind }) => kind === 'scope');
        assert.ok(dropped.some(({ detail }) => detail.includes('monitoring/flink')));
      },
    ));
}
