import { and, type InstantVector, labelReplace, or } from '../../promql/index.ts';
import { sanitizeLabelValue } from '../deployment/label-value.ts';
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
  const named = (ending: string) => {
    const name = `$\{1}${ending.replaceAll('$', '$$$$')}`;
    return labelReplace(containers, 'host', name, 'pod', `(.+)${podHashes}`);
  };
  const ending = `.${namespace}`;
  return deployment.sanitized === false
    ? named(ending)
    : sanitizedNames(named(sanitizeLabelValue(ending)), 'host');
}

/**
 * `label_replace` replaces once, its expression being anchored: of 16, 8, 4, 2 and 1 dashes each pass takes those that
 * are there, and a pod's name has 31 at most, in 63 characters.
 */
const sanitizedNames = (vector: InstantVector, label: string): InstantVector =>
  [16, 8, 4, 2, 1].reduce((all, count) => {
    const parts = Array.from({ length: count + 1 }, (_, part) => `$\{${part + 1}}`);
    const pattern = parts.map(() => '(.*)').join('[.-]');
    return labelReplace(all, label, parts.join('_'), label, pattern);
  }, vector);

function copyLabel(vector: InstantVector, from: string, to: string): InstantVector {
  return from === to ? vector : labelReplace(vector, to, '$1', from, '(.*)');
}
