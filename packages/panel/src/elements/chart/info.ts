import { html, nothing } from 'lit';
import type { Messages } from '../../i18n/messages.ts';

/** What a chart means, and the PromQL behind it. */
export function chartInfo(description: string, query: string, messages: Messages) {
  const copy = async ({ currentTarget }: Event) => {
    await navigator.clipboard.writeText(query);
    if (currentTarget instanceof HTMLElement) currentTarget.textContent = messages.copied;
  };
  return html`
    <div class="info">
      ${description === '' ? nothing : html`<p>${description}</p>`}
      ${
        query === ''
          ? nothing
          : html`
              <pre tabindex="0" aria-label=${messages.promql}>${query}</pre>
              <button class="button" type="button" @click=${copy}>${messages.copy}</button>
            `
      }
    </div>
  `;
}
