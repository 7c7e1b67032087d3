import { loadRecent, type RecentKind, type RecentStorage, rememberRecent } from './recent.ts';
import { isTooLong, parseTimeRange } from './time-range.ts';

const recentRanges: RecentKind<string> = {
  key: 'flink-metrics-recent-ranges',
  most: 5,
  read: (value) => (typeof value === 'string' && isRange(value) ? value : null),
  isSame: (one, other) => one === other,
};

function isRange(text: string): boolean {
  const range = parseTimeRange(text);
  return range !== null && !isTooLong(range);
}

/** Ranges last entered for an endpoint, as the `range` attribute has them, the latest first. Never rejects. */
export const loadRecentRanges = (storage: RecentStorage, endpoint: string) =>
  loadRecent(recentRanges, storage, endpoint);

/** Puts a range first. Never rejects. @returns what is kept now */
export const rememberRange = (storage: RecentStorage, endpoint: string, range: string) =>
  rememberRecent(recentRanges, storage, endpoint, range);
