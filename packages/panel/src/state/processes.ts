import {
  type ChartDefinition,
  measuresProcesses,
  type SharedProcesses,
  type StaleProcess,
} from '@flink-metrics/sdk/flink/job';

/** What the job's processes are besides the job's: other jobs' too, or silent. */
export interface Processes {
  readonly shared: SharedProcesses;
  /** The latest push first. */
  readonly stale: readonly StaleProcess[];
}

export const noProcesses: Processes = { shared: { jobManager: [], taskManagers: [] }, stale: [] };

/** The other jobs whose numbers are in a chart of what processes measure of themselves. */
export function jobsShownBeside({ query }: ChartDefinition, shared: SharedProcesses) {
  const kind = measuresProcesses(query);
  if (kind === null) return [];
  return kind === 'jobmanager' ? shared.jobManager : shared.taskManagers;
}
