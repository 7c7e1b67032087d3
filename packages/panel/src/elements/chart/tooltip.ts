import { html, nothing, type TemplateResult } from 'lit';
import type { MarkCount } from '../../chart/mark-groups.ts';
import { seriesName } from '../../theme/series-name.ts';
import type { ChartContent } from './content.ts';
import { markGlyph } from './marks.ts';
import { MOST_ROWS, momentOf } from './moment.ts';

/** px, at least: to know whether there is room for it. */
export const tooltipHeight = (
  { comparedWith, shown }: ChartContent,
  kinds: readonly MarkCount[],
): number => {
  const rows = Math.min(shown.length, MOST_ROWS + 1) + kinds.length;
  return LINE * (rows + (comparedWith === '' ? 1 : 2)) + 2 * LINE;
};

/** px */
const LINE = 17;

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
            ${seriesName(series.label)}
          </dt>
          <dd>${now}</dd>
          ${isCompared ? html`<dd class="before">${before}</dd><dd class="difference">${difference}</dd>` : nothing}
        `,
      )}
    </dl>
    ${more === '' ? nothing : html`<div class="time">${more}</div>`}
  `;
}
