/**
 * What is looked at: so many ms that go along with the clock and end now, or `ago` ms before; or a fixed stretch
 * (Unix ms).
 */
export type TimeRange =
  | { readonly kind: 'last'; readonly length: number; readonly ago?: number }
  | { readonly kind: 'between'; readonly start: number; readonly end: number };

/** What is shown before anybody chose. */
export const USUAL_RANGE = '1h';

const LONGEST_RANGE_MS = 10 * 366 * 86_400_000;

const unitLengths: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};

/** A duration as Prometheus writes it (`90s`, `1h30m`) in ms, or null. */
export function parseDuration(text: string): number | null {
  const compact = text.trim();
  if (!/^(\d+(ms|s|m|h|d|w))+$/.test(compact)) return null;
  let total = 0;
  for (const [, count, unit] of compact.matchAll(/(\d+)(ms|s|m|h|d|w)/g)) {
    total += Number(count) * (unitLengths[unit ?? ''] ?? 0);
  }
  return total > 0 && Number.isSafeInteger(total) ? total : null;
}

/** The inverse of `parseDuration`, in its longest whole unit: 90 s is `90s`. */
export function printDuration(ms: number): string {
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
  const length = parseDuration(text);
  if (length !== null) return { kind: 'last', length };
  const [, since, until] = /^now-([^/]+)\/now(?:-(.+))?$/.exec(text.trim()) ?? [];
  if (since !== undefined) return lastUntil(parseDuration(since), until);
  const [start = '', end = '', ...rest] = text.split('/');
  const between = { kind: 'between', start: Date.parse(start), end: Date.parse(end) } as const;
  return rest.length === 0 && between.start < between.end ? between : null;
}

/** As the panel takes it: the usual one for what is no range. */
export const readTimeRange = (text: string): TimeRange =>
  parseTimeRange(text) ?? readTimeRange(USUAL_RANGE);

function lastUntil(start: number | null, until: string | undefined): TimeRange | null {
  if (start !== null && until === undefined) return { kind: 'last', length: start };
  const ago = parseDuration(until ?? '');
  return start !== null && ago !== null && ago < start ? lastBetween(start, ago) : null;
}

/** From so many ms ago to fewer ms ago. */
export const lastBetween = (start: number, ago: number): TimeRange =>
  ago === 0 ? { kind: 'last', length: start } : { kind: 'last', length: start - ago, ago };

export function printTimeRange(range: TimeRange): string {
  if (range.kind === 'last') {
    const { length, ago = 0 } = range;
    if (ago === 0) return printDuration(length);
    return `now-${printDuration(length + ago)}/now-${printDuration(ago)}`;
  }
  return `${new Date(range.start).toISOString()}/${new Date(range.end).toISOString()}`;
}

export const rangeLength = (range: TimeRange): number =>
  range.kind === 'last' ? range.length : range.end - range.start;

/** Longer than a link, or what is typed, may make a page ask for; or longer ago. */
export const isTooLong = (range: TimeRange): boolean =>
  rangeLength(range) + (range.kind === 'last' ? (range.ago ?? 0) : 0) > LONGEST_RANGE_MS;

/** From when to when it is at a moment, Unix ms. */
export function spanOf(range: TimeRange, now: number): { start: number; end: number } {
  if (range.kind === 'between') return range;
  const end = now - (range.ago ?? 0);
  return { start: end - range.length, end };
}

/** Whether it ends now, always. */
export const isLive = (range: TimeRange): boolean => range.kind === 'last' && !range.ago;
