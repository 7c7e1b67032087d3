import type { PrometheusClient } from '../prometheus/index.ts';
import type { Expr } from '../promql/index.ts';
import { type JobScope, jobMatchers } from './job-scope.ts';
import { pushTimes } from './processes.ts';
import { type InstantOptions, queryVector } from './query-vector.ts';

/** A process that has pushed for a job and went silent: its last numbers stand in the Pushgateway for ever. */
export interface StaleProcess {
  /** What the scheme tells processes by: with a Pushgateway the label `job`, random suffix and all. */
  readonly process: string;
  /** Absent for a JobManager. */
  readonly taskManager?: string;
  readonly host: string;
  /** Unix time in ms. */
  readonly lastPush: number;
}

export interface StaleOptions extends InstantOptions {
  /** Time between two pushes in ms; three without one are too many. */
  readonly interval: number;
}

/** The job's silent processes, the latest push first; none where processes are scraped. One request at most. */
export async function findStaleProcesses(
  client: PrometheusClient,
  scope: JobScope,
  { interval, ...options }: StaleOptions,
): Promise<readonly StaleProcess[]> {
  if (!scope.scheme.pushed) return [];
  const vector = await queryVector(client, staleQuery(scope, interval), options);
  const { process, taskManager } = scope.scheme;
  return vector
    .map(({ labels, value }): StaleProcess => {
      const id = labels[taskManager];
      return {
        process: process.map((label) => labels[label] ?? '').join(' '),
        host: labels.host ?? '',
        lastPush: value * 1000,
        ...(id !== undefined && { taskManager: id }),
      };
    })
    .toSorted((a, b) => b.lastPush - a.lastPush);
}

/** The age is compared first: `*` then gives the push time the labels of the process. */
function staleQuery(scope: JobScope, interval: number): Expr {
  const { process, taskManager } = scope.scheme;
  const old: Expr = {
    type: 'binary',
    op: '<=',
    left: pushTimes(scope),
    right: {
      type: 'binary',
      op: '-',
      left: { type: 'call', func: 'time', args: [] },
      right: { type: 'number', value: (3 * interval) / 1000 },
    },
  };
  const pushed: Expr = {
    type: 'aggregation',
    op: 'group',
    expr: {
      type: 'selector',
      matchers: [
        {
          name: '__name__',
          op: '=~',
          value: 'flink_taskmanager_job_task_numRecordsIn|flink_jobmanager_job_numRestarts',
        },
        ...jobMatchers(scope),
      ],
    },
    grouping: { kind: 'by', labels: [...process, taskManager, 'host'] },
  };
  return {
    type: 'binary',
    op: '*',
    left: pushed,
    right: old,
    matching: { kind: 'on', labels: process, group: { side: 'left', labels: [] } },
  };
}
