import { html, type TemplateResult } from 'lit';
import type { Messages } from '../../i18n/messages.ts';
import { earlier, later, type Stride, zoomedOut } from '../../state/range-steps.ts';
import type { TimeRange } from '../../state/time-range.ts';
import { chevronIcon, earlierIcon, zoomOutIcon } from '../../theme/icons.ts';

/** Three small buttons: back, forth, and twice as long. */
export function stepButtons(
  range: TimeRange,
  messages: Messages,
  step: (range: TimeRange) => void,
): TemplateResult {
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
    </div>
  `;
}
