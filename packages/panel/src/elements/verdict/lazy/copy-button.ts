import { html, nothing } from 'lit';
import type { Messages } from '../../../i18n/panel/messages.ts';
import { copyIcon } from '../../../theme/icons.ts';

/** Pages that are not served securely have no clipboard. */
export const copyButton = (label: string, text: () => string, messages: Messages) =>
  'clipboard' in navigator
    ? html`
        <p class="buttons">
          <button
            class="button"
            type="button"
            @click=${async ({ currentTarget }: Event) => {
              const button = currentTarget as HTMLElement;
              await navigator.clipboard.writeText(text());
              const said = button.nextElementSibling;
              if (said !== null) said.textContent = messages.copied;
            }}
          >
            ${copyIcon}${label}
          </button>
          <output class="muted"></output>
        </p>
      `
    : nothing;
