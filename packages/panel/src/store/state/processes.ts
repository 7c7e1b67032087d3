import type { SharedProcesses, StaleProcess } from '@flink-metrics/sdk/internal/flink-core';

/** What the job's processes are besides the job's: other jobs' too, or silent. */
export interface Processes {
  readonly shared: SharedProcesses;
  /** The latest push first. */
  readonly stale: readonly StaleProcess[];
}

export const noProcesses: Processes = { shared: { jobManager: [], taskManagers: [] }, stale: [] };

/** Whose own numbers a chart shows. */
export type MeasuredProcess = 'jobmanager' | 'taskmanager';

/** The other jobs whose numbers are in a chart of what processes measure of themselves. */
export function jobsShownBeside(
  measured: MeasuredProcess | null,
  shared: SharedProcesses,
): readonly string[] {
  if (measured === null) return [];
  return measured === 'jobmanager' ? shared.jobManager : shared.taskManagers;
}
