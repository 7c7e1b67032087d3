import type { Fault, JobSpec, Scenario, ScenarioName } from '@flink-metrics/simulator';
import { defaultJobs } from '@flink-metrics/simulator';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
/** A Saturday noon in the past, so that the bench does not depend on the day it runs on. */
export const NOON = Date.UTC(2026, 4, 16, 12, 0, 0);

/** A simulated job in some state, and what a good diagnosis says of it. */
export interface Case {
  readonly name: string;
  /** Rules that have to be found, each a message of its own. */
  readonly expects: readonly string[];
  /** Causes that have to be told, by the ids of the causes. */
  readonly causes?: readonly string[];
  /** Rules that may be found as well: true, and not what the case is about. */
  readonly allows?: readonly string[];
  readonly scenario?: ScenarioName | Scenario;
  readonly faults?: readonly Fault[];
  readonly job?: JobSpec;
  /** When it is looked at, Unix ms. @defaultValue noon */
  readonly at?: number;
  /** Between two samples, ms. @defaultValue 15 s */
  readonly interval?: number;
  /** Has begun ten minutes before, and should be named after three. */
  readonly early?: true;
}

const byName = (name: string): JobSpec => {
  const found = defaultJobs.find((job) => job.name === name);
  if (found === undefined) throw new Error(`no simulated job is called ${name}`);
  return found;
};

export const orders = byName('orders');
export const legacy = byName('my-job (v2)');
export const payments = byName('payments');

/** The job with other shares of busy time, task by task. */
export const busy = (...shares: readonly number[]): JobSpec => ({
  ...orders,
  tasks: orders.tasks.map((task, index) => ({ ...task, busy: shares[index] ?? task.busy })),
});

/** The job on more TaskManagers, with twice the parallelism. */
export const wide: JobSpec = {
  ...orders,
  taskManagers: 4,
  tasks: orders.tasks.map((task) => ({ ...task, parallelism: 2 * task.parallelism })),
};

/** Of the containers of the job’s TaskManagers. */
export const MEMORY_LIMIT = 4 * 2 ** 30;
