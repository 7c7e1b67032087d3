import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type Deployment,
  findJobStatus,
  findMarks,
  type JobScope,
  kubernetes,
  pushgateway,
} from '@flink-metrics/sdk/flink';
import { createPrometheusClient } from '@flink-metrics/sdk/prometheus';
import { findPrometheusVersions } from '../../scripts/tools/prometheus-versions.ts';
import { startPrometheus } from '../support/prometheus.ts';
import { startVictoriaMetrics } from '../support/victoria-metrics.ts';

const interval = 15;
const end = 1_700_000_400;
const start = end - 3600;
const step = 60;

type ValueAt = (time: number) => number;

/** A process's life, in s since `start`, and what it tells. */
interface Life {
  readonly process: string;
  readonly from: number;
  readonly to: number;
  readonly labels: Readonly<Record<string, string>>;
  /** Values by metric; times are s since `start`. */
  readonly metrics: Readonly<Record<string, ValueAt>>;
}

const LIVES_ON = 3600;
const ofJob = (id: string) => ({ job_name: 'orders', job_id: id, host: 'host' });

/** How often something happened by a time. */
const counted =
  (...times: readonly number[]): ValueAt =>
  (time) =>
    times.filter((happened) => happened <= time).length;

/** A JobManager with a job that came up at each of these times, and went down a minute before each but the first. */
function jobManager(
  process: string,
  { id, from, to, ups, failed }: JobManagerLife,
): readonly Life[] {
  const restarts = ups.slice(1);
  const uptime: ValueAt = (time) => {
    const up = ups.findLast((up) => up <= time) ?? time;
    return restarts.some((next) => next - 60 <= time && time < next) ? 0 : (time - up) * 1000;
  };
  const metrics = {
    job_numRestarts: counted(...restarts.map((time) => time - 60)),
    job_uptime: uptime,
    job_runningTime: uptime,
    job_restartingTime: (time: number) => {
      const next = restarts.find((next) => next - 60 <= time && time < next) ?? time + 60;
      return (time - next + 60) * 1000;
    },
    job_numberOfFailedCheckpoints: counted(...failed),
    job_totalNumberOfCheckpoints: (time: number) => Math.floor((time - from) / 30),
  };
  return [
    { process, from, to, labels: ofJob(id), metrics: named('flink_jobmanager_', metrics) },
    {
      process,
      from,
      to,
      labels: { host: 'host' },
      metrics: named('flink_jobmanager_', { taskSlotsTotal: () => 6, taskSlotsAvailable: () => 2 }),
    },
  ];
}

interface JobManagerLife {
  readonly id: string;
  readonly from: number;
  readonly to: number;
  readonly ups: readonly number[];
  readonly failed: readonly number[];
}

const named = (prefix: string, metrics: Readonly<Record<string, ValueAt>>) =>
  Object.fromEntries(Object.entries(metrics).map(([name, value]) => [prefix + name, value]));

/** Subtasks (`task/index`), each with a second attempt beside its first. */
function taskManager(process: string, tmId: string, subtasks: readonly string[]): readonly Life[] {
  return subtasks.flatMap((subtask) => {
    const [task = '', index = ''] = subtask.split('/');
    return ['first', 'second'].map(
      (attempt): Life => ({
        process,
        from: 3000,
        to: LIVES_ON,
        labels: {
          ...ofJob('b'),
          tm_id: tmId,
          task_id: task,
          task_name: task,
          subtask_index: index,
          task_attempt_id: attempt,
        },
        metrics: { flink_taskmanager_job_task_numRecordsIn: (time) => time },
      }),
    );
  });
}

/**
 * `a` runs from long before, fails twice (once it has to try two times) and is replaced by `b`, whose JobManager dies
 * and is replaced as well.
 */
const lives: readonly Life[] = [
  ...jobManager('jm-1', {
    id: 'a',
    from: -900,
    to: 1800,
    ups: [-86_400, 700, 1300, 1301],
    failed: [910],
  }),
  ...jobManager('jm-2', { id: 'b', from: 1900, to: 3000, ups: [1890], failed: [2705, 2709] }),
  ...jobManager('jm-3', { id: 'b', from: 3045, to: LIVES_ON, ups: [3040], failed: [] }),
  ...taskManager('tm-1', 'tm_1', ['source/0', 'sink/0', 'sink/1']),
  ...taskManager('tm-2', 'tm_2', ['source/1', 'sink/2']),
];

/** The samples of a series stay in the order of time. */
const byMetric = (one: string, other: string) =>
  metricOf(one) < metricOf(other) ? -1 : Number(metricOf(one) > metricOf(other));
const metricOf = (line: string) => line.slice(0, line.indexOf('{'));

interface Layout {
  readonly deployment: Deployment;
  readonly target: (process: string) => Readonly<Record<string, string>>;
}

