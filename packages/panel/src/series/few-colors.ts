import {
  type ColorScale,
  type Stroke,
  strokes,
  tellApart,
} from '@flink-metrics/sdk/internal/chart-format';

/** A scale for a system that allows only a few colours: series that share one differ by their strokes. */
export const withFewColors = (colors: ColorScale, count: number): ColorScale => ({
  assign(series) {
    const styles = colors
      .assign(series)
      .map((style) => ({ style, key: Object.values(style).join() }));
    const wanted = styles.map(({ style: { color, stroke }, key }) => {
      // Strokes differ too: the system's colours may be all alike.
      const turn = (color % count) + Math.floor(color / count) + strokes.indexOf(stroke);
      const turned: Stroke = strokes[turn % strokes.length] ?? 'solid';
      return [key, { color: color % count, stroke: turned }] as const;
    });
    const apart = tellApart(new Map(wanted), count);
    return styles.map(({ style, key }) => apart.get(key) ?? style);
  },
});
