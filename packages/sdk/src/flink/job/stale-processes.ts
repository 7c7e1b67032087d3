import type { Labels, QueryClient, Vector } from '../../prometheus/index.ts';
import { group, type InstantVector, le, max, mul, sub, time } from '../../promql/index.ts';
import { type InstantOptions, queryVector } from '../deployment/query.ts';
import { type JobScope, processKey } from '../scope/job-scope.ts';
import { processSeries, pushTimes } from '../scope/processes.ts';

/** A process that has pushed for a job and went silent: its last numbers stand in the Pushgateway for ever. */
export interface StaleProcess {
  /** What the deployment tells processes by: with a Pushgateway the label `job`, random suffix and all. */
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
  if (!scope.deployment.pushed) return [];
  const { taskManager } = scope.deployment;
  const vector = await queryVector(client, lastPushOfSilent(scope, interval), options);
  const name = nameBy(tellingLabels(scope, vector));
  return vector
    .map(({ labels, value }): StaleProcess => {
      const id = labels[taskManager];
      return {
        process: name(labels),
        host: labels.host ?? '',
        lastPush: value * 1000,
        ...(id !== undefined && { taskManager: id }),
      };
    })
    .toSorted((a, b) => b.lastPush - a.lastPush);
}

/** `group` is 1 for each process: times the push time it is that, with the labels of the process. */
function lastPushOfSilent(scope: JobScope, interval: number): InstantVector {
  const key = processKey(scope);
  const reported = group(processSeries(scope)).by(...key, scope.deployment.taskManager, 'host');
  // Two gateways, or one scraped twice, may have a group each of one process: the later push counts.
  const pushed = max(pushTimes(scope)).by(...key);
  const silent = le(pushed, sub(time(), (3 * interval) / 1000));
  return mul(reported, silent)
    .on(...key)
    .groupLeft();
}

/** Of a grouping key of many labels, those in which the processes differ; all where nothing differs. */
function tellingLabels({ deployment }: JobScope, vector: Vector): readonly string[] {
  const { process } = deployment;
  const differ = process.filter(
    (label) => new Set(vector.map(({ labels }) => labels[label])).size > 1,
  );
  return differ.length > 0 ? differ : process;
}

const nameBy = (process: readonly string[]) => (labels: Labels) =>
  process.map((label) => labels[label] ?? '').join(' ');
