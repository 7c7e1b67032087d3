import type { PlotOption } from '../../plot/drawing/drawing.ts';
import type { ChartProperties } from './chart-properties.ts';
import type { ChartInk } from './colors.ts';
import type { ChartContent } from './content.ts';

/** px between two marks of the time axis, at least. */
const TICK_DISTANCE = 72;

/** What is to be drawn in so many px. */
export function plotOption(
  { start, end, view, findings }: ChartProperties,
  { format, shown }: ChartContent,
  ink: ChartInk,
  width: number,
): PlotOption {
  return {
    series: shown,
    marked: findings,
    inks: ink,
    options: {
      ...format.where,
      unit: format.unit,
      step: format.step,
      view,
      ink,
      ghosts: shown.flatMap((one) =>
        one.compared === undefined ? [] : { ...one, series: one.compared },
      ),
      ...(end > start ? { start, end } : {}),
      timeTicks: Math.max(2, Math.floor(width / TICK_DISTANCE)),
    },
  };
}
