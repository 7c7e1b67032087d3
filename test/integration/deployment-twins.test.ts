/** Two application clusters of one namespace run a job of one name under the id of zeros. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  discoverJobs,
  findJobStatus,
  findRuns,
  findStaleProcesses,
} from '@flink-metrics/sdk/flink';
import { createPanelStore } from '../../packages/panel/src/store/panel-store.ts';
import type { EstateProcess } from '../support/estate.ts';
import {
  at,
  contained,
  doubtsOf,
  interval,
  jobManager,
  numbersOf,
  scopeOf,
  scraped,
  type Target,
  taskManager,
  withEstate,
} from './deployed.ts';

const job = { name: 'orders', id: '0'.repeat(32) };

interface Named {
  readonly leader: Target;
  readonly worker: Target;
  readonly more?: Partial<EstateProcess>;
}

/** Of two clusters, what each adds to its processes. The first shows 2, the second, which is newer, 32. */
const twins = (clusterOf: (cluster: 'etl' | 'etl-b') => Named): readonly EstateProcess[] =>
  (['etl', 'etl-b'] as const).flatMap((cluster, index) => {
    const mark = index === 0 ? 2 : 32;
    const { leader, worker, more = {} } = clusterOf(cluster);
    const own = { ...job, since: index === 0 ? -3600 : -1800 };
    return [
      jobManager(mark / 2, `10.0.${index}.1`, leader, [own], {
        ...more,
        ...contained(podsOf(cluster).leader),
      }),
      taskManager(mark, `10.0.${index}.2`, `10_0_${index}_2`, worker, [own], {
        ...more,
        ...contained(podsOf(cluster).worker),
      }),
    ];
  });

const podsOf = (cluster: string) => ({
  leader: `${cluster}-5d4f8c9b7d-x2k4z`,
  worker: `${cluster}-taskmanager-1-1`,
});

const podsWith = (labels: (cluster: string) => readonly [leader: Target, worker: Target]) =>
  twins((cluster) => {
    const [leader, worker] = labels(cluster);
    const pods = podsOf(cluster);
    return { leader: scraped(pods.leader, leader), worker: scraped(pods.worker, worker) };
  });

const both = (labels: (cluster: string) => Target) =>
  podsWith((cluster) => [labels(cluster), labels(cluster)]);

/** A name that says nothing of its cluster. */
const anonymous = (cluster: string, kind: string): Target =>
  scraped(`${kind}-${cluster === 'etl' ? 'a' : 'b'}`);

const random = (cluster: string, number: number) => cluster + String(number).repeat(32);

const pushed = (groups: (cluster: string, kind: 'jm' | 'tm') => Target): readonly EstateProcess[] =>
  twins((cluster) => ({
    leader: { namespace: 'shop', ...groups(cluster, 'jm') },
    worker: { namespace: 'shop', ...groups(cluster, 'tm') },
    more: { pushes: 'kept' },
  }));

const told: Readonly<Record<string, readonly EstateProcess[]>> = {
  'the label app of native Kubernetes': both((app) => ({ app, type: 'flink-native-kubernetes' })),
  'a label of the pod template': both((team) => ({ team_of_pod: team })),
  'a PodMonitor each': both((cluster) => ({ job: `shop/${cluster}` })),
  'a label of the cluster beside one of the component': podsWith((cluster) => [
    {
      app_kubernetes_io_instance: cluster,
      component: 'jobmanager',
      pod_template_hash: '5d4f8c9b7d',
    },
    { app_kubernetes_io_instance: cluster, component: 'taskmanager', pod_template_hash: cluster },
  ]),
  'the names of their pods': both(() => ({})),
  'a label in the grouping key': pushed((cluster, kind) => ({
    job: `flink${kind}`,
    cluster_of: cluster,
    worker: kind,
  })),
  'the name that they push under': pushed((cluster, kind) => ({
    job: random(cluster, kind === 'jm' ? 1 : 2),
  })),
};

