import { formatTime } from '@flink-metrics/sdk/internal/chart-format';
import { allMessages } from '../../../i18n/all-messages.ts';
import { countMarks, type MarkCount } from '../../../series/mark-groups.ts';
import type { ChartProperties } from '../chart-properties.ts';
import type { ChartContent } from '../content.ts';
import { markText } from '../overlay/marks.ts';
import { noDataBefore } from '../overlay/no-data-before.ts';
import { momentOf } from './moment.ts';

/** The whole chart in a sentence, for screen readers. */
export function spokenSummary(chart: ChartProperties, content: ChartContent): string {
  const { language, where } = content.format;
  const messages = allMessages(language);
  if (content.series.length === 0) return messages.noData;
  const start = chart.start || (content.times()[0] ?? 0);
  const end = chart.end || (content.times().at(-1) ?? 0);
  const within = chart.marks.filter(({ time }) => time >= start && time <= end);
  const [from, to] = [start, end].map((time) => formatTime(time, where));
  const sentences = [noDataBefore(chart, content), markText(countMarks(within), language)];
  return [
    messages.chartSummary(content.series.length, from ?? '', to ?? ''),
    ...sentences.filter((text) => text !== '').map((text) => `${text}.`),
  ].join(' ');
}

/** What the tooltip shows, for screen readers. */
export function spokenMoment(
  content: ChartContent,
  moment: number,
  kinds: readonly MarkCount[],
): string {
  const { time, rows, marks, more } = momentOf(content, moment, kinds);
  const values = rows.map(({ series, now, before, difference }) => {
    const earlier = before === '' ? '' : `, ${content.comparedWith} ${before}, ${difference}`;
    return `${series.label} ${now}${earlier}`;
  });
  return [time, ...marks, ...values, more].filter((part) => part !== '').join(', ');
}
