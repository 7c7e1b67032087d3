import type { Labels } from '../../prometheus/index.ts';
import { isOnContainers, labelsAbove, namespaceLabels } from './above.ts';
import { findCopies } from './copies.ts';
import type { Copies, Deployment, LabelAbove, Witnesses } from './deployment.ts';
import { type Doubt, type DoubtKind, doubt } from './doubts.ts';
import {
  doubtsOfContainers,
  doubtsOfCopies,
  doubtsOfLabels,
  doubtsOfProcesses,
} from './grounds.ts';
import {
  flinkLabels,
  isOfJob,
  isPush,
  keyOf,
  nameOf,
  type Observed,
  type ObservedSeries,
  sortSeries,
} from './observed.ts';
import { labelsOfOtherProcesses } from './other-processes.ts';
import { processLabels } from './process-labels.ts';
import { tellTwins } from './twins.ts';
import { chooseWitnesses, isFileMerging, missingWitnesses } from './witnesses.ts';

const podIdentity = ['namespace', 'pod', 'container', 'resource', 'unit'];

/**
 * What observed names and series say of how a namespace's metrics stand. Asks nothing. What is given takes the place of
 * what would be found, and the rest goes by it.
 */
export function describe(
  observed: Observed,
  namespace: string,
  given: Partial<Deployment> = {},
): Deployment {
  const { names, now, before, recorded } = observed;
  const series = completed(now, before);
  const sorted = sortSeries(series);
  const { jobName = 'job_name', jobId = 'job_id', taskManager = 'tm_id' } = given;
  const { namespace: namespaceLabel = labelOf(sorted.flink, namespace) } = given;
  // What a process that is gone pushed last is no time of a job that runs.
  const apart = sorted.pushes.length > 0 ? [] : labelsOfOtherProcesses(observed.led, now);
  const around = given.above ?? labelsAbove(sortSeries([...now, ...before]), apart);
  const besides = [
    ...[...namespaceLabels, namespaceLabel, jobName, jobId, taskManager],
    ...labelsOf(around),
  ];
  const roles = processLabels(sorted, besides);
  const { process = roles.process, pod = roles.pod, pushed = roles.pushed } = given;
  const twice =
    given.copies ?? findCopies(series, before, 'flink_', [...flinkLabels, ...process, ...apart]);
  // Of what one copy is read, the label that tells the copies apart says nothing more.
  const outer = withoutCopied(around, twice);
  const { labels, alike } = tellTwins(
    readNow(series, observed, { process, pushed, copies: twice }),
    { jobName, jobId, process, pod },
    labelsOf(outer),
    [...besides, ...copied(twice)],
    hasLeaders(now),
  );
  const twins = labels.map((one) => withContainers(one, outer, sorted));
  const ofPods = [...podIdentity, ...apart, ...tellPodsApart([...outer, ...twins], twice)];
  const copies = given.copies ?? [
    ...twice,
    ...findCopies(series, before, 'container_', ofPods),
    ...findCopies(series, before, 'kube_', ofPods),
  ];
  const above = given.above ?? [...withoutCopied(outer, copies), ...twins];
  const { witnesses = witnessesOf(names, before), sanitized = isSanitized(sorted) } = given;
  const doubts: readonly Doubt[] = [
    ...missingWitnesses(names, witnesses),
    ...(isLost(witnesses, before) ? [doubt('membership-missing')] : []),
    ...doubtsOfProcesses(sortSeries(now), { ...roles, process, pushed }, [
      ...process,
      ...labelsOf(above),
    ]),
    ...doubtsOfLabels(sorted, { taskManager, jobId }),
    ...doubtsOfContainers(sorted, { pod, taskManager, above }, namespace),
    ...doubtsOfCopies(copies, now),
    // Leaders of before may have led one after the other.
    ...(alike.length > 0 && hasLeaders(now) ? [doubt('jobs-alike', alike)] : []),
  ];
  return {
    namespace: namespaceLabel,
    pod,
    jobName,
    jobId,
    taskManager,
    process,
    pushed,
    sanitized,
    witnesses,
    above,
    copies,
    metrics: given.metrics === undefined ? names : given.metrics,
    recorded: given.recorded ?? (isOnePlace(above, copies) ? recorded : []),
    doubts: given.doubts ?? doubts.filter(({ kind }) => given[subjects[kind]] === undefined),
  };
}

/**
 * Whether what is recorded of a job is of all there is: of several clusters, some may have no rules, and of what is
 * scraped twice, rules keep both or each copy its own.
 */
const isOnePlace = (above: readonly LabelAbove[], copies: readonly Copies[]): boolean =>
  above.every(({ values }) => values.length < 2) &&
  copies.every(({ prefix }) => prefix !== 'flink_');

/** What a doubt is about: who gives that does not doubt it. */
const subjects: Readonly<Record<DoubtKind, keyof Deployment>> = {
  'metrics-missing': 'metrics',
  'leader-missing': 'witnesses',
  'membership-missing': 'witnesses',
  'push-times-missing': 'pushed',
  'processes-alike': 'process',
  'one-push-group': 'process',
  'labels-missing': 'taskManager',
  'pods-unknown': 'pod',
  'scraped-twice': 'copies',
  'copies-unproven': 'copies',
  'containers-alike': 'above',
  'jobs-alike': 'above',
};

