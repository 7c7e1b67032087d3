import type { Labels, Vector } from '../../prometheus/index.ts';
import {
  type InstantVector as Instants,
  labelReplace,
  type Matcher,
  max,
  ne,
  type Selector,
} from '../../promql/index.ts';
import { orElse } from '../definitions/measures.ts';
import { clusterMatchers, named } from '../deployment/cluster-names.ts';
import type { Deployment } from '../deployment/deployment.ts';
import { keyOf } from '../deployment/observed.ts';
import { groupBy } from '../deployment/query.ts';
import {
  type JobScope,
  jobMatchers,
  type NamespaceScope,
  namespaceMatchers,
  series,
  seriesLike,
} from '../scope/job-scope.ts';
import { onlyAlive } from '../scope/processes.ts';

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
 * of jobs stays readable, the restarts, and what else shows that a job is there.
 */
export function stateSeries(scope: JobScope | NamespaceScope, interval: number): Instants {
  const own = 'jobName' in scope ? jobMatchers(scope) : namespaceMatchers(scope);
  const { witnesses } = scope.deployment;
  const labels = ['__name__', ...runLabels(scope)];
  const alive = (name: string, found: Selector) =>
    labelReplace(
      max(named(onlyAlive(found, scope, interval), scope.deployment)).by(...labels),
      'series',
      name,
      '',
      '',
    );
  const times = seriesLike(`${prefix}(${timesIn.map(([metric]) => metric).join('|')})`, own);
  const witness = witnesses.job ?? witnesses.membership;
  const isThere = witness === null || witness === restarts ? [] : [series(witness, own)];
  // `or` looks at no names: without a label more, a job's times would take the place of its restarts, or on
  // VictoriaMetrics its name go to their values.
  return orElse(
    ne(max(named(onlyAlive(times, scope, interval), scope.deployment)).by(...labels), 0),
    alive('restarts', series(restarts, own)),
    ...isThere.map((found) => alive('witness', found)),
  );
}

const restarts = `${prefix}numRestarts`;

/** Labels that tell one run of a job from another: two clusters may give one id to two, as high availability does. */
export const runLabels = ({
  deployment,
}: Pick<NamespaceScope, 'deployment'>): readonly string[] => [
  deployment.jobId,
  deployment.jobName,
  ...deployment.above.map(({ label }) => label),
];

/** The labels of whole clusters that a series has. */
const aboveOf = (labels: Labels, { above }: Deployment): Labels =>
  Object.fromEntries(
    above.flatMap(({ label }) => {
      const value = labels[label] ?? '';
      return value === '' ? [] : [[label, value]];
    }),
  );

/** The samples of one run. */
export interface SamplesOfRun {
  readonly jobId: string;
  readonly jobName: string;
  /** Labels of its cluster with their values. */
  readonly above: Labels;
  /** What its series fulfil that those of a run elsewhere under the same id do not. */
  readonly match: readonly Matcher[];
  readonly samples: Vector;
}

/** Samples of several runs, by run. */
export function byRun(
  samples: Vector,
  { deployment }: JobScope | NamespaceScope,
): readonly SamplesOfRun[] {
  const { jobId, jobName } = deployment;
  const runs = [
    ...groupBy(samples, ({ labels }) => keyOf(labels, runLabels({ deployment }))).values(),
  ].map((own) => {
    const labels = own[0]?.labels ?? {};
    const above = aboveOf(labels, deployment);
    return { jobId: labels[jobId] ?? '', jobName: labels[jobName] ?? '', above, samples: own };
  });
  const aboves = groupBy(runs, keyOfJob);
  return runs.map((run) => {
    const beside = (aboves.get(keyOfJob(run)) ?? []).map(({ above }) => above);
    return { ...run, match: clusterMatchers(run.above, deployment, beside) };
  });
}

const keyOfJob = ({ jobId, jobName }: Pick<SamplesOfRun, 'jobId' | 'jobName'>): string =>
  JSON.stringify([jobId, jobName]);

/** The state that the samples of one job tell. */
export function stateOf(samples: Vector): StateSince {
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
