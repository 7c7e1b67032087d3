import type { JobRun, JobScope } from '@flink-metrics/sdk/internal/flink-core';
import type { Matcher } from '@flink-metrics/sdk/promql';

/**
 * Of several jobs under one name, one: what they report is never summed. Of one job all runs, one after the other. High
 * availability gives each cluster's first job the same id: labels of their clusters tell those apart.
 */
export function scopeOfRun(
  named: JobScope,
  runs: readonly JobRun[],
  jobId: string | undefined,
): JobScope {
  const run = jobId === undefined ? runs[0] : runs.find((one) => isRunOf(one, { ...named, jobId }));
  if (jobId === undefined && runs.length < 2) return named;
  const where = run === undefined ? [] : matchersOfRun(run, runs);
  const rest = (named.match ?? []).filter(({ name }) => where.every((own) => own.name !== name));
  const id = jobId ?? run?.jobId;
  return {
    ...named,
    ...(id !== undefined && { jobId: id }),
    match: [...rest, ...where],
  };
}

/** Whether a scope has a run: by its id, and by its cluster where the scope says which. */
export const isRunOf = (run: JobRun, { jobId, match = [] }: Pick<JobScope, 'jobId' | 'match'>) =>
  run.jobId === jobId &&
  match.every(({ name, op, value }) =>
    run.match.every((own) => own.name !== name || own.op !== op || own.value === value),
  );

/** The job of all clusters: of one that was chosen, the others stay to choose from. */
export const inAllClusters = (named: JobScope): JobScope => ({
  ...named,
  match: (named.match ?? []).filter(({ name, op }) =>
    named.deployment.above.every(
      ({ label, within }) => label !== name || (op !== '=' && within === undefined),
    ),
  ),
});

/** What a run's series fulfil that those of others do not. */
export const matchersOfRun = (run: JobRun, runs: readonly JobRun[]): readonly Matcher[] =>
  run.match.filter(({ name, value }) =>
    runs.some(({ match }) => !match.some((own) => own.name === name && own.value === value)),
  );
