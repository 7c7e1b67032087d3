import type { Labels } from '../../prometheus/index.ts';
import { sanitizeLabelValue } from './label-value.ts';
import { type ObservedSeries, valuesOf } from './observed.ts';

/** What Kubernetes adds to a deployment's name for its pods: both hashes have the alphabet it takes for them. */
export const podHashes = '-[bcdfghjklmnpqrstvwxz2456789]{6,10}-[bcdfghjklmnpqrstvwxz2456789]{5}';

const ofDeployment = new RegExp(`^(.+)${podHashes}$`);

/**
 * What Flink may call the process in a pod, letters replaced as the reporter does: a TaskManager's id is its pod's name
 * where Flink itself starts it on Kubernetes, and without high availability a JobManager's host is `<cluster>.<namespace>`.
 */
export const namesInPod = (pod: string, namespace: string) => ({
  id: sanitizeLabelValue(pod),
  host: sanitizeLabelValue(`${ofDeployment.exec(pod)?.[1] ?? ''}.${namespace}`),
});

/** Whether the names of all of Flink's processes say which pod each is. */
export function tellTheirPods(
  { jobManagers, taskManagers, pods }: ObservedSeries,
  namespace: string,
): boolean {
  const names = valuesOf(pods, 'pod').map((pod) => namesInPod(pod, namespace));
  const ids = new Set(names.map(({ id }) => id));
  const hosts = new Set(names.map(({ host }) => host));
  const isOf = (known: ReadonlySet<string>, label: string) => (one: Labels) =>
    known.has(sanitizeLabelValue(one[label] ?? ''));
  return taskManagers.every(isOf(ids, 'tm_id')) && jobManagers.every(isOf(hosts, 'host'));
}
