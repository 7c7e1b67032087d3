import type { TimeSpan } from '@flink-metrics/sdk/prometheus';

/**
 * A range of time, as chosen: so many ms that move on with the clock and end now, or `ago` ms before; or a fixed one,
 * from start to end (Unix ms).
 */
export type TimeRange =
  | { readonly kind: 'relative'; readonly length: number; readonly ago?: number }
  | { readonly kind: 'fixed'; readonly start: number; readonly end: number };

/** The range before anybody chose one. */
export const DEFAULT_RANGE = '1h';

const LONGEST_RANGE_MS = 10 * 366 * 86_400_000;

const unitLengths: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};

/**
 * The length of a range or an interval (`90s`, `1h30m`) in ms, or null. More lenient than a duration of PromQL: units
 * come in any order; but there is no year.
 */
export function parseLength(text: string): number | null {
  const compact = text.trim();
  if (!/^(\d+(ms|s|m|h|d|w))+$/.test(compact)) return null;
  let total = 0;
  for (const [, count, unit] of compact.matchAll(/(\d+)(ms|s|m|h|d|w)/g)) {
    total += Number(count) * (unitLengths[unit ?? ''] ?? 0);
  }
  return total > 0 && Number.isSafeInteger(total) ? total : null;
}

/** The inverse of `parseLength`, in the longest unit that fits: 90 s is `90s`. PromQL prints `1m30s`. */
export function printLength(ms: number): string {
  for (const unit of ['d', 'h', 'm', 's']) {
    const length = unitLengths[unit] ?? 1;
    if (ms % length === 0) return `${ms / length}${unit}`;
  }
  return `${ms}ms`;
}

/**
 * `1h`, or `now-3h/now-1h`, or two ISO 8601 moments: `2026-03-01T10:00:00Z/2026-03-01T11:00:00Z`. Null for anything
 * else.
 */
export function parseTimeRange(text: string): TimeRange | null {
  const length = parseLength(text);
  if (length !== null) return { kind: 'relative', length };
  const [, since, until] = /^now-([^/]+)\/now(?:-(.+))?$/.exec(text.trim()) ?? [];
  if (since !== undefined) return relativeUntil(parseLength(since), until);
  const [start = '', end = '', ...rest] = text.split('/');
  const fixed = { kind: 'fixed', start: Date.parse(start), end: Date.parse(end) } as const;
  return rest.length === 0 && fixed.start < fixed.end ? fixed : null;
}

/** As the panel reads it: the usual range where the text is invalid. */
export const readTimeRange = (text: string): TimeRange =>
  parseTimeRange(text) ?? readTimeRange(DEFAULT_RANGE);

function relativeUntil(start: number | null, until: string | undefined): TimeRange | null {
  if (start !== null && until === undefined) return { kind: 'relative', length: start };
  const ago = parseLength(until ?? '');
  return start !== null && ago !== null && ago < start ? relativeRange(start, ago) : null;
}

/** From `start` ms ago to fewer ms ago. */
export const relativeRange = (start: number, ago: number): TimeRange =>
  ago === 0 ? { kind: 'relative', length: start } : { kind: 'relative', length: start - ago, ago };

export function printTimeRange(range: TimeRange): string {
  if (range.kind === 'relative') {
    const { length, ago = 0 } = range;
    if (ago === 0) return printLength(length);
    return `now-${printLength(length + ago)}/now-${printLength(ago)}`;
  }
  return `${new Date(range.start).toISOString()}/${new Date(range.end).toISOString()}`;
}

export const rangeLength = (range: TimeRange): number =>
  range.kind === 'relative' ? range.length : range.end - range.start;

/** Longer than a link, or typed text, may make a page ask for; or longer ago. */
export const isTooLong = (range: TimeRange): boolean =>
  rangeLength(range) + (range.kind === 'relative' ? (range.ago ?? 0) : 0) > LONGEST_RANGE_MS;

/** From when to when it is at a moment, Unix ms. */
export function spanOf(range: TimeRange, now: number): TimeSpan {
  if (range.kind === 'fixed') return range;
  const end = now - (range.ago ?? 0);
  return { start: end - range.length, end };
}

/** A valid range that is not too long, as text. */
export function isRangeText(text: string): boolean {
  const range = parseTimeRange(text);
  return range !== null && !isTooLong(range);
}

/** Whether it always ends now. */
export const isLive = (range: TimeRange): boolean => range.kind === 'relative' && !range.ago;

/** Whether the browser knows a time zone of this name. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** Whether the text is of a fixed range. */
export const isFixed = (range: string): boolean => parseTimeRange(range)?.kind === 'fixed';
