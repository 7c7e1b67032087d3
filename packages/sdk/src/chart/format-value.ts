import type { Unit } from '../flink/index.ts';
import { dateFormat, type Localisation, numberFormat } from './locale.ts';
import { type PrefixFamily, prefixes, unitTraits } from './unit.ts';

/** Shown where there is no number to show: NaN, which Prometheus answers for 0/0. */
export const noValue = '–';

/**
 * A value as people read it, three significant digits: `1.5 GiB`, `12.3 k/s`, `4m 12s`, `87.5%`.
 * @param value in `unit`, as Prometheus answered it
 */
export function formatValue(value: number, unit: Unit, where: Localisation | string): string {
  const localisation = typeof where === 'string' ? { locale: where } : where;
  const { locale } = localisation;
  if (Number.isNaN(value)) return noValue;
  const { family, scale, suffix } = unitTraits(unit);
  if (!Number.isFinite(value)) return withSuffix(numberFormat(locale, {}).format(value), suffix);
  switch (family) {
    case 'iec':
    case 'si':
      return prefixed(value, family, suffix, locale);
    case 'duration':
      return duration(value * scale, locale);
    case 'ratio':
      return significant(value * scale, locale, { style: 'percent' });
    case 'instant':
      return instant(value * scale, localisation);
    case 'boolean':
      return truth(value, locale);
    case 'plain':
      return withSuffix(significant(value, locale), suffix);
  }
}

function prefixed(value: number, family: PrefixFamily, suffix: string, locale: string): string {
  const { base, symbols } = prefixes[family];
  const power = prefixPower(value, family);
  return withSuffix(significant(value / base ** power, locale), `${symbols[power] ?? ''}${suffix}`);
}

/** The power of the base that leaves a short number, after rounding: 999,999 is 1 M, not 1000 k. */
export function prefixPower(value: number, family: PrefixFamily): number {
  const { base, symbols } = prefixes[family];
  let power = 0;
  let rest = Math.abs(value);
  while (power < symbols.length - 1 && asShown(rest) >= base) {
    rest /= base;
    power += 1;
  }
  return power;
}

const asShown = (value: number): number =>
  value >= 100 ? Math.round(value) : Number(value.toPrecision(3));

/** `1.5 GiB`, but `12/s`. */
export function withSuffix(number: string, suffix: string): string {
  if (suffix === '') return number;
  return suffix.startsWith('/') ? `${number}${suffix}` : `${number} ${suffix}`;
}

/** From here on in scientific notation, so that a text with sign and unit stays within 16 characters. */
const LARGEST = 1e7;

/** Three significant digits, but never fewer than the integer part has: 1023, not 1,020. */
export function significant(
  value: number,
  locale: string,
  options: Intl.NumberFormatOptions = {},
): string {
  const shown = options.style === 'percent' ? Math.abs(value) * 100 : Math.abs(value);
  if (asShown(shown) >= LARGEST || (shown > 0 && shown < 1e-4)) {
    return numberFormat(locale, {
      ...options,
      notation: 'scientific',
      maximumSignificantDigits: 3,
    }).format(value);
  }
  if (shown >= 100)
    return numberFormat(locale, { ...options, maximumFractionDigits: 0 }).format(value);
  return numberFormat(locale, { ...options, maximumSignificantDigits: 3 }).format(value);
}

function instant(ms: number, localisation: Localisation): string {
  // Flink writes -1, and Long.MIN_VALUE for "no watermark yet": no calendar has a name for that day.
  if (ms <= 0 || ms > 8.64e15) return noValue;
  return dateFormat(localisation, { dateStyle: 'medium', timeStyle: 'medium' }).format(ms);
}

function truth(value: number, locale: string): string {
  const chinese = isChinese(locale);
  if (value === 1) return chinese ? '是' : 'yes';
  if (value === 0) return chinese ? '否' : 'no';
  // A mean: how often it was so, or of how many.
  if (value > 0 && value < 1) return significant(value, locale, { style: 'percent' });
  return significant(value, locale);
}

type ClockUnit = 'day' | 'hour' | 'minute' | 'second' | 'millisecond';

const clock: readonly (readonly [ClockUnit, seconds: number])[] = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
];

/** Two neighbouring units from a minute up (`3h 12m`), one with decimals below (`1.25s`, `430ms`, `12µs`). */
export function duration(seconds: number, locale: string): string {
  const size = Math.abs(seconds);
  if (size === 0) return clockNumber(0, 'second', locale);
  if (asShown(size) < 60) return shortDuration(seconds, size, locale);
  const sign = seconds < 0 ? '-' : '';
  const rounded = size < 3600 ? Math.round(size) : Math.round(size / 60) * 60;
  const index = rounded >= 86_400 ? 0 : rounded >= 3600 ? 1 : 2;
  const [unit, length] = clock[index] ?? ['second', 1];
  const whole = Math.floor(rounded / length);
  const first = sign + clockNumber(whole, unit, locale);
  const next = clock[index + 1];
  if (next === undefined || whole >= 1000) return first;
  const second = Math.floor((rounded - whole * length) / next[1]);
  return second === 0 ? first : `${first} ${clockNumber(second, next[0], locale)}`;
}

function shortDuration(seconds: number, size: number, locale: string): string {
  const atLeast = (limit: number) => asShown(size) >= limit;
  if (atLeast(1)) return clockNumber(seconds, 'second', locale);
  if (atLeast(1e-3)) return clockNumber(seconds * 1e3, 'millisecond', locale);
  // Intl knows neither of these in every browser that is still around.
  const [micro, nano] = isChinese(locale) ? ['微秒', '纳秒'] : ['µs', 'ns'];
  if (atLeast(1e-6)) return `${significant(seconds * 1e6, locale)}${micro}`;
  return `${significant(seconds * 1e9, locale)}${nano}`;
}

const isChinese = (locale: string): boolean => locale.toLowerCase().startsWith('zh');

const clockNumber = (value: number, unit: ClockUnit, locale: string): string =>
  numberFormat(locale, {
    style: 'unit',
    unit,
    ...(Math.abs(value) >= 1e6 ? { notation: 'scientific' as const } : {}),
    // CLDR's narrow form of milliseconds is "ms" in Chinese too, and 秒 beside it on one axis.
    unitDisplay: unit === 'millisecond' && isChinese(locale) ? 'short' : 'narrow',
    maximumSignificantDigits: 3,
  }).format(value);
