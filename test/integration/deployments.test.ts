import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  describeDeployment,
  discoverJobs,
  findJobStatus,
  findSharedProcesses,
  findStaleProcesses,
  sanitizeLabelValue,
  scopeToJob,
} from '@flink-metrics/sdk/flink';
import { metric, print } from '@flink-metrics/sdk/promql';
import type { EstateProcess } from '../support/estate.ts';
import {
  at,
  contained,
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
  time,
  withEstate,
  without,
} from './deployed.ts';

for (const label of ['instance', 'flink_prometheus_push_gateway_reporter_id', 'worker']) {
  test(`pushed with one job name, and a group by ${label} for each process`, () => {
    const group = (value: string): Target => ({ namespace: 'shop', job: 'flink', [label]: value });
    const died = (ago: number) => ({ pushes: 'kept' as const, to: 1500 - ago });
    const lives = { pushes: 'kept' as const };
    return withEstate(
      [
        jobManager(1, 'n1', group('jm1'), [orders], lives),
        taskManager(2, 'n2', 'container_e1_02', group('tm1'), [orders], lives),
        taskManager(4, 'n3', 'container_e1_03', group('tm2'), [orders], died(600)),
        taskManager(8, 'n6', 'container_e1_04', group('tm4'), [orders], died(700)),
        jobManager(16, 'n4', group('jm2'), [payments], lives),
        taskManager(32, 'n5', 'container_e2_02', group('tm3'), [payments], lives),
      ],
      async (client) => {
        const scope = await scopeOf(client);
        assert.deepEqual(await numbersOf(client, scope), {
          recordsPerSecond: 4,
          taskManagers: 1,
          heap: ['container_e1_02: 2'],
          jobManagers: ['n1: 1'],
          slots: 1,
          containers: [],
        });
        const stale = await findStaleProcesses(client, scope, { interval, time: at });
        assert.deepEqual(
          stale.map((one) => [one.taskManager, one.process, one.lastPush]),
          [
            ['container_e1_03', 'tm2', at - 604_000],
            ['container_e1_04', 'tm4', at - 704_000],
          ],
        );
        assert.deepEqual(await findSharedProcesses(client, scope, { time: at }), {
          jobManager: [],
          taskManagers: [],
        });
        assert.deepEqual(doubtsOf(scope), []);
      },
    );
  });
}

for (const honored of [true, false]) {
  test(`pushed, times of the pushes not kept, honor_labels ${honored ? 'on' : 'off'}`, () => {
    const group = (suffix: string): Target =>
      honored
        ? { namespace: 'shop', job: `flink${suffix}` }
        : {
            namespace: 'shop',
            exported_job: `flink${suffix}`,
            job: 'pushgateway',
            instance: 'gateway:9091',
          };
    const lives = { pushes: 'dropped' as const };
    return withEstate(
      [
        jobManager(1, 'n1', group('aa'), [orders], lives),
        taskManager(2, 'n2', 'c_02', group('bb'), [orders], lives),
        jobManager(16, 'n4', group('cc'), [payments], lives),
        taskManager(32, 'n5', 'c2_02', group('dd'), [payments], lives),
      ],
      async (client) => {
        const scope = await scopeOf(client);
        assert.deepEqual(await numbersOf(client, scope), {
          recordsPerSecond: 4,
          taskManagers: 1,
          heap: ['c_02: 2'],
          jobManagers: ['n1: 1'],
          slots: 1,
          containers: [],
        });
        assert.deepEqual(await findSharedProcesses(client, scope, { time: at }), {
          jobManager: [],
          taskManagers: [],
        });
        assert.deepEqual(doubtsOf(scope), ['push-times-missing']);
      },
    );
  });
}

