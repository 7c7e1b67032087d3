import type { Labels } from '../../prometheus/index.ts';
import { keyOf, nameOf, type ObservedSeries, valuesOf } from './observed.ts';
import { ownName, podLabels } from './process-labels.ts';
import { groupBy } from './query.ts';

/**
 * What people call the labels that a Prometheus adds to all it sends on, and stores above it by tenant: a word of these,
 * with others before it. Source: Thanos' and Mimir's documentation, kubernetes-mixin, well-known labels of Kubernetes.
 */
const words = (...all: readonly string[]) =>
  new RegExp(`(^|_)(${all.join('|')})(_?(id|name|group|replica))?_*$`, 'i');
const places = [
  ...['region', 'zone', 'availability_zone', 'az', 'dc', 'data_?cent(er|re)', 'site', 'location'],
  ...['env', 'environment', 'stage', 'landscape', 'tenant', 'org', 'account', 'project'],
];
const ofPlaces = words(...places);
const ofCollectors = words('prometheus', 'replica', 'monitor', 'receive');
const ofZones = words('zone', 'az');

/** Of whole clusters, by its name. */
const isOfCluster = (label: string): boolean => /cluster/i.test(label) || ofPlaces.test(label);

/** Of the Prometheus that collected, by its name. */
export const isOfCollectors = (label: string): boolean => ofCollectors.test(label);

/** Of whole clusters, or of the Prometheus that collected: whether all of a job is under one value, the series tell. */
export const isUsuallyAbove = (label: string): boolean =>
  isOfCluster(label) || isOfCollectors(label);

/** Of the target: what a scrape on Kubernetes or the Pushgateway adds, process by process. */
export const isOfTarget = (label: string): boolean =>
  /^(job|instance|pod|container|node|endpoint|service|host|hostname|ip|exported_.*|pod_.*|kubernetes_.*|k8s_.*|app|app_kubernetes_io_.*|component|type|metrics_path|id|name|image|interface|uid)$/.test(
    label,
  );

/**
 * Whether two series that differ in this label are of two things, and never copies of one: two clusters may run the same
 * thing under the same names.
 */
export const isPartition = (label: string, flink: readonly Labels[]): boolean =>
  isOfCluster(label) || tellsJobsApart(label, flink);

/**
 * Whether processes of one name have other jobs under each value, as in two clusters that deploy the same: of copies the
 * jobs are the same, and a process's own label has another value for a job's JobManager than for its TaskManagers.
 */
export function tellsJobsApart(label: string, flink: readonly Labels[]): boolean {
  if (isOfTarget(label) || flink.some((one) => (one[label] ?? '') === '')) return false;
  const jobs = [...byJob(flink).values()];
  const isOfOne = (job: readonly Labels[]) => valuesOf(job, label).length === 1;
  return (
    jobs.every(isOfOne) &&
    valuesOf(jobs.flat(), label).length > 1 &&
    jobs.some((job) => new Set(job.map(kindOf)).size > 1) &&
    [...podLabels, 'instance'].some((process) =>
      [...groupBy(flink, (one) => one[process] ?? '')].some(
        ([name, own]) => name !== '' && valuesOf(own, label).length > 1,
      ),
    )
  );
}

const kindOf = (one: Labels): string => nameOf(one).split('_', 2).join();

/** By job and run, of each cluster of its own: high availability gives runs of several clusters one id. */
const byJob = (
  series: readonly Labels[],
  clusters: readonly string[] = [],
): ReadonlyMap<string, readonly Labels[]> =>
  groupBy(
    series.filter((one) => (one.job_id ?? '') !== ''),
    (one) => keyOf(one, ['job_id', 'job_name', ...clusters]),
  );

/** Of labels above the namespace those that tell clusters, by their names and by the series. */
export const clustersOf = (labels: readonly string[], series: ObservedSeries): readonly string[] =>
  labels.filter(
    (label) => isOfCluster(label) && !ofZones.test(label) && isOfLeaders(label, series, []),
  );

/**
 * Whether all of each job is under one value of a label. Where a job's TaskManagers are under others than its
 * JobManager, the label is of processes, such as that of their groups in a Pushgateway.
 *
 * @param clusters labels that tell clusters apart already
 */
export function isOfWholeJobs(
  label: string,
  series: ObservedSeries,
  clusters: readonly string[],
): boolean {
  if (/cluster/i.test(label)) return !isOfProcesses(label, series);
  const isOfOne = (job: readonly Labels[]) => valuesOf(job, label).length < 2;
  const jobs = [...byJob(series.flink, clusters).values()];
  // A cluster may span zones.
  if (ofZones.test(label)) return jobs.every(isOfOne);
  if (isOfCollectors(label)) {
    return jobs.every((job) => isOfOne(job) || areReplicas(label, job));
  }
  return isOfLeaders(label, series, clusters);
}

/** Whether no TaskManager has the value of a JobManager of any job, as where the label is of each push group or role. */
function isOfProcesses(label: string, { jobManagers, taskManagers }: ObservedSeries): boolean {
  const leaders = byJob(jobManagers);
  const led = [...byJob(taskManagers)].filter(([job]) => leaders.has(job));
  return (
    led.length > 0 &&
    led.every(([job, members]) => {
      const values = valuesOf(leaders.get(job) ?? [], label);
      return values.length > 0 && !valuesOf(members, label).some((value) => values.includes(value));
    })
  );
}

/**
 * A replica reads all processes. Several Prometheis that share the targets read each another part, replicas of each
 * included, and over time another process of one name: a JobManager may be called as the one before it was.
 */
function areReplicas(label: string, job: readonly Labels[]): boolean {
  const targets = [...groupBy(job, (one) => ownName(one) + keyOf(one, ofOneTarget)).values()];
  const all = valuesOf(job, label);
  return all.some((value) => targets.every((own) => own.some((one) => one[label] === value)));
}

const ofOneTarget = ['instance', ...podLabels];

/** Whether TaskManagers are under no other values than the JobManagers that lead their jobs: of one id there may be several. */
function isOfLeaders(
  label: string,
  { jobManagers, taskManagers }: ObservedSeries,
  clusters: readonly string[],
): boolean {
  const leaders = byJob(jobManagers, clusters);
  return [...byJob(taskManagers, clusters)].every(([job, members]) => {
    const values = new Set(valuesOf(leaders.get(job) ?? members, label));
    return valuesOf(members, label).every((value) => values.has(value));
  });
}
