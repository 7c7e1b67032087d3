import { formatValue, numberFormat, unitTraits } from '@flink-metrics/sdk/internal/chart-format';
import type { Unit } from '@flink-metrics/sdk/internal/flink-core';
import type { Series } from '@flink-metrics/sdk/prometheus';
import type { Language } from '../i18n/language.ts';

/**
 * How much more a value is than another: `+1.5 GiB (+12%)`. Shares of one differ in percentage points, moments by a
 * duration, and neither by a percentage; nor do durations that grow with time, such as for how long a job runs.
 * @param series what the value is the newest of
 * @returns empty where a difference has no meaning, as between yes and no
 */
export function formatDifference(
  now: number,
  then: number,
  unit: Unit,
  { locale, messages }: Language,
  series?: Series,
): string {
  const more = now - then;
  const { family, scale } = unitTraits(unit);
  if (!Number.isFinite(more) || family === 'boolean') return '';
  if (more === 0) return messages.unchanged;
  if (family === 'instant') return signed(formatValue(more * scale, 'ms', locale), more);
  if (family === 'ratio') {
    const points = numberFormat(locale, { maximumFractionDigits: 1 });
    return signed(messages.percentagePoints(points.format(more * scale * 100)), more);
  }
  const absolute = signed(formatValue(more, unit, locale), more);
  if (then === 0 || (family === 'duration' && onlyGrows(series))) return absolute;
  const percent = numberFormat(locale, {
    style: 'percent',
    notation: 'compact',
    maximumSignificantDigits: 2,
  });
  const share = more / Math.abs(then);
  return `${absolute} (${signed(percent.format(share), share)})`;
}

const signed = (text: string, value: number): string => (value > 0 ? `+${text}` : text);

/** Falls only when it restarts near zero, as after a restart of the job. */
function onlyGrows(series: Series | undefined): boolean {
  let grew = false;
  let before = Number.NaN;
  for (const value of series?.values ?? []) {
    if (value < before && value > before / 10) return false;
    grew ||= value > before;
    before = value;
  }
  return grew;
}
