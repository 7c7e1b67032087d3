/** What the gateway gives of a job and of a pod, in deployments of every kind: a namespace of one Prometheus each. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createGateway, staticTokens } from '@flink-metrics/gateway';
import { sanitizeLabelValue } from '@flink-metrics/sdk/flink';
import { findPrometheusVersions } from '../../scripts/tools/prometheus-versions.ts';
import { type EstateProcess, estateSamples } from '../support/estate.ts';
import { startPrometheus } from '../support/prometheus.ts';
import {
  contained,
  jobManager,
  orders,
  payments,
  type Target,
  taskManager,
  time,
  without,
} from './deployed.ts';

const HEAP = 'flink_taskmanager_Status_JVM_Memory_Heap_Used';
const THREADS = 'flink_jobmanager_Status_JVM_Threads_Count';
const MEMORY = 'container_memory_working_set_bytes';
const RECORDS = 'flink_taskmanager_job_task_numRecordsOut';

const [leader, worker, other] = [
  'etl-5d4f8c9b7d-x2k4z',
  'etl-taskmanager-1-1',
  'sql-taskmanager-1-1',
];
const otherLeader = 'sql-5d4f8c9b7d-q7wzv';

interface Case {
  readonly processes: readonly EstateProcess[];
  /** Whether containers are found. */
  readonly contained?: boolean;
  /** The pod by which the worker's series are found; null where nothing says. */
  readonly pod: string | null;
}

/** A cluster of the job, and beside it one of another: `labels` are those of each process. */
function cluster(
  namespace: string,
  labels: (process: {
    kind: 'jm' | 'tm';
    pod: string;
    number: number;
  }) => Target | readonly Target[],
  more: Partial<EstateProcess> = {},
  written: (value: string) => string = sanitizeLabelValue,
): readonly EstateProcess[] {
  const at = (kind: 'jm' | 'tm', pod: string, number: number) =>
    [labels({ kind, pod, number })].flat().map((one): Target => ({ namespace, ...one }));
  const pods = (pod: string) => ({
    ...more,
    containers: contained(pod).containers.map((one) => ({ ...one, namespace })),
  });
  return [
    jobManager(1, written(`etl.${namespace}`), at('jm', leader, 1), [orders], pods(leader)),
    taskManager(
      2,
      written('10.0.0.2'),
      written(worker),
      at('tm', worker, 2),
      [orders],
      pods(worker),
    ),
    jobManager(
      16,
      written(`sql.${namespace}`),
      at('jm', otherLeader, 3),
      [payments],
      pods(otherLeader),
    ),
    taskManager(
      32,
      written('10.0.0.4'),
      written(other),
      at('tm', other, 4),
      [payments],
      pods(other),
    ),
  ];
}

const scrape = (pod: string, more: Target = {}): Target => ({
  pod,
  job: 'flink',
  instance: `${pod}:9249`,
  ...more,
});
const kept = { pushes: 'kept' as const };
const dead = (namespace: string, group: Target) =>
  taskManager(4, '10_0_0_9', 'etl_taskmanager_1_9', { namespace, ...group }, [orders], {
    ...kept,
    to: 300,
  });

