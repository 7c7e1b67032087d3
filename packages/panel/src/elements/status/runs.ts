import { dateFormat } from '@flink-metrics/sdk/internal/chart-format';
import type { JobRun } from '@flink-metrics/sdk/internal/flink-core';
import type { Matcher } from '@flink-metrics/sdk/promql';
import type { Surroundings } from '../../provider/panel-context.ts';
import type { NamedJob, PanelState } from '../../store/state/panel-state.ts';
import { isRunOf, matchersOfRun } from '../../store/state/runs.ts';
import { type Choice, labelledSelect } from '../internal/choice.ts';

/** As many characters of an id tell runs apart, as those of a commit do. */
const ID_LENGTH = 8;

/** `Running since 10:31`. */
export function stateSince(
  { state, since }: Pick<JobRun, 'state' | 'since'>,
  { language, timeZone }: Surroundings,
): string {
  const { jobStates, runSince } = language.messages;
  if (since === null) return jobStates[state];
  const where = { locale: language.locale, timeZone };
  const format = dateFormat(where, { dateStyle: 'short', timeStyle: 'short' });
  return runSince(jobStates[state], format.format(since));
}

/** What tells one run from another: `0940d8c9 · east · Running since 10:31`. */
export const runText = (run: JobRun, surroundings: Surroundings): string =>
  [run.jobId.slice(0, ID_LENGTH), ...Object.values(run.above), stateSince(run, surroundings)].join(
    ' · ',
  );

/** The job that a run is, as a query names it. Two clusters may give one id to two runs. */
export function jobOfRun(
  run: JobRun,
  runs: readonly JobRun[],
  job: NamedJob,
  shown: readonly Matcher[] = [],
): NamedJob {
  const sameId = runs.filter(({ jobId }) => jobId === run.jobId);
  // Where the one that is shown is, another need not be.
  const common = shown.filter(
    ({ name }) => !runs.some((one) => one.match.some((own) => own.name === name)),
  );
  const match = [...common, ...matchersOfRun(run, sameId)]
    .map(({ name, op, value }) => name + op + JSON.stringify(value))
    .join(',');
  const { namespace, job: name } = job;
  return { namespace, job: name, jobId: run.jobId, ...(match !== '' && { match }) };
}

/** Says that several jobs run under one name, and lets the user choose which is shown. */
export function runSelect(
  { runs, scope, job }: Pick<PanelState, 'runs' | 'scope' | 'job'>,
  surroundings: Surroundings,
  chosen: (job: NamedJob) => void,
) {
  const choices = runs.map(
    (run, index): Choice => ({ value: String(index), text: runText(run, surroundings) }),
  );
  const shown = scope === null ? -1 : runs.findIndex((run) => isRunOf(run, scope));
  const label = surroundings.language.messages.severalRuns(runs.length);
  return labelledSelect(label, String(shown), choices, (value) => {
    const run = runs[Number(value)];
    if (run !== undefined && job !== null) chosen(jobOfRun(run, runs, job, scope?.match ?? []));
  });
}
