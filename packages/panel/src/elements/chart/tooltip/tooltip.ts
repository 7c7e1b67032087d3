import { html, nothing, type TemplateResult } from 'lit';
import type { MarkCount } from '../../../series/mark-groups.ts';
import { namesOf } from '../../../series/series-name.ts';
import { seriesName } from '../../internal/series-name.ts';
import type { ChartContent } from '../content.ts';
import { markGlyph } from '../overlay/marks.ts';
import { MAX_TOOLTIP_ROWS, momentOf } from './moment.ts';

/** Least height, px: to choose a side with enough room. */
export const tooltipHeight = (
  { comparedWith, shown }: ChartContent,
  kinds: readonly MarkCount[],
): number => {
  const rows = Math.min(shown.length, MAX_TOOLTIP_ROWS + 1) + kinds.length;
  return LINE * (rows + (comparedWith === '' ? 1 : 2)) + 2 * LINE;
};

/** px */
const LINE = 17;

/** The values at the cursor. Labels are untrusted text: they only become text nodes. */
export function tooltipContent(
  content: ChartContent,
  moment: number,
  kinds: readonly MarkCount[],
): TemplateResult | typeof nothing {
  const { time, rows, marks, more } = momentOf(content, moment, kinds);
  const { comparedWith } = content;
  if (rows.length === 0 && marks.length === 0) return nothing;
  const isCompared = comparedWith !== '';
  const nameOf = namesOf(content.series);
  return html`
    <div class="time">${time}</div>
    ${isCompared ? html`<div class="time"><span class="swatch ghost"></span> ${comparedWith}</div>` : nothing}
    ${kinds.map(({ kind }, index) => html`<div class="marked">${markGlyph(kind)} ${marks[index]}</div>`)}
    <dl class=${isCompared ? 'compared' : ''}>
      ${rows.map(
        ({ series, now, before, difference }) => html`
          <dt>
            <span class="swatch ${series.stroke}" .style=${`--_color: ${series.color}`}></span>
            ${seriesName(nameOf(series.label))}
          </dt>
          <dd>${now}</dd>
          ${isCompared ? html`<dd class="before">${before}</dd><dd class="difference">${difference}</dd>` : nothing}
        `,
      )}
    </dl>
    ${more === '' ? nothing : html`<div class="time">${more}</div>`}
  `;
}
