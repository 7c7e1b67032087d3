import { AREA_OPACITY, BAND_SHARE, type Trace } from '@flink-metrics/sdk/echarts';
import { type EChartsType, graphic } from 'echarts/core';
import type { PlotArea } from '../plot-area.ts';
import type { Pen, Scale } from './pen.ts';
import { drawArea, drawBars, drawLine } from './trace-shapes.ts';

/** A shape that is drawn by a function: ECharts' own series copies and lays out every sample before it draws one. */
const TraceShape = graphic.extendShape({
  type: 'flink-trace',
  shape: { draw: (_: Pen) => {} },
  buildPath(pen, { draw }) {
    draw(pen);
  },
});
type TraceShape = InstanceType<typeof TraceShape>;

/** ECharts' types do not know that a shape is an element where optional is not undefined. */
type Child = Parameters<graphic.Group['add']>[0];

interface Stroke {
  readonly draw: (pen: Pen) => void;
  readonly style: Parameters<TraceShape['useStyle']>[0];
}

/** The traces of one chart, over ECharts' axes. */
export class TraceLayer {
  readonly #group = new graphic.Group({ silent: true });
  readonly #shapes: TraceShape[] = [];
  readonly #clip = new graphic.Rect();

  constructor(chart: EChartsType) {
    this.#group.setClipPath(this.#clip);
    chart.getZr().add(this.#group);
  }

  /** @param step of the range query, ms */
  draw(traces: readonly Trace[], area: PlotArea, scale: Scale, step: number): void {
    const { left, top, right, bottom } = area;
    // Half of a line at zero is below it.
    this.#clip.setShape({ x: left, y: top - 1, width: right - left, height: bottom - top + 2 });
    const strokes = traces.flatMap((trace, row) => strokesOf(trace, row, scale, step));
    strokes.forEach(({ draw, style }, index) => {
      const shape = this.#shapes[index] ?? this.#add();
      shape.useStyle(style);
      shape.setShape({ draw });
    });
    for (const shape of this.#shapes.splice(strokes.length)) this.#group.remove(shape as Child);
  }

  #add(): TraceShape {
    // Over the axes' lines.
    const shape = new TraceShape({ shape: {}, z: 2, silent: true });
    this.#shapes.push(shape);
    this.#group.add(shape as Child);
    return shape;
  }
}

function strokesOf(trace: Trace, row: number, scale: Scale, step: number): readonly Stroke[] {
  const { color, filled, mark } = trace;
  if (mark === 'band') return bands(trace, row, scale);
  if (mark === 'bar') {
    return [{ draw: (pen) => drawBars(pen, trace, scale, step), style: { fill: color } }];
  }
  const line: Stroke = {
    draw: (pen) => drawLine(pen, trace, scale, step),
    style: {
      stroke: color,
      lineWidth: trace.width,
      lineDash: trace.stroke,
      lineJoin: 'bevel',
      opacity: trace.opacity,
      fill: 'none',
    },
  };
  if (!filled) return [line];
  const draw = (pen: Pen) => drawArea(pen, trace, scale, step);
  return [{ draw, style: { fill: color, opacity: AREA_OPACITY } }, line];
}

/** One shape for each strength: a path has one opacity. */
function bands({ bands, color }: Trace, row: number, { x, y }: Scale): readonly Stroke[] {
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