for (const [by, processes] of Object.entries(told)) {
  test(`two application clusters, one job name and id, told apart by ${by}`, () =>
    withEstate(processes, async (client) => {
      const scope = await scopeOf(client);
      assert.deepEqual(doubtsOf(scope), scope.deployment.pushed ? ['pods-unknown'] : []);
      const runs = await findRuns(client, scope, { interval, time: at });
      assert.deepEqual(
        runs.map(({ jobId, above, state }) => [jobId, Object.values(above).length > 0, state]),
        [
          [job.id, true, 'running'],
          [job.id, true, 'running'],
        ],
      );
      const jobs = await discoverJobs(client, 'shop', { deployment: scope.deployment, time: at });
      assert.deepEqual(
        jobs.map(({ above, match }) => ({ above, match })),
        runs.map(({ above, match }) => ({ above, match })),
      );
      // Unchosen, the newest: never both of them.
      const status = await findJobStatus(client, scope, { interval, time: at });
      assert.deepEqual([status?.taskManagers, status?.others.length], [1, 1]);
      assert.deepEqual(status?.slots?.total, 16);
      const [newer, older] = runs;
      const shown = (run = newer) =>
        numbersOf(client, { ...scope, jobId: job.id, match: run?.match ?? [] });
      const pods = scope.deployment.pod !== null;
      assert.deepEqual(await shown(newer), {
        recordsPerSecond: 64,
        taskManagers: 1,
        heap: ['10_0_1_2: 32'],
        jobManagers: ['10.0.1.1: 16'],
        slots: 16,
        containers: pods ? ['etl-b-5d4f8c9b7d-x2k4z: 16', 'etl-b-taskmanager-1-1: 32'] : [],
      });
      assert.deepEqual(await shown(older), {
        recordsPerSecond: 4,
        taskManagers: 1,
        heap: ['10_0_0_2: 2'],
        jobManagers: ['10.0.0.1: 1'],
        slots: 1,
        containers: pods ? ['etl-5d4f8c9b7d-x2k4z: 1', 'etl-taskmanager-1-1: 2'] : [],
      });
      assert.deepEqual(await findStaleProcesses(client, scope, { interval, time: at }), []);
      const store = createPanelStore({ client, sections: [], now: () => at });
      await store.load({ namespace: 'shop', job: 'orders' }, { kind: 'relative', length: 600_000 });
      const { scope: panelScope, runs: listed } = store.getState();
      store.stop();
      assert.deepEqual([panelScope?.jobId, panelScope?.match], [job.id, newer?.match]);
      assert.equal(listed.length, 2);
    }));
}

/** One name and id, pods of the same names, each with its own value of a label that no name tells. */
const sameNames = (
  ages: readonly [number, number],
  /** Of the pods in each cluster. */
  addresses?: readonly [string, string],
) =>
  (['left', 'right'] as const).flatMap((side, index) => {
    const mark = index === 0 ? 2 : 32;
    const own = { ...job, since: ages[index] ?? 0 };
    const pods = podsOf('etl');
    const target = (pod: string, last: number) =>
      scraped(pod, {
        sold_by: side,
        ...(addresses && { instance: `${addresses[index]}.${last}:9249` }),
      });
    return [
      jobManager(mark / 2, 'etl.shop', target(pods.leader, 1), [own]),
      taskManager(mark, '10.0.0.2', 'etl_1', target(pods.worker, 2), [own]),
    ];
  });

const twoClusters: Readonly<Record<string, readonly EstateProcess[]>> = {
  'began a day apart': sameNames([-3600, -86_400]),
  'began three minutes apart': sameNames([-3600, -3780]),
  'began at once, in pods of other addresses': sameNames([-3600, -3600], ['10.1.0', '10.2.0']),
};

