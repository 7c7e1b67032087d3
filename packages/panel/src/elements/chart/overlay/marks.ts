import type { Mark, MarkKind } from '@flink-metrics/sdk/internal/flink-core';
import { html, nothing } from 'lit';
import { allMessages } from '../../../i18n/all-messages.ts';
import type { Language } from '../../../i18n/language.ts';
import type { PlotArea } from '../../../plot/plot-area.ts';
import type { PlotController } from '../../../plot/plot-controller.ts';
import {
  countMarks,
  groupMarks,
  type MarkCount,
  type MarkGroup,
} from '../../../series/mark-groups.ts';

/** Width of a glyph, px: closer marks would cover each other. */
const MARK_WIDTH = 10;

export interface PlacedMarks {
  readonly groups: readonly MarkGroup[];
  readonly area: PlotArea;
}

/** Null where nothing is drawn, or there are none. */
export function placeMarks(plot: PlotController, marks: readonly Mark[]): PlacedMarks | null {
  const { area } = plot;
  const [start, end] = [plot.timeAt(area?.left ?? 0), plot.timeAt(area?.right ?? 0)];
  if (area === null || start === null || end === null || marks.length === 0) return null;
  return { area, groups: groupMarks(marks, { ...area, start, end }, MARK_WIDTH) };
}

/** More lines than that hide what they are drawn over: then each is a tick below its glyph. */
const MOST_LINES = 8;

/**
 * A thin line for each group, with a glyph per kind on top. In shares of the box, not in px: a printed box has another
 * size than the one on the screen.
 */
export function markLines(marks: PlacedMarks | null) {
  if (marks === null || marks.groups.length === 0) return nothing;
  const { bottom, width, height } = marks.area;
  return html`
    <div class="marks ${marks.groups.length > MOST_LINES ? 'ticks' : ''}" aria-hidden="true">
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

/** A key to the glyphs, for paper and the full screen: elsewhere the tooltip has it. */
export function markKey(placed: PlacedMarks | null, language: Language) {
  const { marks } = allMessages(language);
  const kinds = countMarks(placed?.groups.flatMap((group) => group.kinds) ?? []);
  if (kinds.length === 0) return nothing;
  return html`<p class="key">
    ${kinds.map(({ kind, count }) => html`<span>${markGlyph(kind)} ${marks[kind](count)}</span>`)}
  </p>`;
}

/** `2 restarts, 1 deploy` */
export function markText(kinds: readonly MarkCount[], language: Language): string {
  const { marks } = allMessages(language);
  return kinds.map(({ kind, count }) => marks[kind](count)).join(', ');
}

/** The marks near a place on the time axis. */
export function marksAt(marks: PlacedMarks | null, x: number | null): readonly MarkCount[] {
  if (marks === null || x === null) return [];
  const near = marks.groups.filter((group) => Math.abs(group.x - x) <= MARK_WIDTH);
  return near.flatMap(({ kinds }) => kinds);
}