for (const [title, written] of [
  ['sanitised', sanitizeLabelValue],
  ['as they are', (value: string) => value],
] as const) {
  test(`pushed from native Kubernetes, label values ${title}: containers are found`, () => {
    const jobs = [{ name: written('订单-统计 (v2)'), id: 'o' }];
    const [leader, worker] = ['etl-5d4f8c9b7d-x2k4z', 'etl-taskmanager-1-1'];
    const pushed = (pod: string) => ({ pushes: 'kept' as const, ...contained(pod) });
    const target = (job: string): Target => ({ namespace: 'shop', job });
    return withEstate(
      [
        jobManager(1, written('etl.shop'), target('flinkaa'), jobs, pushed(leader)),
        taskManager(
          2,
          written('10.0.0.2'),
          written(worker),
          target('flinkbb'),
          jobs,
          pushed(worker),
        ),
      ],
      async (client) => {
        const scope = await scopeOf(client, '订单-统计 (v2)');
        const { containers } = await numbersOf(client, scope);
        assert.deepEqual(containers, [`${leader}: 1`, `${worker}: 2`]);
      },
    );
  });
}

test('a session cluster runs two jobs of one name', () => {
  const name = 'insert_into_default_catalog_default_database_sink';
  const [one, other] = [
    { name, id: 'id1' },
    { name, id: 'id2' },
  ];
  return withEstate(
    [
      jobManager(1, 'h1', scraped('sql-6d5f7c8b9d-abcde'), [one, other]),
      taskManager(2, 'h2', 'sql_taskmanager_1_1', scraped('sql-taskmanager-1-1'), [one]),
      taskManager(32, 'h3', 'sql_taskmanager_1_2', scraped('sql-taskmanager-1-2'), [other]),
    ],
    async (client) => {
      const scope = await scopeOf(client, 'insert-into_default_catalog.default_database.sink');
      const status = await findJobStatus(client, scope, { interval, time: at });
      assert.deepEqual([status?.taskManagers, status?.others.length], [1, 1]);
      assert.deepEqual([status?.jobId, status?.others[0]?.jobId].sort(), ['id1', 'id2']);
      const first = await numbersOf(client, { ...scope, jobId: 'id1' });
      const second = await numbersOf(client, { ...scope, jobId: 'id2' });
      assert.partialDeepStrictEqual(first, { recordsPerSecond: 4, taskManagers: 1, slots: 1 });
      assert.partialDeepStrictEqual(second, { recordsPerSecond: 64, taskManagers: 1, slots: 1 });
      const jobs = await discoverJobs(client, 'shop', { deployment: scope.deployment, time: at });
      assert.deepEqual(jobs.map(({ id }) => id).sort(), ['id1', 'id2']);
    },
  );
});

for (const sameId of [false, true]) {
  test(`two Kubernetes clusters deploy the same job${sameId ? ', under one id' : ''}`, () => {
    const clusters = (['east', 'west'] as const).flatMap((cluster) => {
      const job = { name: 'orders', id: sameId ? '0'.repeat(32) : `o-${cluster}` };
      const mark = cluster === 'east' ? 2 : 32;
      const [leader, worker] = ['etl-5d4f8c9b7d-x2k4z', 'etl-taskmanager-1-1'];
      const labels = { cluster };
      return [
        jobManager(mark / 2, 'h1', scraped(leader, labels), [job], contained(leader, labels)),
        taskManager(
          mark,
          'h2',
          'etl_taskmanager_1_1',
          scraped(worker, labels),
          [job],
          contained(worker, labels),
        ),
      ];
    });
    return withEstate(clusters, async (client) => {
      const scope = await scopeOf(client);
      assert.deepEqual(scope.deployment.above, [
        { label: 'cluster', values: ['east', 'west'], onContainers: true },
      ]);
      const status = await findJobStatus(client, scope, { interval, time: at });
      assert.deepEqual([status?.above.cluster, status?.others[0]?.above.cluster].sort(), [
        'east',
        'west',
      ]);
      assert.equal(status?.taskManagers, 1);
      const east = { ...scope, match: [{ name: 'cluster', op: '=', value: 'east' }] as const };
      assert.deepEqual(await numbersOf(client, east), {
        recordsPerSecond: 4,
        taskManagers: 1,
        heap: ['etl_taskmanager_1_1: 2'],
        jobManagers: ['h1: 1'],
        slots: 1,
        containers: ['etl-5d4f8c9b7d-x2k4z: 1', 'etl-taskmanager-1-1: 2'],
      });
    });
  });
}