/** Labels that tell a copy that is read from the others. */
const copied = (copies: readonly Copies[]): readonly string[] =>
  copies.flatMap(({ label, take }) => (take === null ? [] : [label]));

const withoutCopied = (above: readonly LabelAbove[], copies: readonly Copies[]) =>
  above.filter(({ label }) => !copied(copies).includes(label));

/** Pods of several clusters may have the same names, and are no copies then. */
const tellPodsApart = (above: readonly LabelAbove[], copies: readonly Copies[]) =>
  labelsOf(above.filter(({ onContainers, values }) => onContainers && values.length > 1)).filter(
    (label) => !copies.some((one) => one.label === label),
  );

/** A label of clusters, such as that of a Prometheus for each, may be their pods' as well. */
function withContainers(
  one: LabelAbove,
  outer: readonly LabelAbove[],
  series: ObservedSeries,
): LabelAbove {
  const clusters = labelsOf(outer.filter(({ onContainers }) => onContainers));
  const onContainers = one.within === undefined && isOnContainers(series, one.label, clusters);
  return { ...one, onContainers };
}

const labelsOf = (above: readonly LabelAbove[]): readonly string[] =>
  above.map(({ label }) => label);

const hasLeaders = (now: readonly Labels[]): boolean =>
  now.some((one) => nameOf(one).startsWith('flink_jobmanager_job_'));

/** Of each process what is read of it; a gateway keeps what a silent one pushed, and has nothing of one that is scraped. */
function readNow(
  series: readonly Labels[],
  { silent }: Observed,
  { process, pushed, copies }: Pick<Deployment, 'process' | 'pushed' | 'copies'>,
): readonly Labels[] {
  const keysOf = (pushes: readonly Labels[]) => new Set(pushes.map((one) => keyOf(one, process)));
  const [gone, groups] = [keysOf(silent), keysOf(series.filter(isPush))];
  const isAlive = (key: string) => !gone.has(key) && (!pushed || groups.has(key));
  return series.filter(
    (one) =>
      isAlive(keyOf(one, process)) &&
      copies.every(
        ({ prefix, label, take }) =>
          take === null || !nameOf(one).startsWith(prefix) || (one[label] ?? '') === take,
      ),
  );
}

function witnessesOf(names: readonly string[], before: readonly Labels[]): Witnesses {
  return isUpgraded(before) ? inEveryVersion(names) : chooseWitnesses(names);
}

/** Nothing shows where the job's tasks run, or not where all of them do. */
function isLost({ membership }: Witnesses, before: readonly Labels[]): boolean {
  return membership === null || (isFileMerging(membership) && isUpgraded(before));
}

/** What is of now, and of what was filtered there or is gone by then, what was before. */
function completed(now: readonly Labels[], before: readonly Labels[]): readonly Labels[] {
  const kindOf = (one: Labels) =>
    /^flink_(?:jobmanager|taskmanager)_(?:job_)?/.exec(nameOf(one))?.[0] ?? nameOf(one);
  const kinds = new Set(now.map(kindOf));
  const rest = before.filter((one) => !kinds.has(kindOf(one)));
  // Which of them push is told by what pushed then.
  return rest.length === 0 ? now : [...now, ...rest, ...before.filter(isPush)];
}

/**
 * Whether some TaskManagers of the time are of a version without the metrics of file merging: those do not show what ran
 * in them.
 */
function isUpgraded(before: readonly Labels[]): boolean {
  const own = before.filter((one) => nameOf(one).startsWith('flink_taskmanager_'));
  const processOf = ({ __name__, job_id, job_name, ...process }: Labels) =>
    JSON.stringify(process, Object.keys(process).sort());
  const merging = own.filter((one) => isFileMerging(nameOf(one)));
  const shown = new Set(merging.map(processOf));
  const processes = own.filter((one) => !isOfJob(nameOf(one)));
  return processes.length === 0 || processes.some((one) => !shown.has(processOf(one)));
}

function inEveryVersion(names: readonly string[]): Witnesses {
  const witnesses = chooseWitnesses(names.filter((name) => !isFileMerging(name)));
  return witnesses.membership === null ? chooseWitnesses(names) : witnesses;
}

function labelOf(flink: readonly Labels[], namespace: string): string {
  if (namespace === '') return 'namespace';
  const count = (label: string) => flink.filter((one) => one[label] === namespace).length;
  return namespaceLabels.toSorted((a, b) => count(b) - count(a))[0] ?? 'namespace';
}

/** What Flink's reporter replaces where it does; a name of letters alone tells nothing. */
const unsafe = /[^a-zA-Z0-9:_]/u;

function isSanitized({ flink }: ObservedSeries): boolean | null {
  const values = flink.flatMap(({ host, tm_id, job_name, task_name }) =>
    [host, tm_id, job_name, task_name].filter((value) => value !== undefined),
  );
  if (values.some((value) => unsafe.test(value))) return false;
  return values.some((value) => value.includes('_')) ? true : null;
}
