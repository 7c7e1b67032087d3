import type { Labels } from '../../prometheus/index.ts';
import { addedLabels, keyOf, type ObservedSeries, valuesOf } from './observed.ts';
import { groupBy } from './query.ts';

export interface ProcessLabels {
  /** Together they name one process. */
  readonly process: readonly string[];
  readonly pod: string | null;
  /** Whether the times of pushes are kept, which tell who is alive. */
  readonly pushed: boolean;
  /** Whether the series were pushed, and nothing tells when. */
  readonly timesLost: boolean;
  /** Whether the scrape's labels tell processes apart; else Flink's own `host` has to. */
  readonly told: boolean;
}

/** What relabelling makes of the label of pods, the most usual first. Which one a deployment has is `Deployment.pod`. */
export const podLabels: readonly string[] = [
  'pod',
  'kubernetes_pod_name',
  'pod_name',
  'k8s_pod_name',
  'exported_pod',
];
/** What the scrape of a Pushgateway adds without `honor_labels`: of the gateway itself, not of who pushed. */
const ofGateway = ['job', 'instance'];

/** Which labels tell processes apart. @param besides labels that have another role: the namespace's, those above */
export function processLabels(series: ObservedSeries, besides: readonly string[]): ProcessLabels {
  const pushLabels = labelsOfPushes(series.pushes, besides);
  const scraped = areScraped(series);
  // Of what was pushed, one pod may be the gateway's.
  const isPod = (label: string) =>
    tellsApart(series, [label]) && (scraped || valuesOf(series.flink, label).length > 1);
  const pod = podLabels.find(isPod) ?? null;
  const hasTimes = pushLabels.length > 0 && mostArePushed(series, pushLabels);
  if (hasTimes) {
    const isOwn =
      pod !== null && (series.pushes.length === 1 || valuesOf(series.pushes, pod).length > 1);
    const ownPod = isOwn ? pod : null;
    return { process: pushLabels, pod: ownPod, pushed: true, timesLost: false, told: true };
  }
  const timesLost = series.flink.length > 0 && !scraped;
  const found = scrapedLabels(series, besides, pod);
  return {
    process: found ?? ['host'],
    pod,
    pushed: false,
    timesLost: timesLost && (pod === null || !haveTargets(series, pod)),
    // Of none nothing has to be told.
    told: found !== null || series.flink.length === 0,
  };
}

/** A scraped process has an `instance`; what was pushed has none, that of the gateway, or one it was pushed with. */
function areScraped({ flink, targets }: ObservedSeries): boolean {
  if (valuesOf(flink, 'exported_job').length > 0) return false;
  const instances = valuesOf(flink, 'instance');
  const unusual = unusualInstances(flink);
  const scraped = new Set(valuesOf(targets, 'instance'));
  return instances.length > 0 && unusual.every((instance) => scraped.has(instance));
}

/**
 * Whether series with a pod's label are of targets: those have an instance, which a federation keeps, or `up` of the pod
 * says so. A label of the grouping key may be called so, too.
 */
function haveTargets({ flink, targets }: ObservedSeries, pod: string): boolean {
  const isFederated = valuesOf(flink, 'exported_job').length > 0;
  if (valuesOf(flink, isFederated ? 'exported_instance' : 'instance').length > 0) return true;
  const scraped = new Set(valuesOf(targets, pod));
  return valuesOf(flink, pod).every((value) => scraped.has(value));
}

/** What Prometheus takes for `instance` unless it is relabelled. */
const isAddress = (instance: string): boolean => /:\d+$/.test(instance);

const unusualInstances = (series: readonly Labels[]): readonly string[] =>
  valuesOf(series, 'instance').filter((instance) => !isAddress(instance));

/** What series of which only `up` tells whether they were scraped have in a label. */
export function doubtfulTargets(
  flink: readonly Labels[],
): readonly (readonly [label: string, values: readonly string[]])[] {
  const noInstance = flink.filter((one) => (one.instance ?? '') === '');
  return [
    ['instance', unusualInstances(flink)] as const,
    ...podLabels.map((label) => [label, valuesOf(noInstance, label)] as const),
  ].filter(([, values]) => values.length > 0);
}

function scrapedLabels(
  series: ObservedSeries,
  besides: readonly string[],
  pod: string | null,
): readonly string[] | null {
  if (pod !== null) return [pod];
  const pushedAs = ['exported_job', 'exported_instance'].filter(
    (label) => valuesOf(series.flink, label).length > 0,
  );
  const added = addedLabels(series.flink).filter((label) => !besides.includes(label));
  const varying = added.filter((label) => valuesOf(series.flink, label).length > 1);
  return (
    [pushedAs, ['instance'], ['job'], varying].find(
      (labels) => labels.length > 0 && tellsApart(series, labels),
    ) ?? null
  );
}

/** All the grouping key, whatever it holds: a label called as one of Flink's takes that one's place. */
function labelsOfPushes(pushes: readonly Labels[], besides: readonly string[]): readonly string[] {
  const ofFlink = ownNames.filter((label) => valuesOf(pushes, label).length > 0);
  const others = addedLabels(pushes).filter((label) => !besides.includes(label));
  const added = [...others, ...ofFlink].sort();
  return added.includes('exported_job')
    ? added.filter((label) => !ofGateway.includes(label))
    : added;
}

/** During a move from one reporter to the other there are both. */
function mostArePushed({ flink, pushes }: ObservedSeries, labels: readonly string[]): boolean {
  const groups = new Set(pushes.map((push) => keyOf(push, labels)));
  const pushed = flink.filter((one) => groups.has(keyOf(one, labels)));
  return pushed.length * 2 >= flink.length && pushed.length > 0;
}

/** Whether all series have one of the labels, and no JobManager shares its values with a TaskManager. */
function tellsApart(
  { flink, jobManagers, taskManagers }: ObservedSeries,
  labels: readonly string[],
): boolean {
  const isNamed = (one: Labels) => labels.some((label) => (one[label] ?? '') !== '');
  if (flink.length === 0 || !flink.every(isNamed)) return false;
  const leaders = new Set(jobManagers.map((one) => keyOf(one, labels)));
  if (taskManagers.some((one) => leaders.has(keyOf(one, labels)))) return false;
  // One label for all is the scrape's, as the pod of a Pushgateway is; a single process of each kind tells nothing.
  const isOneForAll = new Set(flink.map((one) => keyOf(one, labels))).size === 1;
  return !isOneForAll || valuesOf(flink, 'host').length < 2;
}

/**
 * Whether several processes push into one group, where each push takes the place of the one before. During a move from
 * one reporter to the other there are series that nobody pushed.
 */
export function sharesPushGroups(
  { flink, pushes }: ObservedSeries,
  process: readonly string[],
): boolean {
  const pushed = new Set(pushes.map((push) => keyOf(push, process)));
  const processes = groupBy(flink, (one) => keyOf(one, process));
  return [...processes].some(
    ([key, group]) => pushed.has(key) && new Set(group.map(ownName)).size > 1,
  );
}

/** Labels in which Flink itself says which process it is. */
const ownNames = ['host', 'tm_id'];

/** What Flink itself calls a process. */
export const ownName = (one: Labels): string => keyOf(one, ownNames);