test('two clusters, one job chosen by its id: its processes are of its cluster', () => {
  const clusters = (['east', 'west'] as const).flatMap((cluster) => {
    const job = { name: 'orders', id: `o-${cluster}` };
    const mark = cluster === 'east' ? 2 : 32;
    const target = (pod: string) => scraped(pod, { cluster });
    const pods = (pod: string) => contained(pod, { cluster });
    return [
      jobManager(
        mark / 2,
        'h1',
        target('etl-5d4f8c9b7d-x2k4z'),
        [job],
        pods('etl-5d4f8c9b7d-x2k4z'),
      ),
      taskManager(
        mark,
        'h2',
        'tm',
        target('etl-taskmanager-1-1'),
        [job],
        pods('etl-taskmanager-1-1'),
      ),
    ];
  });
  return withEstate(clusters, async (client) => {
    const scope = { ...(await scopeOf(client)), jobId: 'o-west' };
    assert.deepEqual(await numbersOf(client, scope), {
      recordsPerSecond: 64,
      taskManagers: 1,
      heap: ['tm: 32'],
      jobManagers: ['h1: 16'],
      slots: 16,
      containers: ['etl-5d4f8c9b7d-x2k4z: 16', 'etl-taskmanager-1-1: 32'],
    });
  });
});

for (const missing of [
  'numRecordsIn',
  'numRestarts',
  'job_uptime',
  'Status_JVM_Threads_Count',
  'job_task_busyTimeMsPerSecond',
]) {
  test(`the reporter filters ${missing}`, () => {
    const [leader, worker] = ['etl-5d4f8c9b7d-x2k4z', 'etl-taskmanager-1-1'];
    return withEstate(
      [
        jobManager(1, 'h1', scraped(leader), [orders], {
          ...contained(leader),
          ...without(missing),
        }),
        taskManager(2, 'h2', 'etl_taskmanager_1_1', scraped(worker), [orders], {
          ...contained(worker),
          ...without(missing),
        }),
      ],
      async (client) => {
        const scope = await scopeOf(client);
        assert.deepEqual(await numbersOf(client, scope), {
          recordsPerSecond: 4,
          taskManagers: 1,
          heap: ['etl_taskmanager_1_1: 2'],
          jobManagers: missing === 'Status_JVM_Threads_Count' ? [] : ['h1: 1'],
          slots: 1,
          containers: [`${leader}: 1`, `${worker}: 2`],
        });
        const jobs = await discoverJobs(client, 'shop', { deployment: scope.deployment, time: at });
        assert.deepEqual(
          jobs.map(({ name }) => name),
          ['orders'],
        );
        const told = scope.deployment.doubts.flatMap(({ about }) => about);
        if (missing.startsWith('num')) assert.ok(told.some((name) => name.endsWith(missing)));
      },
    );
  });
}

test('an allow-list of tasks alone: the job is found by them', () => {
  const reports = (name: string) => name.startsWith('flink_taskmanager_job_task_numRecords');
  return withEstate(
    [
      jobManager(1, 'h1', scraped('jm'), [orders], { reports }),
      taskManager(2, 'h2', 'tm', scraped('tm'), [orders], { reports }),
    ],
    async (client) => {
      const scope = await scopeOf(client);
      const { recordsPerSecond, taskManagers } = await numbersOf(client, scope);
      assert.deepEqual([recordsPerSecond, taskManagers], [4, 1]);
      const jobs = await discoverJobs(client, 'shop', { deployment: scope.deployment, time: at });
      assert.deepEqual(
        jobs.map(({ name, state }) => [name, state]),
        [['orders', 'unknown']],
      );
      assert.deepEqual(doubtsOf(scope), ['metrics-missing', 'leader-missing']);
    },
  );
});

