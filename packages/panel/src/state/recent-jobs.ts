import type { JobName } from './find-job.ts';
import type { ViewStorage } from './view-storage.ts';

/** More than these are found by typing. */
const MOST_RECENT = 8;

/** Where the jobs last looked at are kept: as text under a key, like the views. */
export type RecentJobsStorage = Pick<ViewStorage, 'load' | 'save'>;

/** Jobs last looked at through an endpoint, the latest first. Never rejects: a convenience is not worth an error. */
export async function loadRecentJobs(
  storage: RecentJobsStorage,
  endpoint: string,
): Promise<readonly JobName[]> {
  try {
    return parseJobs(await storage.load(keyOf(endpoint)));
  } catch {
    return [];
  }
}

/** Puts a job first. Never rejects. @returns what is kept now */
export async function rememberJob(
  storage: RecentJobsStorage,
  endpoint: string,
  { namespace, job }: JobName,
): Promise<readonly JobName[]> {
  const others = (await loadRecentJobs(storage, endpoint)).filter(
    (other) => other.namespace !== namespace || other.job !== job,
  );
  const jobs = [{ namespace, job }, ...others].slice(0, MOST_RECENT);
  try {
    await storage.save(keyOf(endpoint), JSON.stringify(jobs));
  } catch {
    // A full or forbidden storage: known until the page is left.
  }
  return jobs;
}

const keyOf = (endpoint: string): string => `flink-metrics-recent/${encodeURIComponent(endpoint)}`;

/** Whatever else is in there, by another version or another hand, is passed over. */
function parseJobs(json: string | null): readonly JobName[] {
  const parsed: unknown = JSON.parse(json ?? '[]');
  if (!Array.isArray(parsed)) return [];
  return parsed
    .filter(isJobName)
    .map(({ namespace, job }) => ({ namespace, job }))
    .slice(0, MOST_RECENT);
}

function isJobName(value: unknown): value is JobName {
  if (typeof value !== 'object' || value === null) return false;
  const { namespace, job } = value as Partial<JobName>;
  return typeof namespace === 'string' && typeof job === 'string';
}
