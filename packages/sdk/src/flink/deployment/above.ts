import type { Labels } from '../../prometheus/index.ts';
import type { LabelAbove } from './deployment.ts';
import { sanitizeLabelValue } from './label-value.ts';
import { addedLabels, keyOf, type ObservedSeries, valuesOf } from './observed.ts';
import {
  clustersOf,
  isOfCollectors,
  isOfTarget,
  isOfWholeJobs,
  isUsuallyAbove,
  tellsJobsApart,
} from './partitions.ts';
import { namesInPod } from './pod-names.ts';
import { podLabels } from './process-labels.ts';
import { groupBy } from './query.ts';

/** What relabelling makes of a namespace, the most usual first. */
export const namespaceLabels: readonly string[] = [
  'namespace',
  'exported_namespace',
  'kubernetes_namespace',
  'k8s_namespace_name',
];

/**
 * Labels above the namespace, with their values. Of two labels of a namespace, one is the tenant's and the other that
 * of a Pushgateway's own pod.
 * @param apart labels that are known to tell jobs apart
 */
export function labelsAbove(
  series: ObservedSeries,
  apart: readonly string[],
): readonly LabelAbove[] {
  const { flink } = series;
  const labels = addedLabels(flink)
    .filter((label) => !namespaceLabels.includes(label))
    .filter((label) => apart.includes(label) || isAbove(series, label));
  const clusters = clustersOf(labels, series);
  return labels
    .filter((label) => isOfWholeJobs(label, series, clusters))
    .map((label) => ({
      label,
      values: valuesOf(flink, label),
      onContainers: isOnContainers(series, label, clusters),
    }));
}

/** By its name, or because whatever is there has it: Flink's series, the pods' and those of the Pushgateway. */
function isAbove({ flink, pods, pushes }: ObservedSeries, label: string): boolean {
  if (isUsuallyAbove(label) || tellsJobsApart(label, flink)) return true;
  if (isOfTarget(label) || pods.length === 0) return false;
  return [...flink, ...pods, ...pushes].every((one) => (one[label] ?? '') !== '');
}

/**
 * Whether containers have the label as Flink's series of their pods have it. Of several Prometheis that share targets,
 * one may have read a pod, another one its container, and none says so of what kube-state-metrics tells of it.
 *
 * @param clusters labels that tell clusters apart already: those that deploy the same have pods of the same names
 */
export function isOnContainers(
  { flink, pods }: ObservedSeries,
  label: string,
  clusters: readonly string[],
): boolean {
  const values = valuesOf(flink, label);
  if (!pods.some((one) => values.includes(one[label] ?? ''))) return false;
  const shared = clusters.filter((one) => one !== label && valuesOf(pods, one).length > 0);
  const placeOf = (name: string, one: Labels) => keyOf({ ...one, name }, ['name', ...shared]);
  const containers = groupBy(
    pods.flatMap((one) => namesOf(one).map((name) => ({ one, place: placeOf(name, one) }))),
    ({ place }) => place,
  );
  const isApart = (one: Labels) => {
    const names = [...podLabels, 'tm_id', 'host'].map((name) => one[name] ?? '');
    const own = names
      .flatMap((name) => containers.get(placeOf(sanitizeLabelValue(name), one)) ?? [])
      .map((found) => found.one);
    const alike = isOfCollectors(label)
      ? [...groupBy(own, (container) => keyOf(container, ['__name__', 'pod'])).values()]
      : [own];
    return alike.some((some) => some.length > 0 && some.every((two) => two[label] !== one[label]));
  };
  return !flink.some(isApart);
}

/**
 * Whether pods of one name run in several clusters, and nothing says in which their containers do.
 * @param name the label by which containers find their process
 */
export function mixContainers(
  { flink, pods }: ObservedSeries,
  above: readonly LabelAbove[],
  name: string,
): boolean {
  const labels = (onContainers: boolean) =>
    above
      .filter((one) => one.onContainers === onContainers && one.within === undefined)
      .map(({ label }) => label);
  const contained = new Set(pods.flatMap(namesOf));
  const named = flink.filter((one) => contained.has(sanitizeLabelValue(one[name] ?? '')));
  const alike = groupBy(named, (one) => keyOf(one, [name, ...labels(true)]));
  return [...alike.values()].some(
    (own) => new Set(own.map((one) => keyOf(one, labels(false)))).size > 1,
  );
}

function namesOf({ pod = '', namespace = '' }: Labels): readonly string[] {
  const { id, host } = namesInPod(pod, namespace);
  return [id, host];
}
