import { type ColorScale, seriesId } from '@flink-metrics/sdk/echarts/format';
import type { AxisInk } from '@flink-metrics/sdk/echarts/parts';
import type { Surroundings } from '../../base/surroundings.ts';
import { type ChartSeries, paletteOf } from '../../chart/chart-model.ts';
import { withFewColors } from '../../chart/few-colors.ts';
import { type Medium, systemPalette } from '../../chart/medium.ts';

/** What the lines are drawn with. */
export interface Look {
  readonly colors: ColorScale;
  readonly palette: readonly string[];
}

/** Paper is light, and where the system overrules colours the lines have its own. */
export function lookOf(root: Node, surroundings: Surroundings, medium: Medium): Look {
  const { colors, theme } = surroundings;
  if (!medium.forced) return { colors, palette: paletteOf(medium.printing ? 'light' : theme) };
  const palette = systemPalette(root);
  return { colors: withFewColors(colors, palette.length), palette };
}

/** As these are, whichever of them are drawn. */
export function lookAs(series: readonly ChartSeries[]): Look {
  const places = new Map(series.map(({ id }, index) => [id, index]));
  return {
    palette: series.map(({ color }) => color),
    colors: {
      assign: (all) =>
        all.map((labels) => {
          const color = places.get(seriesId(labels)) ?? 0;
          return { color, stroke: series[color]?.stroke ?? 'solid' };
        }),
    },
  };
}

/** Of the charts that are drawn in one go: to ask again, the browser would first lay out what was drawn. */
const inks = new Map<Surroundings, Partial<AxisInk>>();

/** Colours and font of the axes, read from an element: a canvas knows no custom properties. */
export function inkOf(
  root: ParentNode,
  surroundings: Surroundings,
  medium: Medium,
): Partial<AxisInk> {
  if (medium.printing) return readInk(root);
  const known = inks.get(surroundings);
  if (known !== undefined) return known;
  if (inks.size === 0) queueMicrotask(() => inks.clear());
  const ink = readInk(root);
  inks.set(surroundings, ink);
  return ink;
}

function readInk(root: ParentNode): Partial<AxisInk> {
  const probe = root.querySelector('.ink');
  if (probe === null) return {};
  const style = getComputedStyle(probe);
  return {
    text: style.color,
    line: style.borderTopColor,
    grid: style.backgroundColor,
    font: style.fontFamily,
  };
}
