import type { Labels } from '../../prometheus/index.ts';
import type { Copies } from './deployment.ts';
import { keyOf, nameOf } from './observed.ts';
import { isPartition } from './partitions.ts';
import { groupBy } from './query.ts';

/** Labels by which copies are told from each other where several would do, the first that does. */
const preferred = ['prometheus_replica', 'replica', '__replica__', 'job', 'endpoint', 'service'];
/** Each process has its own, in every copy another: the last to choose by. */
const ofTarget = ['instance', 'node', 'id', 'name', 'image', 'uid'];

/**
 * What is there more than once: series that agree in all that tells them apart, and differ in a label that the scrape
 * added. A pod found by a PodMonitor and by annotations, two jobs for cAdvisor, two replicas of a Prometheus.
 *
 * @param now what else is of Flink, too: its jobs tell two clusters from two copies
 * @param before of all the time, where a copy that is read has to have all, too
 * @param own labels that tell the series from each other, beside those above
 */
export function findCopies(
  now: readonly Labels[],
  before: readonly Labels[],
  prefix: string,
  own: readonly string[],
): readonly Copies[] {
  const isOfKind = (labels: Labels) => nameOf(labels).startsWith(prefix);
  const flink = now.filter((labels) => nameOf(labels).startsWith('flink_'));
  let rest = { now: now.filter(isOfKind), before: before.filter(isOfKind) };
  const identity = [
    '__name__',
    ...own,
    ...labelsOf([...rest.now, ...rest.before]).filter((label) => isPartition(label, flink)),
  ];
  const found: Copies[] = [];
  // Once for each reason: two replicas of a Prometheus may each scrape twice.
  for (;;) {
    const copies =
      copiesOfNow(rest, prefix, identity) ?? copiesOfBefore(rest.before, prefix, identity);
    if (copies === null) return found;
    found.push(copies);
    if (copies.take === null) return found;
    const isTaken = (labels: Labels) => (labels[copies.label] ?? '') === copies.take;
    rest = { now: rest.now.filter(isTaken), before: rest.before.filter(isTaken) };
  }
}

function copiesOfNow(
  { now, before }: { readonly now: readonly Labels[]; readonly before: readonly Labels[] },
  prefix: string,
  identity: readonly string[],
): Copies | null {
  const groups = groupsBy(now, identity);
  const repeated = groups.filter((group) => group.length > 1);
  const label =
    repeated.length === 0
      ? undefined
      : (separating(repeated, identity, ofTarget) ?? lackedBySome(repeated, identity));
  if (label === undefined) return null;
  const values = allValuesOf(repeated.flat(), label);
  // What is scraped anew is another target, and no copy of what is gone.
  const all = ofTarget.includes(label) ? groups : [...groups, ...groupsBy(before, identity)];
  const has = (group: readonly Labels[], value: string) =>
    group.some((labels) => (labels[label] ?? '') === value);
  const take = values.find((value) => all.every((group) => has(group, value))) ?? null;
  return { prefix, label, values, take };
}

/** What a pod of the same name that came later has another of, where it is scraped as before. */
const ofPod: Readonly<Record<string, string>> = {
  flink_: 'instance',
  container_: 'id',
  kube_: 'uid',
};

/** No copy of what was scraped twice once is read: it may as well have been scraped otherwise then. */
function copiesOfBefore(
  before: readonly Labels[],
  prefix: string,
  identity: readonly string[],
): Copies | null {
  const ofOnePod = [...identity, ofPod[prefix] ?? 'instance'];
  const repeated = groupsBy(before, ofOnePod).filter((group) => group.length > 1);
  const label = repeated.length === 0 ? undefined : separating(repeated, identity, []);
  if (label === undefined) return null;
  return { prefix, label, values: allValuesOf(repeated.flat(), label), take: null };
}

const labelsOf = (series: readonly Labels[]): readonly string[] => [
  ...new Set(series.flatMap(Object.keys)),
];

const groupsBy = (series: readonly Labels[], labels: readonly string[]) => [
  ...groupBy(series, (one) => keyOf(one, labels)).values(),
];

/** The empty one, too, where some lack the label. */
const allValuesOf = (series: readonly Labels[], label: string): readonly string[] =>
  [...new Set(series.map((labels) => labels[label] ?? ''))].sort();

/** A label in which all of each group differ. @param last labels to choose by at last */
function separating(
  groups: readonly (readonly Labels[])[],
  identity: readonly string[],
  last: readonly string[],
): string | undefined {
  const isOnAll = (label: string) =>
    groups.every((group) => group.every((labels) => (labels[label] ?? '') !== ''));
  return differing(groups, identity, last).find(isOnAll);
}

/** Of a label that a copy lacks, as of a Prometheus without external labels, the empty value is one as well. */
const lackedBySome = (groups: readonly (readonly Labels[])[], identity: readonly string[]) =>
  differing(groups, identity, [])[0];

function differing(
  groups: readonly (readonly Labels[])[],
  identity: readonly string[],
  last: readonly string[],
): readonly string[] {
  const differs = (label: string) =>
    groups.every((group) => new Set(group.map((labels) => labels[label] ?? '')).size > 1);
  const all = labelsOf(groups.flat()).toSorted();
  const others = all.filter((label) => !ofTarget.includes(label));
  return [...preferred, ...others, ...last].filter(
    (label) => !identity.includes(label) && differs(label),
  );
}
