import { axesOption, type LineOptions } from '@flink-metrics/sdk/echarts';
import type { Matrix } from '@flink-metrics/sdk/prometheus';
import type { GridComponentOption } from 'echarts/components';
import { type PlotArea, type PlotSize, type TimeSpan, xOf } from '../plot-area.ts';
import type { Scale } from './pen.ts';

type AxesOption = ReturnType<typeof axesOption>;

export interface Axes {
  readonly option: Omit<AxesOption, 'grid'> & { readonly grid: GridComponentOption };
  readonly area: PlotArea;
  readonly span: TimeSpan;
  readonly scale: Scale;
}

/** px between an axis and its texts, and around the whole. */
const TEXT_MARGIN = 8;
const EDGE = { left: 4, right: 12, top: 8, bottom: 2 };

/**
 * Axes with the room they need, which is found out here: ECharts would lay everything out twice for it.
 * @param widthOf px of a text in the axes' font
 */
export function layOutAxes(
  matrix: Matrix,
  options: LineOptions,
  { width, height }: PlotSize,
  widthOf: (text: string, font: string) => number,
): Axes {
  const axes = axesOption(matrix, options);
  const { xAxis, yAxis } = axes;
  const { fontFamily, fontSize } = yAxis.axisLabel;
  const font = `${fontSize}px ${fontFamily}`;
  const widest = Math.max(0, ...textsOf(yAxis).map((text) => widthOf(text, font)));
  const named = yAxis.type === 'category' ? Math.min(widest, yAxis.axisLabel.width) : widest;
  const area: PlotArea = {
    left: Math.ceil(EDGE.left + named + TEXT_MARGIN),
    right: width - EDGE.right,
    top: EDGE.top,
    bottom: Math.floor(height - EDGE.bottom - TEXT_MARGIN - 1.2 * fontSize),
    width,
    height,
  };
  const span = { start: xAxis.min, end: xAxis.max };
  return {
    area,
    span,
    scale: { x: (time) => xOf(time, area, span), y: yScale(yAxis, area) },
    option: {
      ...axes,
      grid: {
        left: area.left,
        right: EDGE.right,
        top: area.top,
        bottom: height - area.bottom,
        outerBoundsMode: 'none',
      },
    },
  };
}

type YAxis = AxesOption['yAxis'];

function textsOf(axis: YAxis): readonly string[] {
  if (axis.type === 'category') return axis.data;
  const { axisLabel, interval, max, min } = axis;
  const count = Math.round((max - min) / interval) + 1;
  return Array.from({ length: count }, (_, mark) => axisLabel.formatter(min + mark * interval));
}

function yScale(axis: YAxis, { top, bottom }: PlotArea): (value: number) => number {
  const height = bottom - top;
  if (axis.type === 'category') return (row) => top + ((row + 0.5) / axis.data.length) * height;
  const { max, min } = axis;
  return (value) => bottom - ((value - min) / (max - min)) * height;
}
