import { html, nothing } from 'lit';
import { drawing } from './lazy/drawing-source.ts';
import type { PointedPlot } from './overlay/over-plot.ts';
import type { Pointing } from './pointing.ts';
import { emptyPlot, type Failure } from './states.ts';

interface PlotViewOptions extends PointedPlot {
  readonly pointing: Pointing;
  /** The samples are shown as a table instead. */
  readonly hidden: boolean;
  readonly failure: Failure | null;
  readonly goLive: () => void;
  /** Switches on what is switched off. */
  readonly showAll: () => void;
}

/** The lines, with what lies over them: a slider over the samples for keyboards and screen readers. */
export function plotView(options: PlotViewOptions) {
  const { chart, content, pointing, hidden, failure, goLive, showAll } = options;
  const { messages } = content.format.language;
  const { start, end, matrix } = chart;
  const { time } = pointing;
  const over = drawing.loaded()?.overPlot(options);
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
      aria-valuetext=${ofSlider(over?.spoken ?? nothing)}
      @pointermove=${pointing.move}
      @pointerleave=${pointing.out}
      @pointerdown=${pointing.down}
      @keydown=${pointing.key}
      @dblclick=${({ target }: Event) => target instanceof HTMLButtonElement || goLive()}
      @blur=${pointing.leave}
    >
      <div class="canvas"></div>
      ${emptyPlot(matrix, failure, { all: allHidden, show: showAll }, messages)}
      ${over?.layers ?? nothing}
    </div>
  `;
}
