import type { Labels } from '../../prometheus/index.ts';
import { mixContainers } from './above.ts';
import type { Copies, Deployment } from './deployment.ts';
import { type Doubt, doubt } from './doubts.ts';
import { isOfJob, nameOf, type ObservedSeries, valuesOf } from './observed.ts';
import { areUnproven } from './other-processes.ts';
import { tellTheirPods } from './pod-names.ts';
import { type ProcessLabels, sharesPushGroups } from './process-labels.ts';

/** @param key labels that tell one process from another, those above the namespace included */
export function doubtsOfProcesses(
  now: ObservedSeries,
  { told, timesLost, pushed }: ProcessLabels,
  key: readonly string[],
): readonly Doubt[] {
  // Of what was pushed at times unknown, nothing but the group tells who pushed.
  const isOneGroup = pushed ? sharesPushGroups(now, key) : timesLost && !told;
  return [
    ...(timesLost ? [doubt('push-times-missing')] : []),
    ...(told || isOneGroup ? [] : [doubt('processes-alike')]),
    ...(isOneGroup ? [doubt('one-push-group')] : []),
  ];
}

export const doubtsOfCopies = (
  copies: readonly Copies[],
  now: readonly Labels[],
): readonly Doubt[] => [
  ...copies
    .filter(({ take }) => take === null)
    .map(({ label, values }) =>
      doubt(
        'scraped-twice',
        values.map((one) => `${label}="${one}"`),
      ),
    ),
  ...copies
    .filter((one) => areUnproven(one, now))
    .map(({ label, values }) =>
      doubt('copies-unproven', [label, ...values.map((one) => one || '""')]),
    ),
];

/** Whether containers are found, and are those of the job's own processes. */
export const doubtsOfContainers = (
  series: ObservedSeries,
  { pod, taskManager, above }: Pick<Deployment, 'pod' | 'taskManager' | 'above'>,
  namespace: string,
): readonly Doubt[] => [
  ...(pod !== null || series.pods.length === 0 || tellTheirPods(series, namespace)
    ? []
    : [doubt('pods-unknown')]),
  ...(mixContainers(series, above, pod ?? taskManager) ? [doubt('containers-alike')] : []),
];

/** What people leave out to have fewer series, and what then cannot be told apart. */
export function doubtsOfLabels(
  { flink, taskManagers }: ObservedSeries,
  { taskManager, jobId }: Pick<Deployment, 'taskManager' | 'jobId'>,
): readonly Doubt[] {
  const ofJobs = flink.filter((one) => isOfJob(nameOf(one)));
  const isLost = (series: readonly Labels[], label: string) =>
    series.length > 0 && valuesOf(series, label).length === 0;
  const missing = [
    ...(isLost(taskManagers, taskManager) ? [taskManager] : []),
    ...(isLost(ofJobs, jobId) ? [jobId] : []),
  ];
  return missing.length > 0 ? [doubt('labels-missing', missing)] : [];
}
