import { html, nothing, type TemplateResult } from 'lit';
import type { FirstMessages } from '../../i18n/panel/messages.ts';
import { earlier, later, type Stride, zoomedOut } from '../../range/range-steps.ts';
import type { TimeRange } from '../../range/time-range.ts';
import { chevronIcon, earlierIcon, undoIcon, zoomOutIcon } from '../../theme/icons.ts';

interface StepOptions {
  readonly range: TimeRange;
  readonly messages: FirstMessages;
  readonly step: (range: TimeRange) => void;
  /** Null where there is no zoom to undo. */
  readonly undo: (() => void) | null;
}

/** Small buttons: back, forth, twice as long, and after a zoom what undoes it. */
export function stepButtons({ range, messages, step, undo }: StepOptions): TemplateResult {
  const button = (
    label: string,
    icon: TemplateResult,
    next: (stride: Stride) => TimeRange | null,
  ) => html`
    <button
      class="button step"
      type="button"
      aria-label=${label}
      title=${label}
      aria-disabled=${next(0.5) === null}
      @click=${({ shiftKey }: MouseEvent) => {
        const stepped = next(shiftKey ? 1 : 0.5);
        if (stepped !== null) step(stepped);
      }}
    >
      ${icon}
    </button>
  `;
  // Disabled only in name: a button that goes forth to now would lose the focus there.
  return html`
    <div class="steps" role="group" aria-label=${messages.timeRange}>
      ${button(messages.stepEarlier, earlierIcon, (stride) => earlier(range, stride, Date.now()))}
      ${button(messages.stepLater, chevronIcon, (stride) => later(range, stride, Date.now()))}
      ${button(messages.zoomOut, zoomOutIcon, () => zoomedOut(range, Date.now()))}
      ${
        undo === null
          ? nothing
          : html`<button
              class="button step undo"
              type="button"
              aria-label=${messages.undoZoom}
              title=${messages.undoZoom}
              @click=${undo}
            >
              ${undoIcon}
            </button>`
      }
    </div>
  `;
}
