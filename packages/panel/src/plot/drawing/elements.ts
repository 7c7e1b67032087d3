// What ECharts' renderer keeps from one draw to the next, with types of our own: where modules are resolved as Node
// does, those of zrender do not find what they are derived from.

import ZrGroup from 'zrender/lib/graphic/Group.js';
import Path from 'zrender/lib/graphic/Path.js';
import TSpan from 'zrender/lib/graphic/TSpan.js';

/** What shapes are drawn with: the part of a renderer's path, and of a canvas, that they need. */
export interface Pen {
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  rect(x: number, y: number, width: number, height: number): void;
  closePath(): void;
}

export interface Outline {
  readonly draw: (pen: Pen) => void;
}

export interface Shape {
  setShape(outline: Outline): void;
  useStyle(style: ShapeStyle): void;
}

export interface ShapeStyle {
  /** A CSS colour or `none`, as `stroke`. */
  readonly fill: string;
  readonly stroke?: string;
  readonly lineWidth?: number;
  /** px */
  readonly lineDash?: readonly number[] | null;
  readonly lineJoin?: CanvasLineJoin;
  readonly opacity?: number;
}

/** A line of text. */
export interface Text {
  useStyle(style: TextStyle): void;
}

export interface TextStyle {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly textAlign: CanvasTextAlign;
  readonly textBaseline: CanvasTextBaseline;
  /** CSS, as `fill`. */
  readonly font: string;
  readonly fill: string;
}

export interface Group {
  add(element: Shape | Text): void;
  remove(element: Shape | Text): void;
  /** Nothing is drawn outside. */
  setClipPath(shape: Shape): void;
}

class DrawnPath extends Path {
  /** Without hit tests the renderer need not keep its outline. */
  readonly silent = true;

  override buildPath(pen: Pen, { draw }: Outline): void {
    draw(pen);
  }
}

export const Shape = DrawnPath as unknown as new () => Shape;
export const Text = TSpan as unknown as new () => Text;
export const Group = ZrGroup as unknown as new () => Group;
