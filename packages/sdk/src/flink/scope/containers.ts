import { and, type InstantVector, labelReplace, or } from '../../promql/index.ts';
import { podHashes } from '../deployment/pod-names.ts';
import type { JobScope } from './job-scope.ts';
import { jobManagersOf, type MembershipTimes, taskManagersOf } from './processes.ts';

/** Container series of the pods the job runs in, by the pod label where Flink's series have one. */
export function containersOf(
  containers: InstantVector,
  scope: JobScope,
  times: MembershipTimes,
): InstantVector {
  const { pod, taskManager } = scope.deployment;
  // Two clusters that deploy the same thing have pods of the same names.
  const above = scope.deployment.above
    .filter(({ onContainers }) => onContainers)
    .map(({ label }) => label);
  if (pod !== null) {
    const processes = or(taskManagersOf(scope, times), jobManagersOf(scope));
    return and(containers, copyLabel(processes, pod, 'pod')).on('pod', ...above);
  }
  const byTaskManager = withTaskManagerId(containers, scope);
  const byHost = withJobManagerHost(containers, scope);
  return or(
    and(byTaskManager, taskManagersOf(scope, times)).on(taskManager, ...above),
    and(byHost, jobManagersOf(scope)).on('host', ...above),
  );
}

/** On native Kubernetes a TaskManager's id is its pod's name, sanitised where the reporter does that. */
function withTaskManagerId(containers: InstantVector, { deployment }: JobScope): InstantVector {
  const { taskManager, sanitized } = deployment;
  const named = copyLabel(containers, 'pod', taskManager);
  return sanitized === false ? named : sanitizedNames(named, taskManager);
}

/**
 * Without high availability a JobManager's host is `<cluster>.<namespace>`, and its pod is of the deployment `<cluster>`.
 * With it the host is the pod's IP, not found here.
 */
function withJobManagerHost(
  containers: InstantVector,
  { deployment, namespace }: JobScope,
): InstantVector {
  const named = (separator: string) => {
    const name = `$\{1}${separator}${namespace.replaceAll('$', '$$$$')}`;
    return labelReplace(containers, 'host', name, 'pod', `(.+)${podHashes}`);
  };
  return deployment.sanitized === false ? named('.') : sanitizedNames(named('_'), 'host');
}

/**
 * `label_replace` replaces once, its expression being anchored: four passes of three dashes and two of one do for names
 * of up to fourteen, the most a pod's 63 characters are likely to hold.
 */
function sanitizedNames(vector: InstantVector, label: string): InstantVector {
  const three = (v: InstantVector) =>
    labelReplace(v, label, `$\{1}_$\{2}_$\{3}_$\{4}`, label, '(.*)[.-](.*)[.-](.*)[.-](.*)');
  const one = (v: InstantVector) => labelReplace(v, label, `$\{1}_$\{2}`, label, '(.*)[.-](.*)');
  return one(one(three(three(three(three(vector))))));
}

function copyLabel(vector: InstantVector, from: string, to: string): InstantVector {
  return from === to ? vector : labelReplace(vector, to, '$1', from, '(.*)');
}
