import { html, type TemplateResult } from 'lit';

/** A button of whoever edits: `id` finds it again after a step. */
export function control(
  id: string,
  label: string,
  icon: TemplateResult,
  run: (event: MouseEvent) => void,
  disabled = false,
) {
  return html`
    <button
      class="button icon"
      type="button"
      data-control=${id}
      aria-label=${label}
      title=${label}
      ?disabled=${disabled}
      @click=${run}
    >
      ${icon}
    </button>
  `;
}
