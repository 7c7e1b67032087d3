import type { Labels } from '../../prometheus/index.ts';
import { clusterIn, groupsOfCluster, podsOfCluster } from './cluster-names.ts';
import type { Deployment, LabelAbove } from './deployment.ts';
import { addedLabels, isOfJob, keyOf, nameOf } from './observed.ts';
import { groupBy } from './query.ts';

/** What people call the label of a Flink cluster, the most telling first. Kubernetes' own native ones are `app`. */
const usual = [
  'flink_cluster',
  'flink_cluster_id',
  'cluster_id',
  'deployment',
  'app',
  'app_kubernetes_io_instance',
  'app_kubernetes_io_name',
];
/** Each process has its own, or shares it with others by chance. */
const ofTarget =
  /^(instance|node|id|name|image|uid|pod_ip|host_ip|hostname|(availability_)?zone|az|region)$/i;

export interface Twins {
  /** Labels that tell the clusters apart. */
  readonly labels: readonly LabelAbove[];
  /** Names of jobs whose clusters none tells apart. */
  readonly alike: readonly string[];
}

type Roles = Pick<Deployment, 'jobName' | 'jobId' | 'process' | 'pod'>;

/** The series of a job under one id. */
interface Run {
  readonly name: string;
  readonly leaders: readonly Labels[];
  readonly tasks: readonly Labels[];
}

/**
 * Which labels tell Flink clusters of one namespace apart that run a job of one name under one id: high availability
 * gave each application cluster's job the same, of zeros (`ApplicationDispatcherBootstrap.ZERO_JOB_ID`). A label of a
 * cluster is one that the JobManagers have different values of, and every TaskManager one of theirs.
 *
 * @param series of now, of one copy each
 * @param above labels that tell runs apart already
 * @param besides labels with another role
 * @param atOnce whether leaders are of now: those of before may have led one after the other, each read by another one of
 *   several Prometheis, so that only what is called as a cluster's label is tells clusters apart
 */
export function tellTwins(
  series: readonly Labels[],
  roles: Roles,
  above: readonly string[],
  besides: readonly string[],
  atOnce: boolean,
): Twins {
  const ofJobs = series.filter((one) => isOfJob(nameOf(one)));
  const candidates = candidatesOf(ofJobs, roles, besides, atOnce);
  const labels: Pick<LabelAbove, 'label' | 'within'>[] = [];
  for (;;) {
    const runs = runsOf(ofJobs, roles, above, labels);
    const twins = runs.filter(({ leaders }) => valuesIn(leaders, roles.process) > 1);
    const found = candidates.find(
      (label) =>
        runs.every((run) => isOfWhole(run, label)) && twins.some((run) => splits(run, label)),
    );
    if (twins.length === 0 || found === undefined) {
      return {
        labels: labels.map((label) => toAbove(label, ofJobs)),
        alike: [...new Set(twins.map(({ name }) => name))].sort(),
      };
    }
    labels.push(found);
  }
}

function candidatesOf(
  ofJobs: readonly Labels[],
  { process, pod }: Roles,
  besides: readonly string[],
  atOnce: boolean,
): readonly Pick<LabelAbove, 'label' | 'within'>[] {
  const added = addedLabels(ofJobs).filter((label) => !besides.includes(label));
  const ofClusters = added.filter((label) => !ofTarget.test(label) && label !== pod);
  const known = usual.filter((label) => ofClusters.includes(label));
  const names = [
    ...(pod === null ? [] : [{ label: pod, within: podsOfCluster }]),
    ...['job', 'exported_job']
      .filter((label) => process.includes(label))
      .map((label) => ({ label, within: groupsOfCluster })),
  ];
  return [...[...known, ...(atOnce ? ofClusters : [])].map((label) => ({ label })), ...names];
}

function runsOf(
  ofJobs: readonly Labels[],
  { jobName, jobId }: Roles,
  above: readonly string[],
  found: readonly Pick<LabelAbove, 'label' | 'within'>[],
): readonly Run[] {
  const keyOfRun = (one: Labels) =>
    keyOf(one, [jobName, jobId, ...above]) + found.map((label) => clusterIn(one, label)).join('\n');
  return [...groupBy(ofJobs, keyOfRun).values()].map((own) => ({
    name: own[0]?.[jobName] ?? '',
    leaders: own.filter(isLeader),
    tasks: own.filter((one) => !isLeader(one)),
  }));
}

const isLeader = (one: Labels): boolean => nameOf(one).startsWith('flink_jobmanager_');

const valuesIn = (series: readonly Labels[], labels: readonly string[]): number =>
  new Set(series.map((one) => keyOf(one, labels))).size;

type Label = Pick<LabelAbove, 'label' | 'within'>;

const clustersIn = (series: readonly Labels[], label: Label): ReadonlySet<string> =>
  new Set(series.map((one) => clusterIn(one, label)));

/** Whether no TaskManager would be left without the JobManager that leads its job. */
function isOfWhole({ leaders, tasks }: Run, label: Label): boolean {
  const led = clustersIn(leaders, label);
  const run = clustersIn(tasks, label);
  return led.size === 0 ? run.size < 2 : [...run].every((cluster) => led.has(cluster));
}

/** Without a task nothing shows that it is more than a label of the JobManager's. */
function splits({ leaders, tasks }: Run, label: Label): boolean {
  const led = clustersIn(leaders, label);
  return led.size > 1 && !led.has('') && tasks.length > 0;
}

const toAbove = (label: Label, series: readonly Labels[]): LabelAbove => ({
  ...label,
  values: [...clustersIn(series, label)].filter((cluster) => cluster !== '').sort(),
  onContainers: false,
});
