import type { ChartAxes } from '@flink-metrics/sdk/internal/chart-plot';
import type { TimeSpan } from '@flink-metrics/sdk/prometheus';
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

/** The worst first. */
const severities = ['critical', 'warning', 'info'] as const;
type Severity = (typeof severities)[number];

export type MarkedInks = Readonly<Partial<Record<Severity, string>>>;

/** Before the styles are there. */
const UNKNOWN_INK = 'gray';

/** px */
const ABOVE = 2;

const rank = ({ severity }: Pick<Marked, 'severity'>): number => severities.indexOf(severity);

interface Band extends TimeSpan {
  readonly severity: Severity;
}

/** The worst of what is marked at each time: bands that lie over each other are of no colour that means something. */
export function bandsOf(marked: readonly Marked[], { start, end }: TimeSpan): readonly Band[] {
  const inside = marked
    .map(({ from, until, severity }) => ({
      start: Math.max(from, start),
      end: Math.min(until ?? end, end),
      severity,
    }))
    .filter((one) => one.start < one.end)
    .sort((one, other) => rank(one) - rank(other));
  const cuts = [...new Set(inside.flatMap((one) => [one.start, one.end]))].sort(
    (one, other) => one - other,
  );
  const bands: Band[] = [];
  for (const [index, until] of cuts.slice(1).entries()) {
    const from = cuts[index] ?? until;
    const worst = inside.find((one) => one.start <= from && one.end >= until);
    if (worst === undefined) continue;
    const { severity } = worst;
    const last = bands.at(-1);
    const goesOn = last?.end === from && last.severity === severity;
    if (goesOn) bands.pop();
    bands.push({ start: goesOn ? last.start : from, end: until, severity });
  }
  return bands;
}

interface Limit {
  readonly value: number;
  readonly severity: Severity;
}

/** Each once, in the ink of the worst that begins there; from the lowest up. */
function limitsOf(marked: readonly Marked[]): readonly Limit[] {
  const worst = new Map<number, Severity>();
  // The worst last: it stays.
  for (const { limit, severity } of marked.toSorted((one, other) => rank(other) - rank(one))) {
    if (limit !== null) worst.set(limit, severity);
  }
  return [...worst]
    .map(([value, severity]) => ({ value, severity }))
    .sort((one, other) => one.value - other.value);
}

/** Bands behind the lines, and a dashed line at each limit. */
export function markedStrokes(
  marked: readonly Marked[],
  inks: MarkedInks,
  { area, scale, span }: AxesLayout,
): readonly Stroke[] {
  const bands = bandsOf(marked, span).map(({ start, end, severity }): Stroke => {
    const [left, right] = [scale.x(start), scale.x(end)];
    return {
      style: { fill: inks[severity] ?? UNKNOWN_INK, opacity: 0.08 },
      draw: (pen) => pen.rect(left, area.top, right - left, area.bottom - area.top),
    };
  });
  const lines = limitsOf(marked).map(({ value, severity }): Stroke => {
    const y = scale.y(value);
    return {
      style: {
        ...{ fill: 'none', stroke: inks[severity] ?? UNKNOWN_INK },
        ...{ lineWidth: 1, lineDash: [6, 4] },
      },
      draw(pen) {
        pen.moveTo(area.left, y);
        pen.lineTo(area.right, y);
      },
    };
  });
  return [...bands, ...lines];
}

/** What each limit is, above its line; those of lines close together beside each other. */
export function markedWritings(
  marked: readonly Marked[],
  inks: MarkedInks,
  { area, scale, font }: AxesLayout,
  { value: axis, ink: { fontSize } }: ChartAxes,
): readonly TextStyle[] {
  if (axis === null) return [];
  const rows: { readonly y: number; readonly limits: readonly Limit[] }[] = [];
  for (const limit of limitsOf(marked)) {
    if (limit.value < axis.min || limit.value > axis.max) continue;
    const y = scale.y(limit.value);
    const below = rows.at(-1);
    if (below === undefined || below.y - y > fontSize + ABOVE) rows.push({ y, limits: [limit] });
    else rows.splice(-1, 1, { y, limits: [...below.limits, limit] });
  }
  return rows.map(({ y, limits }): TextStyle => {
    const [worst] = limits.toSorted((one, other) => rank(one) - rank(other));
    return {
      text: limits.map(({ value }) => axis.format(value)).join(' · '),
      ...{ x: area.right, y: y - ABOVE, textAlign: 'right', textBaseline: 'bottom', font },
      fill: (worst && inks[worst.severity]) ?? UNKNOWN_INK,
    };
  });
}
