import type { QueryClient } from '../prometheus/index.ts';
import { group, type InstantVector, le, mul, re, selector, sub, time } from '../promql/index.ts';
import { type JobScope, ofJob } from './job-scope.ts';
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
  client: QueryClient,
  scope: JobScope,
  { interval, ...options }: StaleOptions,
): Promise<readonly StaleProcess[]> {
  if (!scope.scheme.pushed) return [];
  const { process, taskManager } = scope.scheme;
  const vector = await queryVector(client, lastPushOfSilent(scope, interval), options);
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

/** `group` is 1 for each process: times the push time it is that, with the labels of the process. */
function lastPushOfSilent(scope: JobScope, interval: number): InstantVector {
  const { process, taskManager } = scope.scheme;
  const names = 'flink_taskmanager_job_task_numRecordsIn|flink_jobmanager_job_numRestarts';
  const ofProcesses = selector({ __name__: re(names), ...ofJob(scope) });
  const silent = le(pushTimes(scope), sub(time(), (3 * interval) / 1000));
  return mul(group(ofProcesses).by(...process, taskManager, 'host'), silent)
    .on(...process)
    .groupLeft();
}