test('pods scraped twice, by a PodMonitor and by annotations, and two jobs for cAdvisor', () => {
  const twice = (pod: string): readonly Target[] => [
    scraped(pod, { job: 'shop/flink', endpoint: 'metrics', container: 'flink-main-container' }),
    scraped(pod, { job: 'kubernetes-pods', app: 'etl' }),
  ];
  const [leader, worker, other] = [
    'etl-5d4f8c9b7d-x2k4z',
    'etl-taskmanager-1-1',
    'etl-taskmanager-1-2',
  ];
  const pods = (pod: string) =>
    contained(
      pod,
      { job: 'kubelet', metrics_path: '/metrics/cadvisor', node: 'n' },
      { job: 'cadvisor', instance: 'n:8080' },
    );
  // Without its annotation, one TaskManager is scraped once.
  const once = scraped(other, {
    job: 'shop/flink',
    endpoint: 'metrics',
    container: 'flink-main-container',
  });
  return withEstate(
    [
      jobManager(1, 'h1', twice(leader), [orders], pods(leader)),
      taskManager(2, 'h2', 'etl_taskmanager_1_1', twice(worker), [orders], pods(worker)),
      taskManager(4, 'h3', 'etl_taskmanager_1_2', once, [orders], pods(other)),
    ],
    async (client) => {
      const scope = await scopeOf(client);
      assert.deepEqual(await numbersOf(client, scope), {
        recordsPerSecond: 12,
        taskManagers: 2,
        heap: ['etl_taskmanager_1_1: 2', 'etl_taskmanager_1_2: 4'],
        jobManagers: ['h1: 1'],
        slots: 1,
        containers: [`${leader}: 1`, `${worker}: 2`, `${other}: 4`],
      });
      assert.deepEqual(doubtsOf(scope), []);
    },
  );
});

test('two replicas of a Prometheus behind a store that does not tell them apart', () => {
  const replicas = (pod: string): readonly Target[] =>
    ['a', 'b'].map((replica) => scraped(pod, { prometheus: 'monitoring/k8s', replica }));
  return withEstate(
    [
      jobManager(1, 'h1', replicas('jm'), [orders]),
      taskManager(2, 'h2', 'tm', replicas('tm'), [orders]),
    ],
    async (client) => {
      const scope = await scopeOf(client);
      const { recordsPerSecond, slots, taskManagers } = await numbersOf(client, scope);
      assert.deepEqual([recordsPerSecond, slots, taskManagers], [4, 1, 1]);
      assert.deepEqual(
        scope.deployment.above.map(({ label }) => label),
        ['prometheus'],
      );
      const status = await findJobStatus(client, scope, { interval, time: at });
      assert.deepEqual(status?.others, []);
    },
  );
});

test('everything pushed into one group: the user is told why values jump', () => {
  const group = { namespace: 'shop', job: 'flink' };
  return withEstate(
    [
      jobManager(1, 'h1', group, [orders], { pushes: 'kept' }),
      taskManager(2, 'h2', 'tm', group, [orders]),
    ],
    async (client) => assert.ok(doubtsOf(await scopeOf(client)).includes('one-push-group')),
  );
});

const session = ['etl-5d4f8c9b7d-x2k4z', 'etl-taskmanager-1-1', 'etl-taskmanager-1-2'] as const;
const all = { reports: () => true };
const whole = { time: at, start: time.start * 1000 };

test('Flink is upgraded to 1.20 in the middle: the TaskManagers of before are not lost', () => {
  const [leader, worker, newer] = session;
  return withEstate(
    [
      jobManager(1, 'h1', scraped(leader), [{ ...orders, to: 700 }], { to: 700 }),
      taskManager(2, 'h2', 'tm', scraped(worker), [orders], { to: 700 }),
      jobManager(4, 'h3', scraped(`${leader}2`), [{ ...orders, from: 715 }], { from: 715, ...all }),
      taskManager(8, 'h4', 'tm', scraped(newer), [orders], { from: 715, ...all }),
    ],
    async (client) => {
      const membershipOf = async (start: number) => {
        const options = { jobName: 'orders', time: at, start };
        const deployment = await describeDeployment(client, 'shop', options);
        assert.ok(deployment);
        return deployment;
      };
      const deployment = await membershipOf(time.start * 1000);
      const scope = { deployment, namespace: 'shop', jobName: 'orders' };
      const heap = metric('flink_taskmanager_Status_JVM_Memory_Heap_Used');
      const { data } = await client.query(print(scopeToJob(heap, scope, { interval })), {
        time: (time.start + 600) * 1000,
      });
      assert.ok(data.type === 'vector');
      assert.deepEqual(
        data.vector.map(({ value }) => value),
        [2],
      );
      const { witnesses } = await membershipOf(at - 300_000);
      assert.equal(witnesses.membership, 'flink_taskmanager_job_fileMerging_logicalFileCount');
    },
  );
});

