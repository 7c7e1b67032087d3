import { html, nothing } from 'lit';
import type { Selection } from '../../../plot/drawing/pointer-selection.ts';
import type { PlotArea } from '../../../plot/plot-area.ts';
import type { TooltipSide } from '../tooltip/tooltip-side.ts';

/** Styles are set through the CSSOM: a `style` attribute would break a strict Content-Security-Policy. */
const band = (area: PlotArea, x: number): string =>
  `inset-block-start: ${area.top}px; block-size: ${area.bottom - area.top}px; transform: translateX(${x}px)`;

/** The stretch being dragged over. */
export function selectionBand(area: PlotArea | null, selection: Selection | null) {
  if (selection === null || area === null) return nothing;
  const from = Math.max(area.left, Math.min(selection.from, selection.to));
  const to = Math.min(area.right, Math.max(selection.from, selection.to));
  return html`<div
    class="selection"
    .style=${`${band(area, from)}; inline-size: ${Math.max(0, to - from)}px`}
  ></div>`;
}

/** A line through the moment pointed at, with the tooltip on the chart that the pointer is over. */
export function crosshair(
  area: PlotArea | null,
  x: number | null,
  tooltip: unknown,
  side: TooltipSide,
) {
  if (area === null || x === null || x < area.left - 1 || x > area.right + 1) return nothing;
  const isRight = x > (area.left + area.right) / 2;
  // Beside the line, but never beyond the card: on a phone it covers the line instead.
  const beside = isRight
    ? `max(0px, ${x - 12}px - 100%)`
    : `max(0px, min(${x + 12}px, 100cqi - 100% - 20px))`;
  const centred = `max(0px, min(${x}px - 50%, 100cqi - 100% - 20px))`;
  return html`
    <div class="crosshair" .style=${band(area, x)}></div>
    ${
      tooltip === nothing
        ? nothing
        : html`<div
            class="tooltip ${side}"
            part="tooltip"
            aria-hidden="true"
            .style=${`transform: translateX(${side === 'beside' ? beside : centred})`}
          >
            ${tooltip}
          </div>`
    }
  `;
}
