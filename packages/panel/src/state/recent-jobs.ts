import type { JobName } from './find-job.ts';
import { loadRecent, type RecentKind, type RecentStorage, rememberRecent } from './recent.ts';

/** Where the jobs last looked at are kept. */
export type RecentJobsStorage = RecentStorage;

const recentJobs: RecentKind<JobName> = {
  key: 'flink-metrics-recent',
  most: 8,
  read: (value) => (isJobName(value) ? { namespace: value.namespace, job: value.job } : null),
  isSame: (one, other) => one.namespace === other.namespace && one.job === other.job,
};

/** Jobs last looked at through an endpoint, the latest first. Never rejects. */
export const loadRecentJobs = (storage: RecentStorage, endpoint: string) =>
  loadRecent(recentJobs, storage, endpoint);

/** Puts a job first. Never rejects. @returns what is kept now */
export const rememberJob = (
  storage: RecentStorage,
  endpoint: string,
  { namespace, job }: JobName,
): Promise<readonly JobName[]> => rememberRecent(recentJobs, storage, endpoint, { namespace, job });

function isJobName(value: unknown): value is JobName {
  if (typeof value !== 'object' || value === null) return false;
  const { namespace, job } = value as Partial<JobName>;
  return typeof namespace === 'string' && typeof job === 'string';
}