test('the job runs in one of two clusters whose pods have the same names', () => {
  const [leader, worker] = session;
  const east = { cluster: 'east' };
  const west = { cluster: 'west' };
  return withEstate(
    [
      jobManager(1, 'h1', scraped(leader, east), [orders], without('Status_JVM_Threads_Count')),
      taskManager(2, 'h2', 'tm', scraped(worker, east), [orders], without('Threads_Count')),
      jobManager(16, 'h1', scraped(leader, west), [payments], without('Threads_Count')),
      taskManager(32, 'h2', 'tm', scraped(worker, west), [payments], without('Threads_Count')),
    ],
    async (client) => {
      const { heap, slots } = await numbersOf(client, await scopeOf(client));
      assert.deepEqual([heap, slots], [['tm: 2'], 1]);
    },
  );
});

test('processes carry the zone of their node: a job is not one a zone', () => {
  const [leader, worker, other] = session;
  const inZone = (zone: string) => ({ cluster: 'east', zone });
  return withEstate(
    [
      jobManager(1, 'h1', scraped(leader, inZone('a')), [orders]),
      taskManager(2, 'h2', 'tm1', scraped(worker, inZone('a')), [orders]),
      taskManager(4, 'h3', 'tm2', scraped(other, inZone('b')), [orders]),
    ],
    async (client) => {
      const scope = await scopeOf(client);
      const labels = scope.deployment.above.map(({ label }) => label);
      assert.deepEqual(labels, ['cluster']);
      const status = await findJobStatus(client, scope, { interval, time: at });
      assert.deepEqual([status?.taskManagers, status?.others], [2, []]);
    },
  );
});

for (const honored of [true, false]) {
  test(`a Pushgateway’s own pod is nobody else’s, honor_labels ${honored ? 'on' : 'off'}`, () => {
    const gateway = { pod: 'pushgateway-0', service: 'pushgateway' };
    const group = (job: string): Target =>
      honored
        ? { ...gateway, namespace: 'shop', job }
        : {
            ...gateway,
            job: 'pushgateway',
            instance: 'gateway:9091',
            namespace: 'monitoring',
            exported_namespace: 'shop',
            exported_job: job,
          };
    const reports = (name: string) => name.startsWith('flink_taskmanager_');
    const pushed = { pushes: 'kept', reports, ...contained('etl-taskmanager-1-1') } as const;
    return withEstate(
      [
        jobManager(1, 'etl.shop', group('flinkaa'), [orders], { pushes: 'kept', reports }),
        taskManager(2, 'h2', 'etl_taskmanager_1_1', group('flinkbb'), [orders], pushed),
      ],
      async (client) => {
        const scope = await scopeOf(client);
        assert.deepEqual([scope.deployment.pod, scope.deployment.above], [null, []]);
        const { heap, containers } = await numbersOf(client, scope);
        assert.deepEqual(heap, ['etl_taskmanager_1_1: 2']);
        assert.deepEqual(containers, ['etl-taskmanager-1-1: 2']);
      },
    );
  });
}

test('a job without tasks is no fault of the reporter’s filter', () => {
  const [leader, worker] = session;
  return withEstate(
    [
      jobManager(1, 'h1', scraped(leader), [orders, payments]),
      taskManager(2, 'h2', 'tm', scraped(worker), [payments]),
    ],
    async (client) => assert.deepEqual(doubtsOf(await scopeOf(client)), ['membership-missing']),
  );
});

