/** Deployments that differ from those of deployments.test.ts in what their labels are called, all in one Prometheus. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import {
  describeDeployment,
  discoverJobs,
  findJobStatus,
  findRuns,
  findStaleProcesses,
  type JobScope,
  sanitizeLabelValue,
} from '@flink-metrics/sdk/flink';
import { createPrometheusClient, type PrometheusClient } from '@flink-metrics/sdk/prometheus';
import { type EstateProcess, estateSamples } from '../support/estate.ts';
import { type RealPrometheus, startPrometheus } from '../support/prometheus.ts';
import {
  at,
  contained,
  containersOf,
  doubtsOf,
  interval,
  jobManager,
  numbersOf,
  orders,
  payments,
  scraped,
  type Target,
  taskManager,
  time,
} from './deployed.ts';

type Check = (client: PrometheusClient, scope: JobScope) => Promise<void>;
interface Estate {
  readonly jobName: string;
  readonly processes: readonly EstateProcess[];
}

const estates: Estate[] = [];
let started: Promise<RealPrometheus> | undefined;
/** With all estates: by the first test's turn, each is known. */
const startedPrometheus = (): Promise<RealPrometheus> => {
  const processes = estates.flatMap((estate) => estate.processes);
  started ??= startPrometheus({ openMetrics: estateSamples(processes, time) });
  return started;
};
after(async () => (await started)?.[Symbol.asyncDispose]());

/** Each estate is in a namespace of its own. */
function estate(
  title: string,
  build: (namespace: string) => readonly EstateProcess[],
  check: Check,
  jobName = 'orders',
): void {
  const namespace = `shop-${estates.length}`;
  const processes = build(namespace).map((process) => ({
    ...process,
    containers: (process.containers ?? []).map((labels) => ({ ...labels, namespace })),
  }));
  estates.push({ jobName, processes });
  test(title, async () => {
    const { url } = await startedPrometheus();
    const client = createPrometheusClient({ baseUrl: url });
    const deployment = await describeDeployment(client, namespace, { jobName, time: at });
    assert.ok(deployment);
    await check(client, { deployment, namespace, jobName });
  });
}

const aboveOf = ({ deployment }: JobScope) => deployment.above.map(({ label }) => label);
const [leader, worker, other] = [
  'etl-5d4f8c9b7d-x2k4z',
  'etl-taskmanager-1-1',
  'etl-taskmanager-1-2',
];

const ownLabels = ['replica', 'monitor', 'location', 'env', 'zone', 'cluster', 'pod', 'id', 'name'];
for (const label of ownLabels) {
  estate(
    `a group for each process by ${label}: it is the process's, whatever else is called so`,
    (namespace) => {
      const group = (who: string): Target => ({ namespace, job: 'flink', [label]: who });
      const lives = { pushes: 'kept' as const };
      return [
        jobManager(1, 'n1', group('jm1'), [orders], lives),
        taskManager(2, 'n2', 'tm1', group('tm1'), [orders], lives),
        taskManager(4, 'n3', 'tm2', group('tm2'), [orders], { ...lives, to: 900 }),
        jobManager(16, 'n4', group('jm2'), [payments], lives),
        taskManager(32, 'n5', 'tm3', group('tm3'), [payments], lives),
      ];
    },
    async (client, scope) => {
      const { recordsPerSecond, taskManagers, heap, jobManagers, slots } = await numbersOf(
        client,
        scope,
      );
      assert.deepEqual(
        [recordsPerSecond, taskManagers, heap, jobManagers, slots],
        [4, 1, ['tm1: 2'], ['n1: 1'], 1],
      );
      const stale = await findStaleProcesses(client, scope, { interval, time: at });
      assert.deepEqual(
        stale.map((one) => one.taskManager),
        ['tm2'],
      );
      assert.deepEqual(aboveOf(scope), []);
      assert.deepEqual(doubtsOf(scope), []);
    },
  );
}

