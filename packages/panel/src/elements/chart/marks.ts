import type { MarkKind } from '@flink-metrics/sdk/flink/job';
import { html, nothing } from 'lit';
import { countMarks, type MarkCount, type MarkGroup } from '../../chart/mark-groups.ts';
import type { PlotArea } from '../../chart/plot-area.ts';
import type { Messages } from '../../i18n/messages.ts';

/** px of a glyph: closer marks would cover each other. */
export const MARK_WIDTH = 10;

export interface PlacedMarks {
  readonly groups: readonly MarkGroup[];
  readonly area: PlotArea;
}

/**
 * A thin line with a glyph a kind on top for each group. In shares of the box, not in px: a printed box is another
 * size than the one on the screen.
 */
export function markLines(marks: PlacedMarks | null) {
  if (marks === null || marks.groups.length === 0) return nothing;
  const { bottom, width, height } = marks.area;
  return html`
    <div class="marks" aria-hidden="true">
      ${marks.groups.map(
        ({ x, kinds }) => html`
          <div
            class="mark ${kinds[0]?.kind ?? ''}"
            .style=${`inset-inline-start: ${(100 * x) / width}%; block-size: ${(100 * bottom) / height}%`}
          >
            ${kinds.map(({ kind }) => markGlyph(kind))}
          </div>
        `,
      )}
    </div>
  `;
}

export const markGlyph = (kind: MarkKind) => html`<i class="glyph ${kind}"></i>`;

/** What the glyphs are, for paper and the full screen: elsewhere the cursor tells. */
export function markKey(placed: PlacedMarks | null, { marks }: Messages) {
  const kinds = countMarks(placed?.groups.flatMap((group) => group.kinds) ?? []);
  if (kinds.length === 0) return nothing;
  return html`<p class="key">
    ${kinds.map(({ kind, count }) => html`<span>${markGlyph(kind)} ${marks[kind](count)}</span>`)}
  </p>`;
}

/** `2 restarts, 1 deploy` */
export const markText = (kinds: readonly MarkCount[], { marks }: Messages): string =>
  kinds.map(({ kind, count }) => marks[kind](count)).join(', ');

/** What is marked near a moment: its line is the one pointed at. */
export function marksAt(marks: PlacedMarks | null, x: number | null): readonly MarkCount[] {
  if (marks === null || x === null) return [];
  const near = marks.groups.filter((group) => Math.abs(group.x - x) <= MARK_WIDTH);
  return near.flatMap(({ kinds }) => kinds);
}