/** A pushed series stays after its process, with the last value. */
function samplesOf({ deployment, target }: Layout, namespace: string): readonly string[] {
  return lives.flatMap(({ process, from, to, labels, metrics }) => {
    const stays = deployment.pushed ? LIVES_ON : to;
    const pushes: Readonly<Record<string, ValueAt>> = deployment.pushed
      ? { push_time_seconds: (time) => start + Math.min(time, to) }
      : {};
    return Object.entries({ ...metrics, ...pushes }).flatMap(([name, valueAt]) => {
      const own = name === 'push_time_seconds' ? {} : labels;
      const text = Object.entries({ namespace, ...target(process), ...own })
        .map(([label, value]) => `${label}=${JSON.stringify(value)}`)
        .join(',');
      return Array.from({ length: Math.floor((stays - from) / interval) + 1 }, (_, index) => {
        const time = from + index * interval;
        return `${name}{${text}} ${valueAt(Math.min(time, to))} ${start + time}`;
      });
    });
  });
}

const layouts: readonly (Layout & { readonly name: string })[] = [
  {
    name: 'scraped on Kubernetes',
    deployment: kubernetes,
    target: (pod) => ({ pod, job: 'flink', instance: `${pod}:9249` }),
  },
  { name: 'pushed', deployment: pushgateway, target: (process) => ({ job: `flink-${process}` }) },
];

interface Server extends AsyncDisposable {
  readonly url: string;
}

/** How to start what answers, with samples whose times are in s. */
const servers: readonly {
  readonly title: string;
  readonly start: (samples: readonly string[]) => Promise<Server>;
}[] = [
  ...(await findPrometheusVersions()).map(({ title, path: program }) => ({
    title,
    start: (samples: readonly string[]) =>
      startPrometheus({ openMetrics: samples.join('\n'), program }),
  })),
  {
    title: 'VictoriaMetrics',
    start: (samples) => startVictoriaMetrics(samples.map((line) => `${line}000\n`).join('')),
  },
];

for (const layout of layouts)
  for (const { title, start: startServer } of servers) {
    test(`a job's status and marks: ${layout.name}, ${title}`, async (t) => {
      const lines = ['tenant-a', 'tenant-b'].flatMap((namespace) => samplesOf(layout, namespace));
      await using server = await startServer([...new Set(lines)].toSorted(byMetric));
      const client = createPrometheusClient({ baseUrl: server.url });
      const { deployment } = layout;
      const scope: JobScope = { deployment, namespace: 'tenant-a', jobName: 'orders' };
      const at = (seconds: number) => ({
        interval: interval * 1000,
        time: (start + seconds) * 1000,
      });
      const status = (seconds: number, of = scope) => findJobStatus(client, of, at(seconds));
      const marks = async (from: number, to: number, of = scope) => {
        const found = await findMarks(client, of, {
          start: (start + from) * 1000,
          end: (start + to) * 1000,
          step: step * 1000,
          interval: interval * 1000,
        });
        return found.map(({ kind, after, time, count, jobId }) => {
          const [since, by] = [after, time].map((ms) => ms / 1000 - start);
          return `${kind} ×${count} of ${jobId}, ${since}–${by}`;
        });
      };

      await t.test('running', async () => {
        assert.deepEqual(await status(LIVES_ON), {
          jobId: 'b',
          above: {},
          match: [],
          state: 'running',
          since: (start + 3040) * 1000,
          stateFor: (LIVES_ON - 3040) * 1000,
          restarts: 0,
          taskManagers: 2,
          slots: { used: 4, total: 6 },
          parallelism: 3,
          others: [],
        });
      });
      await t.test('down, and no task reports', async () => {
        const { state, stateFor, restarts, taskManagers, parallelism } = (await status(645)) ?? {};
        assert.deepEqual(
          { state, stateFor, restarts, taskManagers, parallelism },
          {
            state: 'restarting',
            stateFor: 5000,
            restarts: 1,
            taskManagers: 0,
            parallelism: null,
          },
        );
      });
      await t.test('of two runs under one name, the newer one', async () => {
        const { jobId, others } = (await status(1950)) ?? {};
        assert.deepEqual({ jobId, others }, { jobId: 'b', others: [] });
      });
      await t.test('nothing reports', async () => {
        assert.equal(await status(-3600), null);
        assert.equal(await status(LIVES_ON, { ...scope, jobName: 'another' }), null);
      });
      await t.test('everything that happened, in the step it happened in', async () => {
        assert.deepEqual(await marks(0, LIVES_ON), [
          'restart ×1 of a, 600–660',
          'failed-checkpoint ×1 of a, 900–960',
          'restart ×2 of a, 1200–1260',
          'deploy ×1 of b, 1860–1920',
          'failed-checkpoint ×2 of b, 2700–2760',
          'deploy ×1 of b, 3000–3060',
        ]);
      });
      await t.test('a job that ran before anyone looked was not deployed then', async () => {
        assert.deepEqual(await marks(-1800, 60), []);
      });
      await t.test('another job', async () => {
        assert.deepEqual(await marks(0, LIVES_ON, { ...scope, jobName: 'another' }), []);
      });
    });
  }