for (const label of ['host', 'tm_id']) {
  estate(
    `a group for each process by ${label}, which takes the place of Flink’s own`,
    (namespace) => {
      const group = (kind: string, who: string): Target => ({
        ...{ namespace, job: 'flink', kind },
        ...((label === 'host' || kind === 'tm') && { [label]: who }),
      });
      const lives = { pushes: 'kept' as const };
      const died = { ...lives, to: 900 };
      // Several on one host, where their ids tell them apart.
      const host = (who: string) => (label === 'host' ? who : 'n1');
      return [
        jobManager(1, 'n1', group('jm', 'n1'), [orders], lives),
        taskManager(2, host('t1'), 't1', group('tm', 't1'), [orders], lives),
        taskManager(4, host('t2'), 't2', group('tm', 't2'), [orders], died),
      ];
    },
    async (client, scope) => {
      assert.deepEqual(scope.deployment.process, [...new Set(['job', 'kind', label])].sort());
      const { recordsPerSecond, taskManagers, heap, jobManagers } = await numbersOf(client, scope);
      assert.deepEqual(
        [recordsPerSecond, taskManagers, heap, jobManagers],
        [4, 1, ['t1: 2'], ['n1: 1']],
      );
      const stale = await findStaleProcesses(client, scope, { interval, time: at });
      assert.deepEqual(
        stale.map((one) => one.taskManager),
        ['t2'],
      );
      assert.deepEqual(doubtsOf(scope), []);
    },
  );
}

/** The same pods in each cluster, each of which shows a multiple of 16 of the one before. */
const clustered =
  (clusters: readonly Target[], idOf: (index: number) => string) => (namespace: string) =>
    clusters.flatMap((labels, index) => {
      const job = { name: 'orders', id: idOf(index), since: -3600 + 60 * index };
      const mark = 16 ** index;
      const target = (pod: string) => scraped(pod, { ...labels, namespace });
      return [
        jobManager(mark, 'h1', target(leader), [job], contained(leader, labels)),
        taskManager(2 * mark, 'h2', 'tm', target(worker), [job], contained(worker, labels)),
      ];
    });

/** Each run alone shows what is its own. */
const checkClusters =
  (label: string, clusters: readonly string[]): Check =>
  async (client, scope) => {
    assert.deepEqual(doubtsOf(scope), []);
    assert.deepEqual(aboveOf(scope), [label]);
    const status = await findJobStatus(client, scope, { interval, time: at });
    assert.equal(status?.others.length, clusters.length - 1);
    for (const [index, cluster] of clusters.entries()) {
      const mark = 16 ** index;
      const match = [{ name: label, op: '=', value: cluster }] as const;
      assert.deepEqual(await numbersOf(client, { ...scope, match }), {
        recordsPerSecond: 4 * mark,
        taskManagers: 1,
        heap: [`tm: ${2 * mark}`],
        jobManagers: [`h1: ${mark}`],
        slots: mark,
        containers: [`${leader}: ${mark}`, `${worker}: ${2 * mark}`],
      });
    }
  };

for (const label of ['eks_cluster', 'clusterName', 'aws_account_id', 'env_name']) {
  for (const sameId of [true, false]) {
    estate(
      `three clusters by ${label}${sameId ? ', jobs of one id' : ''}`,
      clustered(
        ['a', 'b', 'c'].map((value) => ({ [label]: value })),
        (index) => (sameId ? '0'.repeat(32) : `o-${index}`),
      ),
      checkClusters(label, ['a', 'b', 'c']),
    );
  }
}

