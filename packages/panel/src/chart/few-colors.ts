import { type ColorScale, strokes } from '@flink-metrics/sdk/echarts/format';

/** For a system that allows a few colours only: series that would share one differ by their strokes. */
export const withFewColors = (colors: ColorScale, count: number): ColorScale => ({
  assign: (series) =>
    colors.assign(series).map(({ color, stroke }) => {
      const turn = Math.floor(color / count) + strokes.indexOf(stroke);
      return { color: color % count, stroke: strokes[turn % strokes.length] ?? 'solid' };
    }),
});
