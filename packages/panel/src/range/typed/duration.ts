/** What a duration may be typed with, in the languages of the panel. */
const units: readonly (readonly [names: string, ms: number])[] = [
  ['ms|msecs?|milliseconds?|毫秒', 1],
  ['s|secs?|seconds?|秒钟?', 1000],
  ['m|mins?|minutes?|分钟?', 60_000],
  ['h|hrs?|hours?|小时|时', 3_600_000],
  ['d|days?|天|日', 86_400_000],
  ['w|wks?|weeks?|周|星期', 604_800_000],
];

const count = String.raw`(\d+(?:[.,]\d+)?)`;
const anyUnit = units.map(([names]) => names).join('|');
const part = String.raw`${count}\s*个?\s*(${anyUnit})(?![a-z])`;
const parts = new RegExp(part, 'gi');
const whole = new RegExp(String.raw`^${part}(?:\s*${part})*$`, 'i');
const lengths = units.map(([names, ms]) => [new RegExp(`^(?:${names})$`, 'i'), ms] as const);

/** `90m`, `1h 30m`, `1.5 hours`, `90 分钟`. @returns ms, or null for what is no duration */
export function readDuration(text: string): number | null {
  if (!whole.test(text)) return null;
  const total = [...text.matchAll(parts)].reduce(
    (sum, [, number = '', unit = '']) => sum + Number(number.replace(',', '.')) * lengthOf(unit),
    0,
  );
  return Number.isSafeInteger(Math.round(total)) ? Math.round(total) : null;
}

const lengthOf = (unit: string): number => lengths.find(([names]) => names.test(unit))?.[1] ?? 0;

/** A number alone. */
export const lacksUnit = (text: string): boolean => /^\d+([.,]\d+)?$/.test(text);

/** Months and years have no fixed length. `1M` is a month to Grafana, too. */
export const isByCalendar = (text: string): boolean =>
  /\d\s*M$/.test(text) || /\d\s*(?:mos?|months?|y|yrs?|years?|个?月|个?年)$/i.test(text);
