import { html } from 'lit';
import { infoIcon } from '../theme/icons.ts';
import type { Info } from './info.ts';

/** @param label names the chart, too: a page has many */
export const infoButton = (info: Info, label: string) => html`
  <button
    class="button icon about"
    type="button"
    aria-label=${label}
    title=${label}
    aria-expanded=${info.isOpen}
    @click=${info.open}
  >
    ${infoIcon}
  </button>
`;
