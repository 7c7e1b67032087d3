import { html, nothing } from 'lit';
import type { PlotController } from '../../chart/plot-controller.ts';
import type { ChartProperties } from './chart-properties.ts';
import type { ChartContent } from './content.ts';
import { markLines, marksAt, type PlacedMarks } from './marks.ts';
import { crosshair, selectionBand } from './overlay.ts';
import type { Pointing } from './pointing.ts';
import { spokenMoment, spokenSummary } from './speech.ts';
import { emptyPlot, type Failure } from './states.ts';
import { tooltipContent, tooltipHeight } from './tooltip.ts';
import { tooltipSide } from './tooltip-side.ts';

interface PlotViewOptions {
  readonly chart: ChartProperties;
  readonly content: ChartContent;
  readonly plot: PlotController;
  readonly pointing: Pointing;
  readonly marks: PlacedMarks | null;
  /** The samples are shown as a table instead. */
  readonly hidden: boolean;
  readonly failure: Failure | null;
  readonly goLive: () => void;
  /** Switches on what is switched off. */
  readonly showAll: () => void;
}

/** The lines, with what lies over them: a slider over the samples for keyboards and screen readers. */
export function plotView(options: PlotViewOptions) {
  const { chart, content, plot, pointing, marks, hidden, failure, goLive, showAll } = options;
  const { messages } = content.format.language;
  const { start, end, matrix } = chart;
  const { time } = pointing;
  const x = plot.xOf(time);
  const marked = marksAt(marks, x);
  const tooltip = time !== null && pointing.here ? tooltipContent(content, time, marked) : nothing;
  const height = tooltipHeight(content, marked);
  const side = tooltipSide(plot.area, pointing.room, height, content.comparedWith !== '');
  const allHidden = content.series.length > 0 && content.shown.length === 0;
  // Without a line there is nothing to slide over, and a slider may hold no button, to try again or to show all.
  const isSlider = matrix !== null && !allHidden;
  const ofSlider = <Value>(value: Value) => (isSlider ? value : nothing);
  return html`
    <div
      class="plot ${allHidden ? 'bare' : ''}"
      part="plot"
      role=${isSlider ? 'slider' : 'group'}
      tabindex=${ofSlider(0)}
      ?hidden=${hidden}
      aria-label=${chart.heading}
      aria-description=${ofSlider(messages.chartKeys)}
      aria-valuemin=${ofSlider(start)}
      aria-valuemax=${ofSlider(Math.max(end, start))}
      aria-valuenow=${ofSlider(time ?? end)}
      aria-valuetext=${ofSlider(time === null ? spokenSummary(chart, content) : spokenMoment(content, time, marked))}
      @pointermove=${pointing.move}
      @pointerleave=${pointing.out}
      @pointerdown=${pointing.down}
      @keydown=${pointing.key}
      @dblclick=${({ target }: Event) => target instanceof HTMLButtonElement || goLive()}
      @blur=${pointing.leave}
    >
      <div class="canvas"></div>
      ${emptyPlot(matrix, failure, { all: allHidden, show: showAll }, messages)} ${markLines(marks)}
      ${selectionBand(plot.area, pointing.selection)} ${crosshair(plot.area, x, tooltip, side)}
    </div>
  `;
}
