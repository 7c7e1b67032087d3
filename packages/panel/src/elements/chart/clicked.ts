import type { FlinkEvents } from '../../events.ts';
import type { PlotController } from '../../plot/plot-controller.ts';
import type { ChartSeries } from '../../series/chart-model.ts';
import { nearestTime, valueNear } from '../../series/value-at.ts';
import type { ChartProperties } from './chart-properties.ts';
import type { ChartContent } from './content.ts';

type Clicked = FlinkEvents['flink-series-click']['detail'];

/** Farther from every line nobody meant one, px. */
const REACH = 16;

/** A sample, and where it is drawn: from one value to another, which in a stack is not zero to its own. */
interface Drawn {
  readonly one: ChartSeries;
  readonly value: number;
  readonly from: number;
  readonly to: number;
}

/** The sample that is drawn at a place; null where none is. */
export function clickedPoint(
  chart: ChartProperties,
  { shown }: ChartContent,
  plot: Pick<PlotController, 'timeAt' | 'yOf'>,
  { x, y }: { readonly x: number; readonly y: number },
): Clicked | null {
  const moment = plot.timeAt(x);
  const time =
    moment === null
      ? null
      : nearestTime(
          shown.map(({ series }) => series),
          moment,
        );
  if (time === null) return null;
  const distance = ({ from, to }: Drawn) => {
    const [one, other] = [plot.yOf(from) ?? 0, plot.yOf(to) ?? 0];
    return Math.max(0, Math.min(one, other) - y, y - Math.max(one, other));
  };
  const [nearest] = samplesAt(chart, shown, time)
    .map((sample) => ({ ...sample, away: distance(sample) }))
    .sort((one, other) => one.away - other.away);
  if (nearest === undefined || nearest.away > REACH) return null;
  return detailOf(chart, nearest.one, time, nearest.value);
}

function samplesAt(
  { view, step }: ChartProperties,
  shown: readonly ChartSeries[],
  time: number,
): readonly Drawn[] {
  let below = 0;
  return shown.flatMap((one, row) => {
    const value = valueNear(one.series, time, step);
    if (value === null) return [];
    if (view === 'state') return { one, value, from: row, to: row };
    if (view !== 'stacked' && view !== 'bars') return { one, value, from: value, to: value };
    const from = below;
    below += value;
    return { one, value, from, to: below };
  });
}

/** What a row of the legend says: of the moment pointed at, else of the last sample. */
export function clickedRow(
  chart: ChartProperties,
  { series }: ChartContent,
  id: string,
  pointed: number | null,
): Clicked | null {
  const one = series.find((each) => each.id === id);
  if (one === undefined) return null;
  const time = pointed ?? one.series.times.at(-1) ?? null;
  const value = time === null ? null : valueNear(one.series, time, chart.step);
  return detailOf(chart, one, value === null ? null : time, value);
}

const detailOf = (
  { chartId }: ChartProperties,
  { label, series: { labels } }: ChartSeries,
  time: number | null,
  value: number | null,
): Clicked => ({ chart: chartId, series: label, labels, time, value });
