import type { BinaryExpr, Call, Expr, Matcher, VectorSelector } from '../promql/index.ts';
import { type JobScope, jobMatchers, namespaceMatcher } from './job-scope.ts';

/**
 * A restarting job has no task series for a while, and its processes are still its own. Five minutes is also how long
 * Prometheus holds a value that nobody marked as stale.
 */
const memoryOfMembership = 5 * 60_000;

/** Series, one or more for each TaskManager that runs the job; Flink writes them since 1.1. */
export function taskManagersOf(scope: JobScope): Call {
  return lastOverTime('flink_taskmanager_job_task_numRecordsIn', jobMatchers(scope));
}

/** A series for the JobManager that leads the job, always on since Flink 1.10. A standby has none. */
export function jobManagersOf(scope: JobScope): Call {
  // A label that neither side has would match every process to every other: a wrong scheme finds nothing instead.
  const told = scope.scheme.process.map((name): Matcher => ({ name, op: '!=', value: '' }));
  return lastOverTime('flink_jobmanager_job_numRestarts', [...jobMatchers(scope), ...told]);
}

/** When each of the namespace's processes last pushed, Unix time in s. */
export function pushTimes(scope: Pick<JobScope, 'scheme' | 'namespace'>): VectorSelector {
  return { type: 'selector', name: 'push_time_seconds', matchers: [namespaceMatcher(scope)] };
}

/** The namespace's processes that pushed within the last three intervals (`interval` in ms). */
export function livePushers(scope: Pick<JobScope, 'scheme' | 'namespace'>, interval: number): Expr {
  const age: BinaryExpr = {
    type: 'binary',
    op: '-',
    left: { type: 'call', func: 'time', args: [] },
    right: pushTimes(scope),
  };
  const limit: Expr = { type: 'number', value: (3 * interval) / 1000 };
  return { type: 'binary', op: '<', left: age, right: limit };
}

/** Container series of the pods the job runs in, by the pod label where Flink's series have one. */
export function containersOf(containers: Expr, scope: JobScope): Expr {
  const { pod, taskManager } = scope.scheme;
  if (pod !== null) {
    const processes = or(taskManagersOf(scope), jobManagersOf(scope));
    return semiJoin(containers, 'pod', copyLabel(processes, pod, 'pod'));
  }
  return or(
    semiJoin(withTaskManagerId(containers, taskManager), taskManager, taskManagersOf(scope)),
    semiJoin(withJobManagerHost(containers, scope.namespace), 'host', jobManagersOf(scope)),
  );
}

/** On native Kubernetes a TaskManager's id is its pod's name, sanitised. */
function withTaskManagerId(containers: Expr, taskManager: string): Expr {
  return dashesToUnderscores(copyLabel(containers, 'pod', taskManager), taskManager);
}

/**
 * Without high availability a JobManager's host is `<cluster>.<namespace>`, sanitised, and its pod is of the deployment
 * `<cluster>`: both hashes have the alphabet Kubernetes takes for them. With it the host is the pod's IP, not found here.
 */
function withJobManagerHost(containers: Expr, namespace: string): Expr {
  const hashes = '-[bcdfghjklmnpqrstvwxz2456789]{6,10}-[bcdfghjklmnpqrstvwxz2456789]{5}';
  const host = labelReplace(
    containers,
    'host',
    `$\{1}_${namespace.replaceAll('$', '$$$$')}`,
    'pod',
    `(.+)${hashes}`,
  );
  return dashesToUnderscores(host, 'host');
}

/**
 * `label_replace` replaces once, its expression being anchored: four passes of three dashes and two of one do for names
 * of up to fourteen, the most a pod's 63 characters are likely to hold.
 */
function dashesToUnderscores(vector: Expr, label: string): Expr {
  const three = (v: Expr) =>
    labelReplace(v, label, `$\{1}_$\{2}_$\{3}_$\{4}`, label, '(.*)[.-](.*)[.-](.*)[.-](.*)');
  const one = (v: Expr) => labelReplace(v, label, `$\{1}_$\{2}`, label, '(.*)[.-](.*)');
  return one(one(three(three(three(three(vector))))));
}

function copyLabel(vector: Expr, from: string, to: string): Expr {
  return from === to ? vector : labelReplace(vector, to, '$1', from, '(.*)');
}

function labelReplace(v: Expr, to: string, value: string, from: string, regex: string): Call {
  const text = [to, value, from, regex].map((value) => ({ type: 'string', value }) as const);
  return { type: 'call', func: 'label_replace', args: [v, ...text] };
}

function lastOverTime(name: string, matchers: readonly Matcher[]): Call {
  const selector = { type: 'selector', name, matchers } as const;
  return {
    type: 'call',
    func: 'last_over_time',
    args: [{ type: 'matrix', selector, range: memoryOfMembership }],
  };
}

function or(left: Expr, right: Expr): BinaryExpr {
  return { type: 'binary', op: 'or', left, right };
}

function semiJoin(left: Expr, label: string, right: Expr): BinaryExpr {
  return { type: 'binary', op: 'and', left, right, matching: { kind: 'on', labels: [label] } };
}
