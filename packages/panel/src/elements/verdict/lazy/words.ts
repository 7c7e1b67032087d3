import type { Finding } from '@flink-metrics/sdk/flink/rules';
import { formatValue, isCount } from '@flink-metrics/sdk/internal/chart-format';
import type { View } from './shown.ts';

export const whereOf = ({ surroundings: { language, timeZone } }: View) => ({
  locale: language.locale,
  timeZone,
});

/** `since 10:31` */
export function spanText({ since, earlier, until }: Finding, { texts, timeText }: View): string {
  const begun = (earlier ? texts.sinceBefore : texts.since)(timeText(since));
  return until === null ? begun : `${begun}, ${texts.until(timeText(until))}`;
}

/** A number of the rule and its limit, as the user reads them. */
export function measuredText({ value, limit, unit }: Finding, view: View): string {
  // Of a second so many milliseconds: a share.
  const [factor, read] = unit === 'ms/s' ? [1000, 'ratio' as const] : [1, unit];
  const text = (number: number) => {
    const scaled = number / factor;
    return formatValue(isCount(read) ? Math.round(scaled) : scaled, read, whereOf(view));
  };
  return view.texts.measured(text(value), text(limit));
}
