import {
  type ChartDefinition,
  findSharedProcesses,
  findStaleProcesses,
  type JobScope,
  measuresProcesses,
  type SharedProcesses,
  type StaleProcess,
} from '@flink-metrics/sdk/flink/job';
import type { QueryClient } from '@flink-metrics/sdk/prometheus';

/** What the job's processes are besides the job's: other jobs' too, or silent. */
export interface Processes {
  readonly shared: SharedProcesses;
  /** The latest push first. */
  readonly stale: readonly StaleProcess[];
}

export const noProcesses: Processes = { shared: { jobManager: [], taskManagers: [] }, stale: [] };

export interface FindProcessesOptions {
  /** Between two samples, ms. */
  readonly interval: number;
  /** Unix ms. */
  readonly time: number;
  readonly signal: AbortSignal;
}

export async function findProcesses(
  client: QueryClient,
  scope: JobScope,
  options: FindProcessesOptions,
): Promise<Processes> {
  const [shared, stale] = await Promise.all([
    findSharedProcesses(client, scope, options),
    findStaleProcesses(client, scope, options),
  ]);
  return { shared, stale };
}

/** The other jobs whose numbers are in a chart of what processes measure of themselves. */
export function jobsShownBeside({ query }: ChartDefinition, shared: SharedProcesses) {
  const kind = measuresProcesses(query);
  if (kind === null) return [];
  return kind === 'jobmanager' ? shared.jobManager : shared.taskManagers;
}
