import { html, nothing, type TemplateResult } from 'lit';

export interface TooltipRow {
  readonly label: string;
  readonly color: string;
  readonly value: number;
  readonly text: string;
}

const MOST_ROWS = 10;

/** The values at the cursor, highest first. Labels are foreign text: they are only ever text nodes. */
export function tooltipContent(
  time: string,
  rows: readonly TooltipRow[],
  more: (count: number) => string,
): TemplateResult {
  const sorted = [...rows].sort((one, other) => other.value - one.value);
  return html`
    <div class="time">${time}</div>
    <dl>
      ${sorted.slice(0, MOST_ROWS).map(
        ({ color, label, text }) => html`
          <dt>
            <span class="swatch" .style=${`--_color: ${color}`}></span>
            <span class="name">${label}</span>
          </dt>
          <dd>${text}</dd>
        `,
      )}
    </dl>
    ${sorted.length > MOST_ROWS ? html`<div class="time">${more(sorted.length - MOST_ROWS)}</div>` : nothing}
  `;
}