for (const sameId of [true, false]) {
  const idOf = (index: number) => (sameId ? '0'.repeat(32) : `o-${index}`);
  estate(
    `two clusters of which one has the label${sameId ? ', jobs of one id' : ''}: each is shown alone`,
    clustered([{ cluster: 'a' }, {}], idOf),
    async (client, scope) => {
      assert.deepEqual([doubtsOf(scope), aboveOf(scope)], [[], ['cluster']]);
      const runs = await findRuns(client, scope, { interval, time: at });
      const namespace = { deployment: scope.deployment, time: at };
      const jobs = await discoverJobs(client, scope.namespace, namespace);
      assert.deepEqual(
        jobs.map(({ match }) => match),
        runs.map(({ match }) => match),
      );
      const shown = runs.map(async ({ jobId, above, match }) => {
        const numbers = await numbersOf(client, { ...scope, jobId, match });
        return [above.cluster, numbers.recordsPerSecond, numbers.heap, numbers.containers];
      });
      // The one without is a minute younger.
      assert.deepEqual(await Promise.all(shown), [
        [undefined, 64, ['tm: 32'], [`${leader}: 16`, `${worker}: 32`]],
        ['a', 4, ['tm: 2'], [`${leader}: 1`, `${worker}: 2`]],
      ]);
    },
  );
}

for (const label of ['prometheus', 'origin_prometheus', 'shard', 'stack']) {
  estate(
    `two clusters by ${label}: other jobs in pods of the same names are no copies`,
    clustered([{ [label]: 'a' }, { [label]: 'b' }], (index) => `o-${index}`),
    checkClusters(label, ['a', 'b']),
  );

  estate(
    `two clusters by ${label}, jobs of one id: TaskManagers' pods have the same names, and other addresses`,
    (namespace) =>
      ['a', 'b'].flatMap((cluster, index) => {
        const mark = 16 ** index;
        const job = { ...orders, since: -3600 + 60 * index };
        const above = { [label]: cluster };
        const target = (pod: string, host: string) =>
          scraped(pod, { namespace, instance: `${host}:9249`, ...above });
        const own = `etl-5d4f8c9b7d-x2k4${index === 0 ? 'z' : 'w'}`;
        const [host, second] = [`10.${index}.0.1`, `10.${index}.0.2`];
        return [
          jobManager(mark, host, target(own, host), [job], contained(own, above)),
          taskManager(
            2 * mark,
            second,
            'tm',
            target(worker, second),
            [job],
            contained(worker, above),
          ),
        ];
      }),
    async (client, scope) => {
      assert.deepEqual(doubtsOf(scope), []);
      assert.deepEqual(aboveOf(scope), [label]);
      for (const [index, cluster] of ['a', 'b'].entries()) {
        const mark = 16 ** index;
        const match = [{ name: label, op: '=', value: cluster }] as const;
        const { containers, heap, recordsPerSecond, taskManagers } = await numbersOf(client, {
          ...scope,
          match,
        });
        assert.deepEqual(
          [heap, recordsPerSecond, taskManagers],
          [[`tm: ${2 * mark}`], 4 * mark, 1],
        );
        assert.deepEqual(containers, [
          `etl-5d4f8c9b7d-x2k4${index === 0 ? 'z' : 'w'}: ${mark}`,
          `${worker}: ${2 * mark}`,
        ]);
      }
    },
  );
}

for (const label of ['prometheus_replica', 'prometheus', 'replica', 'shard', 'monitor']) {
  for (const [title, shards] of [
    ['the JobManager by one, the TaskManagers by the other', ['0', '1', '1']],
    ['one TaskManager by each', ['0', '1', '0']],
  ] as const) {
    estate(
      `several Prometheis share the targets, as ${label} says: ${title}`,
      (namespace) => {
        const target = (pod: string, shard: string) =>
          scraped(pod, { namespace, [label]: `s${shard}` });
        // A node's kubelet may be another one's target.
        const read = (pod: string) => contained(pod, { [label]: 's1' });
        const [first, second, third] = shards;
        return [
          jobManager(1, 'h1', target(leader, first), [orders], read(leader)),
          taskManager(2, 'h2', 'tm1', target(worker, second), [orders], read(worker)),
          taskManager(4, 'h3', 'tm2', target(other, third), [orders], read(other)),
        ];
      },
      async (client, scope) => {
        assert.deepEqual(await numbersOf(client, scope), {
          recordsPerSecond: 12,
          taskManagers: 2,
          heap: ['tm1: 2', 'tm2: 4'],
          jobManagers: ['h1: 1'],
          slots: 1,
          containers: [`${leader}: 1`, `${worker}: 2`, `${other}: 4`],
        });
        assert.deepEqual(doubtsOf(scope), []);
      },
    );
  }
}

