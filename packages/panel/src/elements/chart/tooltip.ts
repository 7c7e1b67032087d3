import { html, nothing, type TemplateResult } from 'lit';
import type { MarkCount } from '../../chart/mark-groups.ts';
import type { ChartContent } from './content.ts';
import { markGlyph } from './marks.ts';
import { momentOf } from './moment.ts';

/** The values at the cursor. Labels are foreign text: they are only ever text nodes. */
export function tooltipContent(
  content: ChartContent,
  moment: number,
  kinds: readonly MarkCount[],
): TemplateResult | typeof nothing {
  const { time, rows, marks, more } = momentOf(content, moment, kinds);
  const { comparedWith } = content;
  if (rows.length === 0 && marks.length === 0) return nothing;
  const isCompared = comparedWith !== '';
  return html`
    <div class="time">${time}</div>
    ${isCompared ? html`<div class="time"><span class="swatch ghost"></span> ${comparedWith}</div>` : nothing}
    ${kinds.map(({ kind }, index) => html`<div class="marked">${markGlyph(kind)} ${marks[index]}</div>`)}
    <dl class=${isCompared ? 'compared' : ''}>
      ${rows.map(
        ({ series, now, before, difference }) => html`
          <dt>
            <span class="swatch ${series.stroke}" .style=${`--_color: ${series.color}`}></span>
            <span class="name">${series.label}</span>
          </dt>
          <dd>${now}</dd>
          ${isCompared ? html`<dd class="before">${before}</dd><dd class="difference">${difference}</dd>` : nothing}
        `,
      )}
    </dl>
    ${more === '' ? nothing : html`<div class="time">${more}</div>`}
  `;
}
