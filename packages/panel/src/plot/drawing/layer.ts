import type { PlotArea } from '../plot-area.ts';
import { Group, type Outline, Shape, type ShapeStyle, Text, type TextStyle } from './elements.ts';

export interface Stroke extends Outline {
  readonly style: ShapeStyle;
}

/** px */
const OVERLAP = 2;

/** Shapes and texts of one kind. Those of the last draw are reused, which is faster than creating new ones. */
export class Layer {
  readonly group = new Group();
  readonly #shapes: Shape[] = [];
  readonly #texts: Text[] = [];

  stroke(strokes: readonly Stroke[]): void {
    this.#fill(this.#shapes, strokes, Shape, (shape, { draw, style }) => {
      shape.useStyle(style);
      shape.setShape({ draw });
    });
  }

  write(writings: readonly TextStyle[]): void {
    this.#fill(this.#texts, writings, Text, (text, style) => text.useStyle(style));
  }

  /** Nothing is drawn outside. */
  clip({ bottom, left, right, top }: PlotArea): void {
    // Half of a line at zero is below it, and half of a dot at the start before it.
    const [width, height] = [right - left + 2 * OVERLAP, bottom - top + 2 * OVERLAP];
    const shape = new Shape();
    shape.setShape({ draw: (pen) => pen.rect(left - OVERLAP, top - OVERLAP, width, height) });
    this.group.setClipPath(shape);
  }

  #fill<Element extends Shape | Text, Look>(
    elements: Element[],
    looks: readonly Look[],
    Maker: new () => Element,
    use: (element: Element, look: Look) => void,
  ): void {
    looks.forEach((look, index) => {
      let element = elements[index];
      if (element === undefined) {
        element = new Maker();
        elements.push(element);
        this.group.add(element);
      }
      use(element, look);
    });
    for (const element of elements.splice(looks.length)) this.group.remove(element);
  }
}