for (const label of ['prometheus', 'prometheus_replica', 'shard', 'monitor']) {
  estate(
    `two clusters whose targets several Prometheis share, as ${label} says: one reads all of a job, another its containers`,
    (namespace) =>
      ['east', 'west'].flatMap((cluster, index) => {
        const mark = 16 ** index;
        const job = { name: 'orders', id: `o-${index}`, since: -3600 + 60 * index };
        const target = (pod: string) => scraped(pod, { namespace, cluster, [label]: 's0' });
        // In the west the one that reads a pod reads its container.
        const read = (pod: string) => ({
          ...contained(pod, { cluster, [label]: index === 0 ? 's1' : 's0' }),
          limits: contained(pod, { namespace, cluster, job: 'kube-state-metrics' }).containers,
        });
        return [
          jobManager(mark, 'h1', target(leader), [job], read(leader)),
          taskManager(2 * mark, 'h2', 'tm', target(worker), [job], read(worker)),
        ];
      }),
    async (client, scope) => {
      for (const [index, cluster] of ['east', 'west'].entries()) {
        const mark = 16 ** index;
        const match = [{ name: 'cluster', op: '=', value: cluster }] as const;
        const { containers, taskManagers } = await numbersOf(client, { ...scope, match });
        const limits = await containersOf(client, { ...scope, match }, 'limit');
        const own = [`${leader}: ${mark}`, `${worker}: ${2 * mark}`];
        assert.deepEqual([containers, limits, taskManagers], [own, own, 1]);
      }
    },
  );

  estate(
    `several Prometheis share the targets, as ${label} says: a JobManager of the same name came to another one`,
    (namespace) => {
      const target = (pod: string, shard: string) =>
        scraped(pod, { namespace, [label]: `s${shard}` });
      const host = `etl.${namespace}`;
      return [
        jobManager(1, host, target(`${leader.slice(0, -1)}w`, '0'), [orders], { to: 600 }),
        jobManager(2, host, target(leader, '1'), [orders], { from: 660 }),
        taskManager(4, 'h2', 'tm1', target(worker, '0'), [orders], { from: 660 }),
        taskManager(8, 'h3', 'tm2', target(other, '1'), [orders], { from: 660 }),
      ];
    },
    async (client, scope) => {
      const { recordsPerSecond, taskManagers, jobManagers } = await numbersOf(client, scope);
      const leaders = [`etl.${scope.namespace}: 2`];
      assert.deepEqual([recordsPerSecond, taskManagers, jobManagers], [24, 2, leaders]);
      assert.deepEqual([aboveOf(scope), doubtsOf(scope)], [[], []]);
    },
  );
}

estate(
  'several Prometheis share the targets, and a filter leaves only tasks: native pods are found without a pod label',
  (namespace) => {
    const read = (pod: string, shard: string) => contained(pod, { namespace, prometheus: shard });
    const only = { reports: (name: string) => name.includes('_job_task_numRecords') };
    const target = (host: string, prometheus: string): Target => ({
      ...{ namespace, job: 'flink', instance: `${host}:9249`, prometheus },
    });
    return [
      jobManager(1, 'etl', target('h1', 's0'), [orders], { ...read(leader, 's0'), ...only }),
      taskManager(2, 'h2', worker, target('h2', 's1'), [orders], {
        ...read(worker, 's0'),
        ...only,
      }),
      taskManager(4, 'h3', other, target('h3', 's0'), [], { ...read(other, 's1'), ...only }),
    ];
  },
  async (client, scope) => {
    assert.deepEqual((await numbersOf(client, scope)).containers, [`${worker}: 2`]);
    assert.deepEqual(doubtsOf(scope), ['metrics-missing', 'leader-missing']);
  },
);

