import {
  type ChartAxes,
  ROW_NAME_WIDTH,
  type ValueAxis,
} from '@flink-metrics/sdk/internal/chart-plot';
import type { TimeSpan } from '@flink-metrics/sdk/prometheus';
import { type PlotArea, type PlotSize, xOf } from '../plot-area.ts';

/** From times and values to px. */
export interface Scale {
  readonly x: (time: number) => number;
  readonly y: (value: number) => number;
}

/** px that a text takes in a CSS font. */
export type TextWidth = (text: string, font: string) => number;

export interface AxisText {
  readonly text: string;
  /** px: its end on the value axis, its middle on the time axis. */
  readonly x: number;
  /** px: its middle. */
  readonly y: number;
}

/** Where everything of the axes is, px of the box. */
export interface AxesLayout {
  readonly area: PlotArea;
  readonly span: TimeSpan;
  readonly scale: Scale;
  readonly font: string;
  readonly values: readonly AxisText[];
  readonly times: readonly AxisText[];
  /** Of the lines that go across. */
  readonly lines: readonly number[];
  /** Of the marks on the time axis. */
  readonly ticks: readonly number[];
}

/** px around the whole. */
const EDGE = { left: 4, right: 12, top: 8, bottom: 2 };
/** px between an axis and its texts. */
const MARGIN = 8;
/** px between two texts. */
const SPACE = 6;

/** Gives the axes the room that their texts need, and the lines the rest. */
export function layOutAxes(axes: ChartAxes, size: PlotSize, widthOf: TextWidth): AxesLayout {
  const { ink, rows, time, value } = axes;
  const font = `${ink.fontSize}px ${ink.font}`;
  const width = (text: string) => widthOf(text, font);
  const names = rows.map((name) => shorten(name, ROW_NAME_WIDTH, width));
  const marks = value === null ? [] : marksOf(value);
  const texts = value === null ? names : marks.map(value.format);
  const area: PlotArea = {
    left: Math.ceil(EDGE.left + Math.max(0, ...texts.map(width)) + MARGIN),
    right: size.width - EDGE.right,
    top: EDGE.top,
    bottom: size.height - EDGE.bottom - MARGIN - ink.fontSize,
    ...size,
  };
  const y = value === null ? rowScale(rows.length, area) : valueScale(value, area);
  const scale: Scale = { x: (moment) => xOf(moment, area, time), y };
  return {
    area,
    span: { start: time.start, end: time.end },
    scale,
    font,
    values: texts.map((text, index) => ({
      text,
      x: area.left - MARGIN,
      y: y(marks[index] ?? index),
    })),
    times: timeTexts(axes, area, width),
    lines: marks.map(y),
    ticks: time.ticks.map(scale.x),
  };
}

function marksOf({ interval, max, min }: ValueAxis): readonly number[] {
  const count = Math.round((max - min) / interval) + 1;
  return Array.from({ length: count }, (_, mark) => min + mark * interval);
}

const valueScale =
  ({ max, min }: ValueAxis, { bottom, top }: PlotArea) =>
  (value: number) =>
    bottom - ((value - min) / (max - min)) * (bottom - top);

const rowScale =
  (count: number, { bottom, top }: PlotArea) =>
  (row: number) =>
    top + ((row + 0.5) / count) * (bottom - top);

/** Inside the box, and none over another. */
function timeTexts(
  { ink, time }: ChartAxes,
  area: PlotArea,
  width: (text: string) => number,
): readonly AxisText[] {
  const texts: AxisText[] = [];
  const y = area.bottom + MARGIN + ink.fontSize / 2;
  let free = 0;
  for (const tick of time.ticks) {
    const text = time.format(tick);
    const half = width(text) / 2;
    const x = Math.min(area.width - half, Math.max(half, xOf(tick, area, time)));
    if (x - half < free) continue;
    texts.push({ text, x, y });
    free = x + half + SPACE;
  }
  return texts;
}

/** As much of it as there is room for. */
function shorten(text: string, most: number, width: (text: string) => number): string {
  // The longest name there may be is not measured letter by letter.
  let short = text.slice(0, most);
  if (short === text && width(text) <= most) return text;
  while (short.length > 0 && width(`${short}…`) > most) short = short.slice(0, -1);
  return `${short}…`;
}
