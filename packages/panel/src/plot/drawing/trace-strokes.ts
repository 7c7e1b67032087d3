import { BAND_SHARE, type Trace } from '@flink-metrics/sdk/internal/chart-plot';
import type { Scale } from './axes.ts';
import type { Pen } from './elements.ts';
import type { Stroke } from './layer.ts';
import { drawArea, drawBars, drawLine } from './trace-shapes.ts';

/**
 * What a trace is drawn with.
 * @param row its place among the traces
 * @param step of the range query, ms
 */
export function traceStrokes(
  trace: Trace,
  row: number,
  scale: Scale,
  step: number,
): readonly Stroke[] {
  const { color, fill, mark } = trace;
  if (mark === 'band') return bandStrokes(trace, row, scale);
  if (mark === 'bar') {
    return [{ draw: (pen) => drawBars(pen, trace, scale, step), style: { fill: color } }];
  }
  const line: Stroke = {
    draw: (pen) => drawLine(pen, trace, scale, step),
    style: {
      stroke: color,
      lineWidth: trace.width,
      lineDash: dashes[trace.stroke],
      lineJoin: 'bevel',
      opacity: trace.opacity,
      fill: 'none',
    },
  };
  if (fill === 0) return [line];
  const draw = (pen: Pen) => drawArea(pen, trace, scale, step);
  return [{ draw, style: { fill: color, opacity: fill } }, line];
}

/** px, whatever the width: dots as small as a thin line is wide leave but a shade of it. */
const dashes: Readonly<Record<Trace['stroke'], readonly number[] | null>> = {
  solid: null,
  dashed: [6, 3],
  dotted: [2, 2],
};

/** One for each strength: a path has one opacity. */
function bandStrokes({ bands, color }: Trace, row: number, { x, y }: Scale): readonly Stroke[] {
  const height = BAND_SHARE * Math.abs(y(row + 1) - y(row));
  const top = y(row) - height / 2;
  const strengths = [...new Set(bands.map(({ strength }) => strength))];
  return strengths.map((opacity) => ({
    style: { fill: color, opacity },
    draw(pen) {
      for (const { start, end, strength } of bands) {
        if (strength === opacity) pen.rect(x(start), top, x(end) - x(start), height);
      }
    },
  }));
}
