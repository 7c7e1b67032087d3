import type { Unit } from '../flink/index.ts';
import type { Matrix } from '../prometheus/index.ts';
import { formatValue, prefixPower, withSuffix } from './format-value.ts';
import { type Localisation, numberFormat } from './locale.ts';
import { stack } from './stack.ts';
import { isCount, prefixes, unitTraits } from './unit.ts';

export interface ValueAxis {
  readonly min: number;
  readonly max: number;
  readonly interval: number;
  readonly format: (value: number) => string;
}

/** An axis of about `ticks` intervals whose marks are round in the unit: 512 MiB, 15 min, 25%. */
export function valueAxis(extent: Extent, unit: Unit, where: Localisation, ticks = 4): ValueAxis {
  const { low, high } = withRoom(extent, unit);
  const nice = niceInterval((high - low) / ticks, unit);
  const interval = isWhole({ low, high }, unit) ? Math.max(1, Math.floor(nice)) : nice;
  const min = Math.floor(low / interval + 1e-9) * interval;
  const max = Math.ceil(high / interval - 1e-9) * interval;
  // Its own end decides where a prefix is 1024: 1 GiB and not 1,024 MiB. 1,000 reads better than 1 k with 0.25 k.
  const ends = unitTraits(unit).family === 'iec' ? [min, max] : [low, high];
  return {
    min,
    max,
    interval,
    format: tickFormat(Math.max(...ends.map(Math.abs)), interval, unit, where),
  };
}

export interface Extent {
  readonly low: number;
  readonly high: number;
}

/** Zero is always included, so that heights compare; moments in time are the exception. */
function withRoom({ low, high }: Extent, unit: Unit): Extent {
  if (!(low <= high)) return { low: 0, high: 1 };
  if (unitTraits(unit).family !== 'instant') {
    low = Math.min(0, low);
    high = Math.max(0, high);
  }
  // A span of denormal numbers has no tenth.
  return high - low < 1e-290 ? { low, high: low + 1 } : { low, high };
}

/** A count has no marks between whole numbers; a mean of counts may have. */
const isWhole = ({ low, high }: Extent, unit: Unit): boolean =>
  isCount(unit) && Number.isInteger(low) && Number.isInteger(high);

/** Lowest and highest finite value; of the heights where series are stacked. `low > high` when there is none. */
export function extentOf(matrix: Matrix, stacked: boolean): Extent {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const { values } of stacked ? stack(matrix) : matrix) {
    for (const value of values) {
      if (!Number.isFinite(value)) continue;
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  return { low, high };
}

const minute = 60;
const niceSeconds = [
  1,
  2,
  5,
  10,
  15,
  30,
  ...[1, 2, 5, 10, 15, 30].map((count) => count * minute),
  ...[1, 2, 3, 6, 12, 24].map((count) => count * 3600),
];

/** The next round step at or above `rough`. */
export function niceInterval(rough: number, unit: Unit): number {
  const { family, scale } = unitTraits(unit);
  if (family === 'duration' && rough * scale > 0.5) {
    const nice = niceSeconds.find((seconds) => seconds >= rough * scale * (1 - 1e-9));
    return (nice ?? decimalStep((rough * scale) / 86_400) * 86_400) / scale;
  }
  if (family === 'iec' && rough > 1) {
    const base = 1024 ** Math.floor(Math.log2(rough) / 10);
    const inPrefix = rough / base;
    const nice = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512].find(
      (step) => step >= inPrefix * (1 - 1e-9),
    );
    return (nice ?? 1024) * base;
  }
  return decimalStep(rough);
}

function decimalStep(rough: number): number {
  const magnitude = 10 ** Math.floor(Math.log10(rough));
  const nice = [1, 2, 2.5, 5, 10].find((step) => step >= (rough / magnitude) * (1 - 1e-9)) ?? 10;
  return nice * magnitude;
}

/** One prefix for the whole axis and just the digits its step needs: 0, 0.5 k, 1.0 k. */
function tickFormat(
  largest: number,
  interval: number,
  unit: Unit,
  where: Localisation,
): (value: number) => string {
  const { family, scale, suffix } = unitTraits(unit);
  if (family === 'duration' || family === 'instant' || family === 'boolean') {
    return (value) => formatValue(clean(value, interval), unit, where);
  }
  const prefixed = family === 'iec' || family === 'si' ? family : undefined;
  const power = prefixed === undefined ? 0 : prefixPower(largest, prefixed);
  const divisor = prefixed === undefined ? 1 : prefixes[prefixed].base ** power;
  const step = (interval * scale) / divisor;
  if (largest / divisor >= 1e15 || step < 1e-6) return (value) => formatValue(value, unit, where);
  const digits = fractionDigits(family === 'ratio' ? step * 100 : step);
  const format = numberFormat(where.locale, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    ...(family === 'ratio' ? { style: 'percent' as const } : {}),
  });
  const prefix = prefixed === undefined ? '' : (prefixes[prefixed].symbols[power] ?? '');
  const unitText = `${prefix}${suffix}`;
  return (value) => {
    const number = format.format((clean(value, interval) * scale) / divisor);
    return withSuffix(number, unitText);
  };
}

/** Marks are sums of floating point steps: 0.30000000000000004 is meant as 0.3, and 1e-17 as 0. */
const clean = (value: number, interval: number): number => Math.round(value / interval) * interval;

function fractionDigits(step: number): number {
  for (let digits = 0; digits < 9; digits += 1) {
    const shifted = step * 10 ** digits;
    if (Math.abs(shifted - Math.round(shifted)) < 1e-6 * Math.max(1, shifted)) return digits;
  }
  return 9;
}