estate(
  'several Prometheis share the targets, and a filter leaves running times: a run after another of one id is no twin',
  (namespace) => {
    const filtered = ['numRestarts', 'uptime', 'Heap_Used', 'numRecordsOut', 'logicalFileCount'];
    const reports = (name: string) => !filtered.some((ending) => name.endsWith(`_${ending}`));
    const target = (pod: string, shard: string) =>
      scraped(pod, { namespace, prometheus: `s${shard}` });
    return [
      jobManager(1, 'h0', target(`${leader.slice(0, -1)}w`, '0'), [orders], { to: 600, reports }),
      jobManager(2, 'h1', target(leader, '1'), [orders], { from: 660, reports }),
      taskManager(4, 'h2', 'tm1', target(worker, '0'), [orders], { from: 660, reports }),
      taskManager(8, 'h3', 'tm2', target(other, '1'), [orders], { from: 660, reports }),
    ];
  },
  async (client, scope) => {
    const { recordsPerSecond, taskManagers } = await numbersOf(client, scope);
    assert.deepEqual([recordsPerSecond, taskManagers, aboveOf(scope)], [24, 2, []]);
    const status = await findJobStatus(client, scope, { interval, time: at });
    assert.deepEqual(status?.others, []);
  },
);

estate(
  'two replicas of each of two Prometheis that share the targets: it is said, and nothing is missing',
  (namespace) => {
    // As the Prometheus Operator names them: `prometheus-<name>-shard-<shard>-<replica>`.
    const target = (pod: string, shard: number) =>
      [0, 1].map((replica) =>
        scraped(pod, { namespace, prometheus_replica: `prometheus-k8s-shard-${shard}-${replica}` }),
      );
    return [
      jobManager(1, 'h1', target(leader, 0), [orders]),
      taskManager(2, 'h2', 'tm1', target(worker, 1), [orders]),
      taskManager(4, 'h3', 'tm2', target(other, 1), [orders]),
    ];
  },
  async (client, scope) => {
    const { taskManagers, heap, jobManagers } = await numbersOf(client, scope);
    assert.deepEqual(
      [taskManagers, new Set(heap), new Set(jobManagers)],
      [2, new Set(['tm1: 2', 'tm2: 4']), new Set(['h1: 1'])],
    );
    assert.deepEqual([aboveOf(scope), doubtsOf(scope)], [[], ['scraped-twice']]);
  },
);

estate(
  'pushed in two clusters that cluster and origin_prometheus tell, jobs of one id: both say which it is',
  (namespace) =>
    ['a', 'b'].flatMap((cluster, index) => {
      const above = { cluster, origin_prometheus: `p-${cluster}` };
      const group = (exported_pod: string): Target => ({
        ...{ job: 'pushgateway', instance: 'gw:9091', exported_job: 'flink', exported_pod },
        ...{ exported_namespace: namespace, namespace: 'monitoring', ...above },
      });
      const mark = 16 ** index;
      const lives = { pushes: 'kept' as const };
      return [
        jobManager(mark, `h1${cluster}`, group(leader), [orders], lives),
        taskManager(2 * mark, `h2${cluster}`, 'tm', group(worker), [orders], lives),
      ];
    }),
  async (client, scope) => {
    assert.deepEqual(aboveOf(scope), ['cluster', 'origin_prometheus']);
    const status = await findJobStatus(client, scope, { interval, time: at });
    const runs = [status, ...(status?.others ?? [])].map((run) => run?.above);
    assert.deepEqual(
      runs.toSorted((one, two) => String(one?.cluster).localeCompare(String(two?.cluster))),
      ['a', 'b'].map((cluster) => ({ cluster, origin_prometheus: `p-${cluster}` })),
    );
  },
);

