import type { InstantVector } from '../prometheus/index.ts';
import {
  type InstantVector as Instants,
  labelReplace,
  max,
  metric,
  ne,
  or,
  re,
  selector,
} from '../promql/index.ts';
import { type JobScope, type NamespaceScope, ofJob, ofNamespace } from './job-scope.ts';
import { onlyAlive } from './processes.ts';

const prefix = 'flink_jobmanager_job_';

/**
 * In the order that decides: a job can be deploying and running at once, and before 1.15 `restartingTime` was the length
 * of the last restart, while it runs too.
 */
const states = [
  'running',
  'restarting',
  'failing',
  'cancelling',
  'deploying',
  'initializing',
  'created',
] as const;

/** Before 1.15 there are only the times in RUNNING and out of it. */
const timesIn: readonly (readonly [metric: string, state: JobState])[] = [
  ['uptime', 'running'],
  ...states.map((state) => [`${state}Time`, state] as const),
  ['downtime', 'restarting'],
];

/** Flink's own; `ended` is finished, cancelled or failed for good; `unknown` where the metrics do not tell. */
export type JobState = (typeof states)[number] | 'ended' | 'unknown';

/** A state and since when, Unix ms; null where that is not told. */
export interface StateSince {
  readonly state: JobState;
  readonly since: number | null;
}

/**
 * Samples that tell the states of jobs, of one or of all of a namespace: what is not 0, so that a namespace of thousands
 * of jobs stays readable, and the restarts.
 */
export function stateSeries(scope: JobScope | NamespaceScope, interval: number): Instants {
  const own = 'jobName' in scope ? ofJob(scope) : ofNamespace(scope);
  const { jobId, jobName } = scope.scheme;
  const times = selector({
    __name__: re(`${prefix}(${timesIn.map(([metric]) => metric).join('|')})`),
    ...own,
  });
  const restarts = metric(`${prefix}numRestarts`, own);
  const alive = (series: Instants) =>
    max(onlyAlive(series, scope, interval)).by('__name__', jobId, jobName);
  // `or` looks at no names: without a label more, a job's times would take the place of its restarts, or on
  // VictoriaMetrics its name go to their values.
  return or(ne(alive(times), 0), labelReplace(alive(restarts), 'series', 'restarts', '', ''));
}

/** The state that the samples of one job tell. */
export function stateOf(samples: InstantVector): StateSince {
  const told = (name: string) =>
    samples.find(({ labels, value }) => labels.__name__ === prefix + name && value !== 0);
  for (const [metric, state] of timesIn) {
    const sample = told(metric);
    if (sample !== undefined && sample.value > 0)
      return { state, since: sample.time - sample.value };
  }
  // -1 once the job is in a state that it never leaves. Source: UpTimeGauge of Flink's runtime.
  return { state: told('uptime') === undefined ? 'unknown' : 'ended', since: null };
}