test('nothing says which pod a process is: the user is told why containers are missing', () => {
  const { pod: _, ...target } = scraped('etl-0') as Target & { readonly pod: string };
  const other = { ...target, instance: '10.0.0.2:9249' };
  return withEstate(
    [
      jobManager(1, '10.0.0.1', target, [orders], contained('etl-0')),
      taskManager(2, '10.0.0.2', '10.0.0.2:6122-a1b2c3', other, [orders], contained('etl-1')),
    ],
    async (client) => {
      const scope = await scopeOf(client);
      assert.deepEqual((await numbersOf(client, scope)).containers, []);
      assert.deepEqual(doubtsOf(scope), ['pods-unknown']);
    },
  );
});

test('pods were scraped twice, and none of the copies has all that was there', () => {
  const [leader, worker, gone] = session;
  const annotated = { job: 'kubernetes-pods' };
  return withEstate(
    [
      jobManager(1, 'h1', [scraped(leader), scraped(leader, annotated)], [orders]),
      taskManager(2, 'h2', 'tm1', [scraped(worker), scraped(worker, annotated)], [orders]),
      taskManager(4, 'h3', 'tm2', scraped(gone), [orders], { to: 700 }),
      taskManager(8, 'h4', 'tm3', scraped(`${gone}0`, annotated), [orders], { to: 700 }),
    ],
    async (client) => {
      const options = { jobName: 'orders', ...whole };
      const deployment = await describeDeployment(client, 'shop', options);
      assert.deepEqual(deployment?.copies[0]?.take, null);
      assert.deepEqual(
        deployment?.doubts.map(({ kind }) => kind),
        ['scraped-twice'],
      );
    },
  );
});

for (const kept of ['kept', 'dropped'] as const) {
  test(`TaskManagers push into one group, times of the pushes ${kept}`, () => {
    const group = { namespace: 'shop', job: 'flink' };
    const reports = (name: string) => name.startsWith('flink_taskmanager_');
    return withEstate(
      [
        taskManager(2, 'h2', 'tm1', group, [orders], { pushes: kept, reports }),
        taskManager(4, 'h3', 'tm2', group, [orders], { pushes: 'dropped', reports }),
      ],
      async (client) => assert.ok(doubtsOf(await scopeOf(client)).includes('one-push-group')),
    );
  });
}

test('two clusters whose processes push into groups of the same names share none', () => {
  const group = (cluster: string, worker: string) => ({
    namespace: 'shop',
    job: 'flink',
    worker,
    cluster,
  });
  const lives = { pushes: 'kept' as const };
  return withEstate(
    [
      jobManager(1, 'h1', group('east', 'jm'), [orders], lives),
      taskManager(2, 'h2', 'tm1', group('east', 'tm'), [orders], lives),
      jobManager(16, 'h3', group('west', 'jm'), [payments], lives),
      taskManager(32, 'h4', 'tm2', group('west', 'tm'), [payments], lives),
    ],
    async (client) => {
      const scope = await scopeOf(client);
      assert.deepEqual(doubtsOf(scope), []);
      assert.deepEqual((await numbersOf(client, scope)).heap, ['tm1: 2']);
    },
  );
});

test('pushed with an instance, no times kept: it looks scraped, but nobody scraped it', () => {
  const target = (instance: string): Target => ({ namespace: 'shop', job: 'flink', instance });
  const lives = { pushes: 'dropped' as const };
  const processes = (more: Partial<EstateProcess>) => [
    jobManager(1, 'h1', target('jm'), [orders], more),
    taskManager(2, 'h2', 'tm1', target('tm'), [orders], more),
  ];
  return withEstate(processes(lives), async (client) => {
    assert.deepEqual(doubtsOf(await scopeOf(client)), ['push-times-missing']);
  }).then(() =>
    withEstate(processes({}), async (client) => {
      assert.deepEqual(doubtsOf(await scopeOf(client)), []);
    }),
  );
});