const cases: Readonly<Record<string, Case>> = {
  scraped: {
    processes: cluster('scraped', ({ pod }) => scrape(pod)),
    contained: true,
    pod: worker,
  },
  renamed: {
    processes: cluster('renamed', ({ pod }) => ({
      kubernetes_pod_name: pod,
      job: 'kubernetes-pods',
      instance: `${pod}:9249`,
    })),
    contained: true,
    pod: worker,
  },
  twice: {
    processes: cluster('twice', ({ pod }) => [
      scrape(pod, { job: 'twice/flink', endpoint: 'metrics' }),
      scrape(pod, { job: 'kubernetes-pods' }),
    ]),
    contained: true,
    pod: worker,
  },
  filtered: {
    processes: cluster('filtered', ({ pod }) => scrape(pod), {
      reports: (name) => without('numRecordsIn').reports(name) && !name.endsWith('_numRestarts'),
    }),
    contained: true,
    pod: worker,
  },
  suffix: {
    processes: [
      ...cluster('suffix', ({ number }) => ({ job: `flink${String(number).repeat(32)}` }), kept),
      dead('suffix', { job: 'flink-dead' }),
    ],
    contained: true,
    pod: worker,
  },
  groups: {
    processes: [
      ...cluster('groups', ({ number }) => ({ job: 'flink', worker: `w${number}` }), kept),
      dead('groups', { job: 'flink', worker: 'w9' }),
    ],
    contained: true,
    pod: worker,
  },
  exported: {
    processes: cluster(
      'exported',
      ({ number }) => ({
        job: 'pushgateway',
        instance: 'gateway:9091',
        pod: 'pushgateway-0',
        exported_job: `flink${number}`,
      }),
      kept,
    ),
    contained: true,
    pod: worker,
  },
  unfiltered: {
    processes: cluster(
      'unfiltered',
      ({ number }) => ({ job: `flink${number}` }),
      kept,
      (value) => value,
    ),
    contained: true,
    pod: worker,
  },
  untimed: {
    processes: cluster('untimed', ({ number }) => ({ job: `flink${number}` }), {
      pushes: 'dropped',
    }),
    contained: true,
    pod: worker,
  },
  hosts: {
    processes: cluster(
      'hosts',
      ({ number }) => ({ job: 'flink', instance: `host${number}:9249` }),
      {},
      (value) => value.replace(/^etl-|^sql-/, '10.0.0.7:6122-'),
    ).map(({ containers: _, ...process }) => process),
    pod: null,
  },
};

const namespaces = Object.keys(cases);
const twins = ['etl', 'dwh'].flatMap((app, index) => {
  const target = (pod: string) => ({ ...scrape(`${app}-${pod}`), namespace: 'twins', app });
  const job = { name: 'orders', id: '0'.repeat(32) };
  return [
    jobManager(index + 1, `h${index}`, target('jm'), [job]),
    taskManager(4 * (index + 1), `g${index}`, 'tm', target('tm'), [job]),
  ];
});
/** A job whose processes pushed until long ago. */
const over = jobManager(
  1,
  'h',
  { namespace: 'suffix', job: 'flinkold' },
  [{ name: 'old', id: 'x' }],
  {
    ...kept,
    to: 60,
  },
);

type Labels = Readonly<Record<string, string>>;
interface Series {
  readonly metric: Labels;
  readonly values: readonly (readonly [number, string])[];
}

/** Of each series which metric it is, and the process's mark. */
const marksOf = (result: readonly Series[]) =>
  result
    .filter(({ metric }) => metric.__name__ !== MEMORY || metric.container !== undefined)
    .filter(({ metric }) => metric.__name__ !== RECORDS || metric.subtask_index === '0')
    .map(({ metric, values }) => {
      const name = metric.__name__ ?? '';
      const value = name === RECORDS ? metric.job_name : values.at(-1)?.[1];
      return `${name.replace(/.*_/, '')} ${value}`;
    })
    .sort();

type Select = (parameters: Record<string, string>, token?: string) => Promise<readonly Series[]>;

async function checkCase(select: Select, namespace: string, { contained = false, pod }: Case) {
  const ofJob = ['Used 2', 'Count 1', 'numRecordsOut orders'];
  const containers = (...numbers: number[]) =>
    contained ? numbers.map((one) => `bytes ${one}`) : [];
  const result = await select({ namespace, jobName: 'orders' });
  assert.deepEqual(marksOf(result), [...ofJob, ...containers(1, 2)].sort(), `${namespace}, a job`);
  for (const { metric } of result) {
    assert.equal(metric.namespace, namespace);
    if (metric.__name__ !== MEMORY) continue;
    assert.deepEqual([metric.tm_id, metric.host], [undefined, undefined]);
  }
  if (pod === null) return;
  const ofPod = ['Used 2', 'numRecordsOut orders', ...containers(2)].sort();
  const ofLeader = ['Count 1', ...containers(1)].sort();
  const podMarks = async (more: Record<string, string>) =>
    marksOf(await select({ namespace, ...more }));
  assert.deepEqual(await podMarks({ podName: pod }), ofPod, `${namespace}, a pod`);
  assert.deepEqual(await podMarks({ podName: leader }), ofLeader, `${namespace}, a leader`);
  assert.deepEqual(await podMarks({ podName: pod, jobName: 'orders' }), ofPod, namespace);
  assert.deepEqual(await podMarks({ podName: pod, jobName: 'payments' }), [], namespace);
}

