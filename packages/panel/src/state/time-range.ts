/** What is looked at: the last so many ms up to now, or a fixed stretch (Unix ms). */
export type TimeRange =
  | { readonly kind: 'last'; readonly length: number }
  | { readonly kind: 'between'; readonly start: number; readonly end: number };

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

/** `1h`, or two ISO 8601 moments: `2026-03-01T10:00:00Z/2026-03-01T11:00:00Z`. Null for anything else. */
export function parseTimeRange(text: string): TimeRange | null {
  const length = parseDuration(text);
  if (length !== null) return { kind: 'last', length };
  const [start = '', end = '', ...rest] = text.split('/');
  const between = { kind: 'between', start: Date.parse(start), end: Date.parse(end) } as const;
  return rest.length === 0 && between.start < between.end ? between : null;
}

export function printTimeRange(range: TimeRange): string {
  if (range.kind === 'last') return printDuration(range.length);
  return `${new Date(range.start).toISOString()}/${new Date(range.end).toISOString()}`;
}

export const rangeLength = (range: TimeRange): number =>
  range.kind === 'last' ? range.length : range.end - range.start;