for (const [by, processes] of Object.entries(twoClusters)) {
  test(`two clusters whose pods have the same names, by a label of any name, jobs that ${by}: the job is there twice`, () =>
    withEstate(processes, async (client) => {
      const scope = await scopeOf(client);
      assert.deepEqual([scope.deployment.copies, doubtsOf(scope)], [[], []]);
      assert.deepEqual(
        scope.deployment.above.map(({ label, values }) => [label, values]),
        [['sold_by', ['left', 'right']]],
      );
      const runs = await findRuns(client, scope, { interval, time: at });
      assert.deepEqual(
        runs.map(({ above, state }) => [above, state]),
        [
          [{ sold_by: 'left' }, 'running'],
          [{ sold_by: 'right' }, 'running'],
        ],
      );
      const status = await findJobStatus(client, scope, { interval, time: at });
      assert.deepEqual([status?.taskManagers, status?.others.length], [1, 1]);
      const records = async (index: number) => {
        const match = runs[index]?.match ?? [];
        return (await numbersOf(client, { ...scope, jobId: job.id, match })).recordsPerSecond;
      };
      assert.deepEqual([await records(0), await records(1)], [4, 64]);
      const store = createPanelStore({ client, sections: [], now: () => at });
      await store.load({ namespace: 'shop', job: 'orders' }, { kind: 'relative', length: 600_000 });
      const { runs: listed } = store.getState();
      store.stop();
      assert.equal(listed.length, 2);
    }));
}

const oneJob = [
  ['of the same addresses', sameNames([-3600, -3600], ['10.1.0', '10.1.0']), []],
  ['of addresses that no label tells', sameNames([-3600, -3600]), ['copies-unproven']],
  ['of jobs that began a minute apart', sameNames([-3600, -3660]), ['copies-unproven']],
] as const;

for (const [what, processes, doubts] of oneJob) {
  const told = doubts.length > 0 ? 'and it is said' : 'beyond doubt';
  test(`two readers by a label of any name, ${what}: the job is there once, ${told}`, () =>
    withEstate(processes, async (client) => {
      const scope = await scopeOf(client);
      const { above, copies } = scope.deployment;
      assert.deepEqual([above, doubtsOf(scope)], [[], doubts]);
      assert.deepEqual(
        copies.map(({ label, take }) => [label, take]),
        [['sold_by', 'left']],
      );
      const [doubt] = scope.deployment.doubts;
      if (doubt) assert.deepEqual(doubt.about, ['sold_by', 'left', 'right']);
      assert.equal((await numbersOf(client, scope)).recordsPerSecond, 4);
    }));
}

const untold: Readonly<Record<string, readonly EstateProcess[]>> = {
  'pods of any name': twins((cluster) => ({
    leader: anonymous(cluster, 'jm'),
    worker: anonymous(cluster, 'tm'),
  })),
  'groups of any name': pushed((cluster, kind) => ({ job: `${kind}${cluster.length}` })),
};

for (const [by, processes] of Object.entries(untold)) {
  test(`two application clusters, one job name and id, in ${by}: the user is told`, () =>
    withEstate(processes, async (client) => {
      const { deployment } = await scopeOf(client);
      const [doubt] = deployment.doubts.filter(({ kind }) => kind === 'jobs-alike');
      assert.deepEqual(doubt?.about, ['orders']);
    }));
}

test('one cluster whose JobManager was replaced is one job', () =>
  withEstate(
    [
      jobManager(1, 'h1', scraped('etl-5d4f8c9b7d-x2k4z'), [job], { to: 700 }),
      jobManager(4, 'h3', scraped('etl-5d4f8c9b7d-q7wzv'), [{ ...job, from: 715 }], { from: 715 }),
      taskManager(2, 'h2', 'tm', scraped('etl-taskmanager-1-1'), [job]),
    ],
    async (client) => {
      const scope = await scopeOf(client);
      assert.deepEqual([doubtsOf(scope), scope.deployment.above], [[], []]);
    },
  ));

test('one cluster whose JobManager pushed into a group that stays is one job', () => {
  const group = (name: string): Target => ({ namespace: 'shop', job: `flink${name}` });
  const lives = { pushes: 'kept' as const };
  return withEstate(
    [
      jobManager(1, 'h1', group('aa'), [job], { to: 700, ...lives }),
      jobManager(4, 'h3', group('bb'), [job], { from: 715, ...lives }),
      taskManager(2, 'h2', 'tm', group('cc'), [job], lives),
    ],
    async (client) => {
      const scope = await scopeOf(client);
      assert.deepEqual([doubtsOf(scope), scope.deployment.above], [[], []]);
      assert.deepEqual((await numbersOf(client, scope)).jobManagers, ['h3: 4']);
    },
  );
});
