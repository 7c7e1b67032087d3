import { html } from 'lit';
import type { Messages } from '../../i18n/messages.ts';

/** Back to a range that goes along with the clock; `range` tells which. */
export function liveButton(range: string, messages: Messages, go: () => void) {
  const label = messages.backToLive(range);
  return html`
    <button class="button live" type="button" aria-label=${label} title=${label} @click=${go}>
      ${messages.live}
    </button>
  `;
}
