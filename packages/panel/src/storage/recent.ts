import { isRangeText } from '../range/time-range.ts';
import type { NamedJob } from '../store/state/panel-state.ts';
import type { PanelStorage } from './storage.ts';

/** Where what was used last is kept: as text under a key, like the arrangements. */
export type RecentStorage = Pick<PanelStorage, 'load' | 'save'>;

interface RecentKind<Item> {
  /** What the key begins with. */
  readonly key: string;
  /** How many are kept: more are found by typing. */
  readonly most: number;
  /** Storage may hold what another version, or somebody else, wrote. @returns null for an invalid value */
  readonly read: (value: unknown) => Item | null;
  readonly isSame: (one: Item, other: Item) => boolean;
}

const recentJobs: RecentKind<NamedJob> = {
  key: 'flink-metrics-recent',
  most: 8,
  read: (value) => (isNamedJob(value) ? { namespace: value.namespace, job: value.job } : null),
  isSame: (one, other) => one.namespace === other.namespace && one.job === other.job,
};

/** Jobs last looked at through an endpoint, the latest first. Never rejects. */
export const loadRecentJobs = (storage: RecentStorage, endpoint: string) =>
  loadRecent(recentJobs, storage, endpoint);

/** Puts a job first. Never rejects. @returns what is kept now */
export const rememberJob = (
  storage: RecentStorage,
  endpoint: string,
  { namespace, job }: NamedJob,
): Promise<readonly NamedJob[]> =>
  rememberRecent(recentJobs, storage, endpoint, { namespace, job });

const recentRanges: RecentKind<string> = {
  key: 'flink-metrics-recent-ranges',
  most: 5,
  read: (value) => (typeof value === 'string' && isRangeText(value) ? value : null),
  isSame: (one, other) => one === other,
};

/** Ranges last entered for an endpoint, as the `range` attribute has them, the latest first. Never rejects. */
export const loadRecentRanges = (storage: RecentStorage, endpoint: string) =>
  loadRecent(recentRanges, storage, endpoint);

/** Puts a range first. Never rejects. @returns what is kept now */
export const rememberRange = (storage: RecentStorage, endpoint: string, range: string) =>
  rememberRecent(recentRanges, storage, endpoint, range);

/** What was used last through an endpoint, the latest first. Never rejects: a convenience is not worth an error. */
async function loadRecent<Item>(
  kind: RecentKind<Item>,
  storage: RecentStorage,
  endpoint: string,
): Promise<readonly Item[]> {
  try {
    const parsed: unknown = JSON.parse((await storage.load(keyOf(kind, endpoint))) ?? '[]');
    if (!Array.isArray(parsed)) return [];
    return parsed.flatMap((value) => kind.read(value) ?? []).slice(0, kind.most);
  } catch {
    return [];
  }
}

/** Puts one first. Never rejects. @returns what is kept now */
async function rememberRecent<Item>(
  kind: RecentKind<Item>,
  storage: RecentStorage,
  endpoint: string,
  item: Item,
): Promise<readonly Item[]> {
  const known = await loadRecent(kind, storage, endpoint);
  const others = known.filter((other) => !kind.isSame(item, other));
  const items = [item, ...others].slice(0, kind.most);
  try {
    await storage.save(keyOf(kind, endpoint), JSON.stringify(items));
  } catch {
    // A full or forbidden storage: kept until the page is left.
  }
  return items;
}

const keyOf = ({ key }: { readonly key: string }, endpoint: string): string =>
  `${key}/${encodeURIComponent(endpoint)}`;

function isNamedJob(value: unknown): value is NamedJob {
  if (typeof value !== 'object' || value === null) return false;
  const { namespace, job } = value as Partial<NamedJob>;
  return typeof namespace === 'string' && typeof job === 'string';
}