for (const label of ['thanos_replica', 'receive_replica', 'vmagent', 'monitor', '__replica__']) {
  estate(
    `two replicas by ${label}`,
    (namespace) => {
      const twice = (pod: string) =>
        ['r0', 'r1'].map((replica) => scraped(pod, { namespace, [label]: replica }));
      const read = (pod: string) => contained(pod, { [label]: 'r0' }, { [label]: 'r1' });
      return [
        jobManager(1, 'h1', twice(leader), [orders], read(leader)),
        taskManager(2, 'h2', 'tm', twice(worker), [orders], read(worker)),
      ];
    },
    async (client, scope) => {
      const { recordsPerSecond, taskManagers, containers } = await numbersOf(client, scope);
      assert.deepEqual([recordsPerSecond, taskManagers], [4, 1]);
      assert.deepEqual(containers, [`${leader}: 1`, `${worker}: 2`]);
      const status = await findJobStatus(client, scope, { interval, time: at });
      assert.deepEqual([status?.others, doubtsOf(scope)], [[], []]);
    },
  );
}

for (const honored of [true, false]) {
  estate(
    `pushed with a pod's label, times not kept, honor_labels ${honored ? 'on' : 'off'}: it is said`,
    (namespace) => {
      const group = (pod: string): Target =>
        honored
          ? { namespace, job: 'flink', pod }
          : { namespace, job: 'pushgateway', instance: 'gw:9091', exported_job: 'flink', pod };
      const lives = { pushes: 'dropped' as const };
      return [
        jobManager(1, 'h1', group(leader), [orders], lives),
        taskManager(2, 'h2', 'tm1', group(worker), [orders], lives),
        taskManager(4, 'h3', 'tm2', group(other), [orders], { ...lives, to: 900 }),
      ];
    },
    async (_client, scope) => assert.deepEqual(doubtsOf(scope), ['push-times-missing']),
  );
}

for (const [title, targetOf] of [
  ['whose instance was dropped', (pod: string) => ({ pod, job: 'flink' })],
  [
    'that another Prometheus federates',
    (pod: string) => ({
      ...{ job: 'federate', instance: 'other:9090' },
      ...{ exported_pod: pod, exported_job: 'flink', exported_instance: `${pod}:9249` },
    }),
  ],
] as const) {
  estate(
    `scraped pods ${title}: nothing was pushed`,
    (namespace) => [
      jobManager(1, 'h1', { namespace, ...targetOf(leader) }, [orders], contained(leader)),
      taskManager(2, 'h2', 'tm', { namespace, ...targetOf(worker) }, [orders], contained(worker)),
    ],
    async (client, scope) => {
      assert.deepEqual(doubtsOf(scope), []);
      const { taskManagers, containers } = await numbersOf(client, scope);
      assert.deepEqual([taskManagers, containers], [1, [`${leader}: 1`, `${worker}: 2`]]);
    },
  );
}

for (const label of ['exported_namespace', 'kubernetes_namespace', 'k8s_namespace_name']) {
  estate(
    `the tenant's label is ${label}, and namespace another's`,
    (namespace) => {
      const target = (pod: string) => scraped(pod, { namespace: 'monitoring', [label]: namespace });
      return [
        jobManager(1, 'h1', target(leader), [orders], contained(leader)),
        taskManager(2, 'h2', 'tm', target(worker), [orders], contained(worker)),
      ];
    },
    async (client, scope) => {
      assert.equal(scope.deployment.namespace, label);
      const { recordsPerSecond, taskManagers, containers } = await numbersOf(client, scope);
      assert.deepEqual([recordsPerSecond, taskManagers], [4, 1]);
      assert.deepEqual(containers, [`${leader}: 1`, `${worker}: 2`]);
    },
  );
}

