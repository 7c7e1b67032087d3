import type { AxisInk, LineOptions } from '@flink-metrics/sdk/echarts/parts';
import type { PlotOption } from '../../chart/drawing/drawing.ts';
import type { ChartProperties } from './chart-properties.ts';
import type { ChartContent } from './content.ts';

/** What is to be drawn in so many px. */
export function plotOption(
  { start, end, label, view }: ChartProperties,
  { format, look, shown }: ChartContent,
  ink: Partial<AxisInk>,
  width: number,
): PlotOption {
  const matrix = shown.map(({ series }) => series);
  const options: LineOptions = {
    ...look,
    ...format.where,
    unit: format.unit,
    step: format.step,
    view,
    label,
    ink,
    ghosts: shown.flatMap(({ compared }) => compared ?? []),
    ...(end > start ? { start, end } : {}),
    timeTicks: Math.max(2, Math.floor(width / 72)),
  };
  return { matrix, options };
}
