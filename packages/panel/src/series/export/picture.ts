import type { Stroke } from '@flink-metrics/sdk/internal/chart-format';
import type { MarkKind } from '@flink-metrics/sdk/internal/flink-core';
import type { SeriesName } from '../series-name.ts';

/** A chart as it is to be seen outside the page. All lengths in CSS px, all colours CSS colours. */
export interface Picture {
  /** As many pixels a CSS px, as its canvas of lines has. */
  readonly pixelRatio: number;
  readonly lines: HTMLCanvasElement;
  readonly title: string;
  readonly subtitle: string;
  readonly marks: readonly PictureMark[];
  /** What the rows' numbers are. */
  readonly columns: readonly string[];
  readonly rows: readonly PictureRow[];
  /** Below the rows. */
  readonly notes: readonly string[];
  readonly ink: PictureInk;
}

/** Over the lines' canvas. */
export interface PictureMark {
  readonly kind: MarkKind;
  readonly x: number;
  readonly bottom: number;
  readonly color: string;
}

export interface PictureRow {
  readonly name: SeriesName;
  readonly color: string;
  readonly stroke: Stroke;
  readonly numbers: readonly string[];
}

export interface PictureInk {
  readonly text: string;
  readonly muted: string;
  readonly background: string;
  readonly font: string;
}

const PADDING = 16;
const LINE = 18;
const HEADER = 44;
/** A column of numbers that leaves less than this for the names is left out, the first ones first. */
const LEAST_NAME = 140;
const SWATCH = 12;

/** Draws title, lines, marks and legend on one canvas. */
export function drawPicture(picture: Picture): HTMLCanvasElement {
  const { lines, pixelRatio, ink, notes, rows } = picture;
  const [width, height] = [lines.width / pixelRatio, lines.height / pixelRatio];
  const canvas = document.createElement('canvas');
  const legend = LINE * (rows.length + 1 + notes.length);
  canvas.width = Math.ceil((width + 2 * PADDING) * pixelRatio);
  canvas.height = Math.ceil((HEADER + height + legend + 2 * PADDING) * pixelRatio);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('This browser gives no canvas to draw the picture on.');
  context.scale(pixelRatio, pixelRatio);
  context.fillStyle = ink.background;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.translate(PADDING, PADDING);
  context.textBaseline = 'middle';
  drawHeader(context, picture, width);
  context.translate(0, HEADER);
  context.drawImage(lines, 0, 0, width, height);
  for (const mark of picture.marks) drawMark(context, mark);
  context.translate(0, height);
  drawLegend(context, picture, width);
  return canvas;
}

function drawHeader(context: CanvasRenderingContext2D, picture: Picture, width: number): void {
  const { ink, title, subtitle } = picture;
  context.font = `600 15px ${ink.font}`;
  context.fillStyle = ink.text;
  context.fillText(cut(context, title, width), 0, 8);
  context.font = `12px ${ink.font}`;
  context.fillStyle = ink.muted;
  context.fillText(cut(context, subtitle, width), 0, 28);
}

function drawMark(context: CanvasRenderingContext2D, { kind, x, bottom, color }: PictureMark) {
  context.fillStyle = color;
  context.fillRect(x - 0.5, 0, 1, bottom);
  context.beginPath();
  for (const [right, down] of glyphs[kind]) context.lineTo(x + right, down);
  context.fill();
}

/** Corners, px from the middle of the top. */
const glyphs: Readonly<Record<MarkKind, readonly (readonly [number, number])[]>> = {
  restart: [
    [-5, 0],
    [5, 0],
    [0, 9],
  ],
  'failed-checkpoint': [
    [0, 0],
    [5, 5],
    [0, 10],
    [-5, 5],
  ],
  deploy: [
    [-4, 0],
    [4, 0],
    [4, 8],
    [-4, 8],
  ],
};

function drawLegend(context: CanvasRenderingContext2D, picture: Picture, width: number): void {
  const { columns, ink, notes, rows } = picture;
  context.font = `12px ${ink.font}`;
  const widths = columns.map(
    (column, index) =>
      16 +
      Math.max(...[column, ...rows.map((row) => row.numbers[index] ?? '')].map(lengthIn(context))),
  );
  const first = firstThatFits(widths, width - LEAST_NAME);
  const edges = widths.map((_, index) => width - sum(widths.slice(index + 1)));
  const names = width - sum(widths.slice(first));
  const line = (index: number) => LINE * (index + 0.5);
  const numbers = (texts: readonly string[], y: number) => {
    context.textAlign = 'end';
    for (const [index, text] of texts.entries()) {
      if (index >= first) context.fillText(text, edges[index] ?? 0, y);
    }
    context.textAlign = 'start';
  };
  context.fillStyle = ink.muted;
  numbers(columns, line(0));
  for (const [index, row] of rows.entries()) {
    drawSwatch(context, row, line(index + 1));
    context.fillStyle = ink.text;
    context.fillText(cutName(context, row.name, names - SWATCH - 8), SWATCH + 8, line(index + 1));
    numbers(row.numbers, line(index + 1));
  }
  context.fillStyle = ink.muted;
  for (const [index, note] of notes.entries()) {
    context.fillText(cut(context, note, width), 0, line(rows.length + 1 + index));
  }
}

function drawSwatch(context: CanvasRenderingContext2D, { color, stroke }: PictureRow, y: number) {
  context.strokeStyle = color;
  context.lineWidth = 3;
  context.setLineDash({ solid: [], dashed: [5, 2], dotted: [3, 2] }[stroke]);
  context.beginPath();
  context.moveTo(0, y);
  context.lineTo(SWATCH, y);
  context.stroke();
}

const sum = (numbers: readonly number[]): number => numbers.reduce((one, other) => one + other, 0);

function firstThatFits(widths: readonly number[], room: number): number {
  const found = widths.findIndex((_, index) => sum(widths.slice(index)) <= room);
  return found < 0 ? widths.length : found;
}

const lengthIn = (context: CanvasRenderingContext2D) => (text: string) =>
  context.measureText(text).width;

/** As much of a name as there is room for: what tells it from the others stays longest. */
function cutName(context: CanvasRenderingContext2D, name: SeriesName, room: number): string {
  const { shared, head, tail } = name;
  const fits = (text: string) => lengthIn(context)(text) <= room;
  const whole = shared + head + tail;
  if (fits(whole)) return cut(context, whole, room);
  const own = shared === '' ? head : `…${head}`;
  const rest = room - lengthIn(context)(tail);
  if (fits(own + tail) || own === '' || rest <= 0) return cut(context, own + tail, room);
  return cut(context, own, rest) + cut(context, tail, room);
}

/** More than any picture has room for. */
const LONGEST = 400;

/** As much of a text as there is room for. Isolated: a mark in a name must not turn what stands beside it. */
function cut(context: CanvasRenderingContext2D, text: string, room: number): string {
  const characters = [...text.slice(0, LONGEST)];
  const isolated = (count: number) =>
    `\u2068${characters.slice(0, count).join('')}\u2069${count < characters.length || text.length > LONGEST ? '…' : ''}`;
  let [fits, tooMany] = [0, characters.length + 1];
  while (tooMany - fits > 1) {
    const middle = (fits + tooMany) >>> 1;
    if (context.measureText(isolated(middle)).width <= room) fits = middle;
    else tooMany = middle;
  }
  return isolated(fits);
}
