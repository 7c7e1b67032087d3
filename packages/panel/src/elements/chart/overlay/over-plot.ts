import { html, nothing, type TemplateResult } from 'lit';
import type { Selection } from '../../../plot/drawing/pointer-selection.ts';
import type { PlotController } from '../../../plot/plot-controller.ts';
import type { ChartProperties } from '../chart-properties.ts';
import type { ChartContent } from '../content.ts';
import { spokenMoment, spokenSummary } from '../tooltip/speech.ts';
import { tooltipStyles } from '../tooltip/tooltip.styles.ts';
import { tooltipContent, tooltipHeight } from '../tooltip/tooltip.ts';
import { type Room, tooltipSide } from '../tooltip/tooltip-side.ts';
import { markLines, marksAt, type PlacedMarks } from './marks.ts';
import { emptyStretch } from './no-data-before.ts';
import { overlayStyles } from './overlay.styles.ts';
import { crosshair, selectionBand } from './overlay.ts';

/** Where somebody points: a moment, on this chart or another; and the stretch selected. */
interface Pointed {
  readonly time: number | null;
  readonly here: boolean;
  readonly room: Room;
  readonly selection: Selection | null;
}

/** What is drawn, what it is of, and where somebody points. */
export interface PointedPlot {
  readonly chart: ChartProperties;
  readonly content: ChartContent;
  readonly plot: PlotController;
  readonly pointing: Pointed;
  readonly marks: PlacedMarks | null;
}

export const overPlotStyles = [overlayStyles, tooltipStyles];

/** What lies over the lines: marks, the stretch selected, the moment pointed at and its values; those also in words. */
export function overPlot({ chart, content, plot, pointing, marks }: PointedPlot): {
  readonly layers: TemplateResult;
  readonly spoken: string;
} {
  const { time } = pointing;
  const x = plot.xOf(time);
  const marked = marksAt(marks, x);
  const tooltip = time !== null && pointing.here ? tooltipContent(content, time, marked) : nothing;
  const height = tooltipHeight(content, marked);
  const side = tooltipSide(plot.area, pointing.room, height, content.comparedWith !== '');
  return {
    layers: html`
      ${emptyStretch(chart, content, plot)} ${markLines(marks)} ${selectionBand(plot.area, pointing.selection)}
      ${crosshair(plot.area, x, tooltip, side)}
    `,
    spoken: time === null ? spokenSummary(chart, content) : spokenMoment(content, time, marked),
  };
}
