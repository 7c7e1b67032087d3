/** What shapes are drawn with: the part of a renderer's path, and of a canvas, that they need. */
export interface Pen {
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  rect(x: number, y: number, width: number, height: number): void;
  closePath(): void;
}

/** From times and values to px. */
export interface Scale {
  readonly x: (time: number) => number;
  readonly y: (value: number) => number;
}