interface ListedJob {
  readonly jobName: string;
  readonly labels: Labels;
}

const placesOf = (jobs: readonly ListedJob[], name: string) =>
  jobs
    .filter(({ jobName }) => jobName === name)
    .map(({ labels: { namespace, app } }) =>
      app === undefined ? namespace : `${namespace}/${app}`,
    )
    .sort();

function askThrough(url: string) {
  const asked: string[] = [];
  const gateway = createGateway({
    prometheus: {
      url,
      fetch: (input, init) => {
        asked.push(String(input));
        return fetch(input, init);
      },
    },
    authenticate: staticTokens([
      { tenant: 'all', namespaces: [...namespaces, 'twins'], token: 'all' },
      { tenant: 'some', namespaces: ['scraped', 'suffix'], token: 'some' },
      { tenant: 'operator', everything: true, token: 'operator' },
    ]),
  });
  const ask = async (path: string, parameters: Record<string, string>, token = 'all') => {
    const response = await gateway.fetch(
      new Request(`http://gateway${path}?${new URLSearchParams(parameters)}`, {
        headers: { authorization: `Bearer ${token}` },
      }),
    );
    const text = await response.text();
    assert.equal(response.status, 200, text);
    return (JSON.parse(text) as { data: unknown }).data;
  };
  const select: Select = async (parameters, token) => {
    const metrics = [HEAP, THREADS, MEMORY, RECORDS].join();
    const range = { start: String(time.end - 60), end: String(time.end), step: '60' };
    const data = await ask('/api/getFlinkMetrics', { metrics, ...range, ...parameters }, token);
    return (data as { result: readonly Series[] }).result;
  };
  return { ask, select, asked };
}

test('a job and a pod in every deployment, through the wall', async () => {
  for (const { path: program } of await findPrometheusVersions()) {
    const processes = Object.values(cases).flatMap(({ processes }) => processes);
    await using prometheus = await startPrometheus({
      program,
      openMetrics: estateSamples([...processes, ...twins, over], time),
    });
    const { ask, select, asked } = askThrough(prometheus.url);
    for (const [namespace, one] of Object.entries(cases)) await checkCase(select, namespace, one);
    assert.deepEqual(await select({ namespace: 'exported', podName: 'pushgateway-0' }), []);

    // What was described is given again, within the scope that it was described for.
    const requests = async (parameters: Record<string, string>, token: string) => {
      asked.length = 0;
      await select(parameters, token);
      return asked.length;
    };
    const held = { namespace: 'hosts', jobName: 'payments' };
    assert.equal(await requests(held, 'all'), 4);
    assert.equal(await requests({ ...held, step: '30' }, 'all'), 1);
    assert.equal(await requests(held, 'operator'), 4);

    // Without a namespace: those of the token that have the job, each as it stands.
    const some = await select({ jobName: 'orders' }, 'some');
    const found = new Set(some.map(({ metric }) => metric.namespace));
    assert.deepEqual([...found].sort(), ['scraped', 'suffix']);
    assert.equal(marksOf(some).length, 10);
    const all = await select({ jobName: 'payments' }, 'operator');
    assert.equal(marksOf(all).length, namespaces.length * 5 - 2);

    const range = { start: String(time.end - 600), end: String(time.end) };
    const jobs = (await ask('/api/flink/jobs', range)) as readonly ListedJob[];
    assert.deepEqual(placesOf(jobs, 'orders'), [...namespaces, 'twins/dwh', 'twins/etl'].sort());
    assert.deepEqual(placesOf(jobs, 'payments'), [...namespaces].sort());
    assert.deepEqual(placesOf(jobs, 'old'), []);
  }
});
