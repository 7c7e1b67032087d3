import { type EChartsType, graphic } from 'echarts/core';
import type { PlotArea } from '../plot-area.ts';
import type { Pen } from './pen.ts';

/** A shape that is drawn by a function. */
const Shape = graphic.extendShape({
  type: 'flink-shape',
  shape: { draw: (_: Pen) => {} },
  buildPath(pen, { draw }) {
    draw(pen);
  },
});
type Shape = InstanceType<typeof Shape>;

export interface Stroke {
  readonly draw: (pen: Pen) => void;
  readonly style: Parameters<Shape['useStyle']>[0];
}

/** A text with its place. */
export type Writing = Parameters<graphic.Text['useStyle']>[0];

/** ECharts' types do not know that a shape is an element where optional is not undefined. */
type Child = Parameters<graphic.Group['add']>[0];

/** px */
const OVERLAP = 2;

/** Shapes and texts of one kind; those of the draw before are drawn anew, which is faster than new ones. */
export class Layer {
  readonly #group = new graphic.Group({ silent: true });
  readonly #shapes: Shape[] = [];
  readonly #texts: graphic.Text[] = [];

  constructor(chart: EChartsType) {
    chart.getZr().add(this.#group);
  }

  stroke(strokes: readonly Stroke[]): void {
    const make = () => new Shape({ shape: {}, silent: true });
    this.#fill(this.#shapes, strokes, make, (shape, { draw, style }) => {
      shape.useStyle(style);
      shape.setShape({ draw });
    });
  }

  write(writings: readonly Writing[]): void {
    const make = () => new graphic.Text({ silent: true });
    this.#fill(this.#texts, writings, make, (text, style) => text.useStyle(style));
  }

  /** Nothing is drawn outside. */
  clip({ bottom, left, right, top }: PlotArea): void {
    // Half of a line at zero is below it, and half of a dot at the start before it.
    const shape = {
      x: left - OVERLAP,
      y: top - OVERLAP,
      width: right - left + 2 * OVERLAP,
      height: bottom - top + 2 * OVERLAP,
    };
    this.#group.setClipPath(new graphic.Rect({ shape }));
  }

  #fill<Element, Look>(
    elements: Element[],
    looks: readonly Look[],
    make: () => Element,
    use: (element: Element, look: Look) => void,
  ): void {
    looks.forEach((look, index) => {
      let element = elements[index];
      if (element === undefined) {
        element = make();
        elements.push(element);
        this.#group.add(element as Child);
      }
      use(element, look);
    });
    for (const element of elements.splice(looks.length)) this.#group.remove(element as Child);
  }
}
