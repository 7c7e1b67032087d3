import {
  and,
  group,
  type InstantVector,
  lastOverTime,
  lt,
  type Matcher,
  or,
  type Selector,
  sub,
  subquery,
  time,
} from '../../promql/index.ts';
import { kubernetes } from '../deployment/deployment.ts';
import {
  type JobScope,
  jobMatchers,
  type NamespaceScope,
  namespaceMatchers,
  processKey,
  series,
  seriesLike,
} from './job-scope.ts';

/**
 * A restarting job has no task series for a while, and its processes are still its own. Five minutes is also how long
 * Prometheus holds a value that nobody marked as stale.
 */
const memoryOfMembership = 5 * 60_000;

/** When membership is asked for; ms throughout. */
export interface MembershipTimes {
  /** Between two samples of a series. */
  readonly interval: number;
  /** Between two points of the answer; absent: of one point only. */
  readonly step?: number;
}

/**
 * Series, one or more for each TaskManager that runs the job. Before Flink 1.20 the witness has a series a subtask, and
 * a range query that looks back five minutes at each point touches each of their samples once a point: twenty times where
 * points are as dense as samples. A subquery touches it once, and its points are those of the few processes. Each of its
 * evaluations takes the samples since the one before, so none is missed; where points are further apart than it looks
 * back, it would touch more than they do.
 */
export function taskManagersOf(scope: JobScope, times: MembershipTimes): InstantVector {
  const { interval, step = memoryOfMembership } = times;
  const members = membershipSeries(scope);
  if (Math.max(step, interval) >= memoryOfMembership) {
    return lastOverTime(members, memoryOfMembership);
  }
  const { taskManager, pod } = scope.deployment;
  const own = new Set([taskManager, ...processKey(scope), ...(pod === null ? [] : [pod])]);
  // Of a day with a sample a second there would be more evaluations than a gateway allows.
  const since = Math.max(interval, Math.ceil(step / 4));
  const atOnce = group(lastOverTime(members, since)).by(...own);
  return lastOverTime(subquery(atOnce, memoryOfMembership, since));
}

/** What shows now which TaskManagers run the job. */
export function membershipSeries(scope: JobScope): Selector {
  const { membership } = scope.deployment.witnesses;
  return series(membership ?? usualMembership, jobMatchers(scope));
}

/** A series for each job of a namespace and each TaskManager that runs it. */
export function membersOf(scope: NamespaceScope): InstantVector {
  const name = scope.deployment.witnesses.membership ?? usualMembership;
  return lastOverTime(series(name, namespaceMatchers(scope)), memoryOfMembership);
}

/** A series for each job of a namespace and the JobManager that leads it. */
export function leadersOf(scope: NamespaceScope): InstantVector {
  const { job } = scope.deployment.witnesses;
  const named = scope.deployment.process.map((label) =>
    series(job ?? usualLeader, [...namespaceMatchers(scope), notEmpty(label)]),
  );
  return anyOf(named.map((leader) => lastOverTime(leader, memoryOfMembership)));
}

/** A series for the JobManager that leads the job. A standby has none. */
export function jobManagersOf(scope: JobScope): InstantVector {
  return anyOf(namedLeaders(scope).map((leader) => lastOverTime(leader, memoryOfMembership)));
}

/** As {@link jobManagersOf}, without those of the last minutes. */
export function leadersNow(scope: JobScope): InstantVector {
  return anyOf(namedLeaders(scope));
}

/**
 * A label that neither side of a join has matches every process to every other: a leader without any of its process's
 * labels is not among these, so that nothing is found instead.
 */
function namedLeaders(scope: JobScope): readonly Selector[] {
  return scope.deployment.process.map((label) => leaderSeries(scope, [notEmpty(label)]));
}

const notEmpty = (label: string): Matcher => ({ name: label, op: '!=', value: '' });

const anyOf = ([first, ...others]: readonly InstantVector[]): InstantVector => {
  if (first === undefined) throw new RangeError('A deployment needs a label that names a process');
  return others.reduce((one, other) => or(one, other), first);
};

/** What shows now which JobManager leads the job. */
export function leaderSeries(scope: JobScope, more: readonly Matcher[] = []): Selector {
  const { job } = scope.deployment.witnesses;
  return series(job ?? usualLeader, [...jobMatchers(scope), ...more]);
}

/** What shows now that any process of the job reports. */
export function processSeries(scope: JobScope): Selector {
  const { job, membership } = scope.deployment.witnesses;
  const names = new Set([membership ?? usualMembership, job ?? usualLeader]);
  return seriesLike([...names].join('|'), jobMatchers(scope));
}

/** Where the description found none, what every Flink writes: it finds nothing, and costs nothing. */
const { job: usualLeader, membership: usualMembership } = kubernetes.witnesses as {
  readonly job: string;
  readonly membership: string;
};

/** Those of the JobManager that leads the job. */
export function ofJobManager(own: InstantVector, scope: JobScope): InstantVector {
  return and(own, jobManagersOf(scope)).on(...processKey(scope));
}

/** Those of the TaskManagers that run the job. */
export function ofTaskManagers(
  own: InstantVector,
  scope: JobScope,
  times: MembershipTimes,
): InstantVector {
  const { taskManager } = scope.deployment;
  return and(own, taskManagersOf(scope, times)).on(taskManager, ...processKey(scope));
}

/** When each of the namespace's processes last pushed, Unix time in s. */
export function pushTimes(scope: NamespaceScope): Selector {
  return series('push_time_seconds', namespaceMatchers(scope));
}

/** The namespace's processes that pushed within the last three intervals (`interval` in ms). */
export function livePushers(scope: NamespaceScope, interval: number): InstantVector {
  return pushedWithin(pushTimes(scope), interval);
}

/** Of the times of pushes those of the last three intervals (ms). */
export function pushedWithin(pushes: InstantVector, interval: number): InstantVector {
  return lt(sub(time(), pushes), (3 * interval) / 1000);
}

/** Leaves out the series of processes that went silent; scraped ones have none. */
export function onlyAlive(
  own: InstantVector,
  scope: NamespaceScope,
  interval: number,
): InstantVector {
  const { pushed } = scope.deployment;
  return pushed ? and(own, livePushers(scope, interval)).on(...processKey(scope)) : own;
}