estate(
  'four runs of one name whose Chinese letters were replaced, in one TaskManager and in several',
  (namespace) => {
    const jobs = [0, 1, 2, 3].map((run) => ({ name: '____', id: `r${run}`, since: -3600 + run }));
    const target = (pod: string) => scraped(pod, { namespace });
    return [
      jobManager(1, 'h1', target(leader), jobs),
      taskManager(2, 'h2', 'tm1', target(worker), jobs.slice(0, 2)),
      taskManager(4, 'h3', 'tm2', target(other), jobs.slice(1)),
    ];
  },
  async (client, scope) => {
    const status = await findJobStatus(client, scope, { interval, time: at });
    assert.deepEqual([status?.jobId, status?.others.length], ['r3', 3]);
    const shown = ['r0', 'r1', 'r2', 'r3'].map(async (jobId) => {
      const { recordsPerSecond, taskManagers } = await numbersOf(client, { ...scope, jobId });
      return [recordsPerSecond, taskManagers];
    });
    assert.deepEqual(await Promise.all(shown), [
      [4, 1],
      [12, 2],
      [8, 1],
      [8, 1],
    ]);
  },
  '订单统计',
);

for (const jobName of ['a"b\\c {x}', '注文集計 🚀', 'a\nb', '$1 .*', "it's (v2)"]) {
  for (const written of [sanitizeLabelValue, (value: string) => value]) {
    const how = written === sanitizeLabelValue ? 'replaced' : 'as they are';
    estate(
      `label values ${how}, a job called ${JSON.stringify(jobName)}: its containers are found`,
      (namespace) => {
        const jobs = [{ name: written(jobName), id: 'o' }];
        const pushed = (pod: string) => ({ pushes: 'kept' as const, ...contained(pod) });
        const target = (job: string): Target => ({ namespace, job });
        const [host, id] = [written(`etl.${namespace}`), written(worker)];
        return [
          jobManager(1, host, target('flinkaa'), jobs, pushed(leader)),
          taskManager(2, written('10.0.0.2'), id, target('flinkbb'), jobs, pushed(worker)),
        ];
      },
      async (client, scope) => {
        const { recordsPerSecond, containers } = await numbersOf(client, scope);
        assert.deepEqual([recordsPerSecond, containers], [4, [`${leader}: 1`, `${worker}: 2`]]);
      },
      jobName,
    );
  }
}

estate(
  'pods whose names are as long, and have as many dashes, as Kubernetes allows: their containers are found',
  (namespace) => {
    const cluster = Array.from({ length: 23 }, (_, part) => 'abcdefgh'[part % 8]).join('-');
    const [first, second] = [`${cluster}-5d4f8c9b7d-x2k4z`, `${cluster}-taskmanager-1-1`];
    const pushed = (pod: string) => ({ pushes: 'kept' as const, ...contained(pod) });
    const [host, id] = [`${cluster}.${namespace}`, second].map(sanitizeLabelValue);
    return [
      jobManager(1, host ?? '', { namespace, job: 'flinkaa' }, [orders], pushed(first)),
      taskManager(2, '10_0_0_2', id ?? '', { namespace, job: 'flinkbb' }, [orders], pushed(second)),
    ];
  },
  async (client, scope) => {
    const { containers } = await numbersOf(client, scope);
    assert.deepEqual(
      containers.map((one) => one.split(': ')[1]),
      ['1', '2'],
    );
  },
);

