import type { AxisInk } from '@flink-metrics/sdk/internal/chart-plot';
import type { AxesLayout } from './axes.ts';
import type { TextStyle } from './elements.ts';
import type { Stroke } from './layer.ts';

/** px */
const TICK = 3;

/** On whole pixels, or a line of one px is two grey ones. */
const crisp = (position: number): number => Math.round(position) + 0.5;

export function axesStrokes({ area, lines, ticks }: AxesLayout, ink: AxisInk): readonly Stroke[] {
  const { bottom, left, right } = area;
  return [
    {
      style: { stroke: ink.grid, lineWidth: 1, fill: 'none' },
      draw(pen) {
        for (const y of lines) {
          pen.moveTo(left, crisp(y));
          pen.lineTo(right, crisp(y));
        }
      },
    },
    {
      style: { stroke: ink.line, lineWidth: 1, fill: 'none' },
      draw(pen) {
        pen.moveTo(left, crisp(bottom));
        pen.lineTo(right, crisp(bottom));
        for (const x of ticks) {
          pen.moveTo(crisp(x), bottom);
          pen.lineTo(crisp(x), bottom + TICK);
        }
      },
    },
  ];
}

export function axesWritings(
  { font, times, values }: AxesLayout,
  ink: AxisInk,
): readonly TextStyle[] {
  const look = { font, fill: ink.text, textBaseline: 'middle' } as const;
  return [
    ...values.map((text) => ({ ...look, ...text, textAlign: 'right' }) as const),
    ...times.map((text) => ({ ...look, ...text, textAlign: 'center' }) as const),
  ];
}
