import { html, nothing } from 'lit';
import { allMessages } from '../../../i18n/all-messages.ts';
import type { PlotController } from '../../../plot/plot-controller.ts';
import { clockTime } from '../../internal/clock-time.ts';
import type { ChartProperties } from '../chart-properties.ts';
import type { ChartContent } from '../content.ts';

/** Of the range: less is a job that has just started, or a rate that needs its first samples. */
const LEAST_SHARE = 0.2;
/** px that the words need. */
const LEAST_WIDTH = 96;

/** Where nothing is drawn at the beginning, since there are no data so old: `No data before 04:05`. Empty: it is not so. */
export function noDataBefore(chart: ChartProperties, content: ChartContent): string {
  const time = beginning(chart, content);
  return time === null ? '' : before(time, content);
}

function before(time: number, { format: { language, where } }: ChartContent): string {
  const at = clockTime(time, { language, timeZone: where.timeZone }, 'short');
  return allMessages(language).noDataBefore(at);
}

/** That, in the empty stretch. */
export function emptyStretch(chart: ChartProperties, content: ChartContent, plot: PlotController) {
  const { area } = plot;
  const time = beginning(chart, content);
  if (area === null || time === null) return nothing;
  const until = plot.xOf(time);
  if (until === null || until - area.left < LEAST_WIDTH) return nothing;
  const share = (px: number, of: number) => `${(100 * px) / of}%`;
  const { left, bottom, width, height } = area;
  return html`<p
    class="before"
    .style=${`inset-inline-start: ${share(left, width)}; inline-size: ${share(until - left, width)}; block-size: ${share(bottom, height)}`}
  >
    ${before(time, content)}
  </p>`;
}

/** When the data begin, Unix ms; null: with the range, or nearly so. */
function beginning(
  { start, end }: ChartProperties,
  { shown, comparedWith }: ChartContent,
): number | null {
  // Where lines of another time are drawn, it is not empty.
  if (comparedWith !== '') return null;
  const first = shown.reduce(
    (earliest, { series }) => Math.min(earliest, series.times[0] ?? earliest),
    Number.POSITIVE_INFINITY,
  );
  return Number.isFinite(first) && first - start >= LEAST_SHARE * (end - start) ? first : null;
}