estate(
  'two clusters whose containers do not carry the label of the cluster: it is said',
  (namespace) =>
    ['a', 'b'].flatMap((cluster, index) => {
      const job = { name: 'orders', id: `o-${index}` };
      const target = (pod: string) => scraped(pod, { namespace, cluster });
      const read = (pod: string) => (index === 0 ? contained(pod) : {});
      return [
        jobManager(16 ** index, 'h1', target(leader), [job], read(leader)),
        taskManager(2 * 16 ** index, 'h2', 'tm', target(worker), [job], read(worker)),
      ];
    }),
  async (_client, scope) => assert.deepEqual(doubtsOf(scope), ['containers-alike']),
);

estate(
  'two Prometheis read the same, and only one says which it is: each number is there once',
  (namespace) => {
    // Its container is read by both, too.
    const twice = (pod: string) => [
      scraped(pod, { namespace, instance: '10.0.0.1:9249' }),
      scraped(pod, { namespace, instance: '10.0.0.1:9249', region_of: 'eu' }),
    ];
    const read = (pod: string) => contained(pod, {}, { region_of: 'eu' });
    return [
      jobManager(1, 'h1', twice(leader), [orders], read(leader)),
      taskManager(2, 'h2', 'tm', twice(worker), [orders], read(worker)),
    ];
  },
  async (client, scope) => {
    assert.deepEqual(await numbersOf(client, scope), {
      recordsPerSecond: 4,
      taskManagers: 1,
      heap: ['tm: 2'],
      jobManagers: ['h1: 1'],
      slots: 1,
      containers: [`${leader}: 1`, `${worker}: 2`],
    });
    assert.deepEqual([doubtsOf(scope), aboveOf(scope)], [[], []]);
  },
);

estate(
  'processes that push and are scraped, as during a move from one to the other: each is there once',
  (namespace) => {
    const group = (who: string): Target => ({ namespace, job: `flink${who}` });
    const { pod: _, ...target } = scraped('', { namespace }) as Target & { readonly pod: string };
    const at = (host: string): Target => ({ ...target, instance: `${host}:9249` });
    const pushed = { pushes: 'kept' as const };
    return [
      jobManager(1, 'h1', group('aa'), [orders], pushed),
      taskManager(2, 'h2', 'tm', group('bb'), [orders], pushed),
      jobManager(1, 'h1', at('h1'), [orders]),
      taskManager(2, 'h2', 'tm', at('h2'), [orders]),
    ];
  },
  async (client, scope) => {
    const { recordsPerSecond, taskManagers, heap, jobManagers } = await numbersOf(client, scope);
    assert.deepEqual(
      [recordsPerSecond, taskManagers, heap, jobManagers],
      [4, 1, ['tm: 2'], ['h1: 1']],
    );
    assert.deepEqual(doubtsOf(scope), []);
  },
);

for (const dropped of ['tm_id', 'job_id']) {
  estate(
    `the reporter leaves out ${dropped}: it is said, and the rest is found`,
    (namespace) => {
      const target = (pod: string): Target => scraped(pod, { namespace });
      const leaveOut = (process: EstateProcess): EstateProcess => ({
        ...process,
        ...(dropped === 'tm_id' && { tmId: '' }),
        jobs: process.jobs.map((job) => (dropped === 'job_id' ? { ...job, id: '' } : job)),
      });
      return [
        jobManager(1, 'h1', target(leader), [orders], contained(leader)),
        taskManager(2, 'h2', 'tm1', target(worker), [orders], contained(worker)),
        taskManager(4, 'h3', 'tm2', target(other), [orders], contained(other)),
      ].map(leaveOut);
    },
    async (client, scope) => {
      const { recordsPerSecond, taskManagers, slots, containers } = await numbersOf(client, scope);
      assert.deepEqual([recordsPerSecond, taskManagers, slots], [12, 2, 1]);
      assert.deepEqual(containers, [`${leader}: 1`, `${worker}: 2`, `${other}: 4`]);
      const [doubt, ...others] = scope.deployment.doubts;
      assert.deepEqual([doubt?.kind, doubt?.about, others], ['labels-missing', [dropped], []]);
    },
  );
}
