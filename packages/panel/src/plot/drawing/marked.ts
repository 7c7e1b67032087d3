import type { ChartAxes } from '@flink-metrics/sdk/internal/chart-plot';
import type { AxesLayout } from './axes.ts';
import type { TextStyle } from './elements.ts';
import type { Stroke } from './layer.ts';

/** A stretch of time that is marked, and the limit that was crossed in it. */
export interface Marked {
  /** Unix ms. */
  readonly from: number;
  /** Unix ms; null: it goes on. */
  readonly until: number | null;
  /** In the chart's unit; null for none. */
  readonly limit: number | null;
  readonly severity: Severity;
}

type Severity = 'critical' | 'warning' | 'info';

export type MarkedInks = Readonly<Partial<Record<Severity, string>>>;

/** Before the styles are there. */
const UNKNOWN_INK = 'gray';

/** px */
const ABOVE = 2;

/** Bands behind the lines, and a dashed line at each limit. */
export function markedStrokes(
  marked: readonly Marked[],
  inks: MarkedInks,
  { area, scale, span }: AxesLayout,
): readonly Stroke[] {
  return marked.flatMap(({ from, until, limit, severity }): readonly Stroke[] => {
    const ink = inks[severity] ?? UNKNOWN_INK;
    const [left, right] = [Math.max(from, span.start), Math.min(until ?? span.end, span.end)].map(
      scale.x,
    );
    if (left === undefined || right === undefined || left >= right) return [];
    const band: Stroke = {
      style: { fill: ink, opacity: 0.08 },
      draw: (pen) => pen.rect(left, area.top, right - left, area.bottom - area.top),
    };
    if (limit === null) return [band];
    const y = scale.y(limit);
    const line: Stroke = {
      style: { fill: 'none', stroke: ink, lineWidth: 1, lineDash: [6, 4] },
      draw(pen) {
        pen.moveTo(area.left, y);
        pen.lineTo(area.right, y);
      },
    };
    return [band, line];
  });
}

/** What each limit is, above its line. */
export function markedWritings(
  marked: readonly Marked[],
  inks: MarkedInks,
  { area, scale, font }: AxesLayout,
  { value }: ChartAxes,
): readonly TextStyle[] {
  return marked.flatMap(({ limit, severity }): readonly TextStyle[] => {
    if (limit === null || value === null || limit < value.min || limit > value.max) return [];
    return [
      {
        text: value.format(limit),
        x: area.right,
        y: scale.y(limit) - ABOVE,
        textAlign: 'right',
        textBaseline: 'bottom',
        font,
        fill: inks[severity] ?? UNKNOWN_INK,
      },
    ];
  });
}
