import {
  and,
  type InstantVector,
  labelReplace,
  lastOverTime,
  lt,
  metric,
  not,
  or,
  type Selector,
  sub,
  time,
} from '../promql/index.ts';
import { type JobScope, type NamespaceScope, ofJob, ofNamespace } from './job-scope.ts';

/**
 * A restarting job has no task series for a while, and its processes are still its own. Five minutes is also how long
 * Prometheus holds a value that nobody marked as stale.
 */
const memoryOfMembership = '5m';

/** Series, one or more for each TaskManager that runs the job; Flink writes them since 1.1. */
export function taskManagersOf(scope: JobScope): InstantVector {
  const ofTasks = metric('flink_taskmanager_job_task_numRecordsIn', ofJob(scope));
  return lastOverTime(ofTasks, memoryOfMembership);
}

/** A series for the JobManager that leads the job, always on since Flink 1.10. A standby has none. */
export function jobManagersOf(scope: JobScope): InstantVector {
  // A label that neither side has would match every process to every other: a wrong scheme finds nothing instead.
  const told = Object.fromEntries(scope.scheme.process.map((label) => [label, not('')]));
  const ofLeader = metric('flink_jobmanager_job_numRestarts', { ...ofJob(scope), ...told });
  return lastOverTime(ofLeader, memoryOfMembership);
}

/** When each of the namespace's processes last pushed, Unix time in s. */
export function pushTimes(scope: NamespaceScope): Selector {
  return metric('push_time_seconds', ofNamespace(scope));
}

/** The namespace's processes that pushed within the last three intervals (`interval` in ms). */
export function livePushers(scope: NamespaceScope, interval: number): InstantVector {
  return lt(sub(time(), pushTimes(scope)), (3 * interval) / 1000);
}

/** Leaves out the series of processes that went silent; scraped ones have none. */
export function onlyAlive(
  series: InstantVector,
  scope: NamespaceScope,
  interval: number,
): InstantVector {
  const { pushed, process } = scope.scheme;
  return pushed ? and(series, livePushers(scope, interval)).on(...process) : series;
}

/** Container series of the pods the job runs in, by the pod label where Flink's series have one. */
export function containersOf(containers: InstantVector, scope: JobScope): InstantVector {
  const { pod, taskManager } = scope.scheme;
  if (pod !== null) {
    const processes = or(taskManagersOf(scope), jobManagersOf(scope));
    return and(containers, copyLabel(processes, pod, 'pod')).on('pod');
  }
  const byTaskManager = withTaskManagerId(containers, taskManager);
  const byHost = withJobManagerHost(containers, scope.namespace);
  return or(
    and(byTaskManager, taskManagersOf(scope)).on(taskManager),
    and(byHost, jobManagersOf(scope)).on('host'),
  );
}

/** On native Kubernetes a TaskManager's id is its pod's name, sanitised. */
function withTaskManagerId(containers: InstantVector, taskManager: string): InstantVector {
  return dashesToUnderscores(copyLabel(containers, 'pod', taskManager), taskManager);
}

/**
 * Without high availability a JobManager's host is `<cluster>.<namespace>`, sanitised, and its pod is of the deployment
 * `<cluster>`: both hashes have the alphabet Kubernetes takes for them. With it the host is the pod's IP, not found here.
 */
function withJobManagerHost(containers: InstantVector, namespace: string): InstantVector {
  const hashes = '-[bcdfghjklmnpqrstvwxz2456789]{6,10}-[bcdfghjklmnpqrstvwxz2456789]{5}';
  const name = `$\{1}_${namespace.replaceAll('$', '$$$$')}`;
  return dashesToUnderscores(
    labelReplace(containers, 'host', name, 'pod', `(.+)${hashes}`),
    'host',
  );
}

/**
 * `label_replace` replaces once, its expression being anchored: four passes of three dashes and two of one do for names
 * of up to fourteen, the most a pod's 63 characters are likely to hold.
 */
function dashesToUnderscores(vector: InstantVector, label: string): InstantVector {
  const three = (v: InstantVector) =>
    labelReplace(v, label, `$\{1}_$\{2}_$\{3}_$\{4}`, label, '(.*)[.-](.*)[.-](.*)[.-](.*)');
  const one = (v: InstantVector) => labelReplace(v, label, `$\{1}_$\{2}`, label, '(.*)[.-](.*)');
  return one(one(three(three(three(three(vector))))));
}

function copyLabel(vector: InstantVector, from: string, to: string): InstantVector {
  return from === to ? vector : labelReplace(vector, to, '$1', from, '(.*)');
}
