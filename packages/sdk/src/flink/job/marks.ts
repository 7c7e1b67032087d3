import type { QueryClient, Series } from '../../prometheus/index.ts';
import { type InstantVector, max, print } from '../../promql/index.ts';
import { groupBy } from '../deployment/query.ts';
import { type JobScope, jobMatchers, processKey, seriesLike } from '../scope/job-scope.ts';
import { onlyAlive } from '../scope/processes.ts';

/** What happens to a job and is drawn on its charts. */
export type MarkKind =
  | 'restart'
  | 'failed-checkpoint'
  /** The job was started anew, under a new id or by a new JobManager. */
  | 'deploy';

/**
 * Something that happened to a job. Samples are asked for at a step, so when it was is known to the step only: after
 * `after`, and by `time` (Unix ms).
 */
export interface Mark {
  readonly kind: MarkKind;
  readonly after: number;
  readonly time: number;
  /** How many in that time: 1 or more. */
  readonly count: number;
  /** Of the run that it happened to. */
  readonly jobId: string;
}

export interface MarksOptions {
  /** The grid looked at, Unix ms and ms: a mark's time is one of its points. */
  readonly start: number;
  readonly end: number;
  readonly step: number;
  /** Time between two samples of a series in ms: a process that has not pushed for three is dead. */
  readonly interval: number;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Restarts, failed checkpoints and deploys of a job, by time. One request.
 * @throws {PrometheusError} as `client.queryRange` does.
 */
export async function findMarks(
  client: QueryClient,
  scope: JobScope,
  options: MarksOptions,
): Promise<readonly Mark[]> {
  const { start, end, step, interval, signal } = options;
  const query = print(witnesses(scope, interval));
  const { data } = await client.queryRange(query, { start, end, step, signal });
  const { jobId } = scope.deployment;
  const runs = groupBy(data, ({ labels }) =>
    JSON.stringify([jobId, ...processKey(scope)].map((label) => labels[label])),
  );
  return [...runs.values()]
    .flatMap((series) => marksOfRun(series, series[0]?.labels[jobId] ?? '', options))
    .toSorted((one, other) => one.time - other.time);
}

const counters = ['numRestarts', 'numberOfFailedCheckpoints', 'totalNumberOfCheckpoints'] as const;
type Counter = (typeof counters)[number];

/** Series of a run: the job under one id, led by one JobManager. */
function witnesses(scope: JobScope, interval: number): InstantVector {
  const names = `flink_jobmanager_job_(uptime|${counters.join('|')})`;
  const series = onlyAlive(seriesLike(names, jobMatchers(scope)), scope, interval);
  return max(series).by('__name__', scope.deployment.jobId, ...processKey(scope));
}

/** What a run told of itself at a time, by the metrics' last names; `uptime` in ms. */
type Moment = { readonly time: number } & Readonly<Partial<Record<Counter | 'uptime', number>>>;

function momentsOf(run: readonly Series[]): readonly Moment[] {
  const moments = new Map<number, Moment>();
  for (const { labels, times, values } of run) {
    const name = labels.__name__?.replace('flink_jobmanager_job_', '') ?? '';
    times.forEach((time, index) => {
      moments.set(time, { ...moments.get(time), time, [name]: values[index] });
    });
  }
  return [...moments.values()].toSorted((one, other) => one.time - other.time);
}

function marksOfRun(
  run: readonly Series[],
  jobId: string,
  { start, step, interval }: MarksOptions,
): readonly Mark[] {
  let before: Moment | undefined;
  return momentsOf(run).flatMap((moment) => {
    const { time } = moment;
    const after = before?.time ?? time - step;
    // A series that begins in the range may be of a job that ran before anyone looked.
    const ranBefore = time - (moment.uptime ?? 0) < after - SLOWEST_START * interval;
    const isNew = before === undefined ? time > start && !ranBefore : isReset(before, moment);
    const known = before ?? moment;
    before = isNew ? moment : { ...before, ...moment };
    // A counter that was averaged on its way to the store has fractions of what happened.
    const more = (counter: Counter) => {
      const now = moment[counter] ?? 0;
      return Math.round(now) - Math.round(isNew ? 0 : (known[counter] ?? now));
    };
    const mark = (kind: MarkKind, count: number): readonly Mark[] =>
      count > 0 ? [{ kind, after, time, count, jobId }] : [];
    return [
      ...mark('deploy', Number(isNew)),
      ...mark('restart', more('numRestarts')),
      ...mark('failed-checkpoint', more('numberOfFailedCheckpoints')),
    ];
  });
}

/** Intervals that may go by between a job's first moment and the first sample of it. */
const SLOWEST_START = 4;

/** Counters of a job never fall while one JobManager leads it. */
const isReset = (before: Moment, moment: Moment): boolean =>
  counters.some((counter) => (moment[counter] ?? Infinity) < (before[counter] ?? 0));
