import type { Severity } from '@flink-metrics/sdk/flink/rules';
import {
  darkPalette,
  lightPalette,
  type StyleOptions,
} from '@flink-metrics/sdk/internal/chart-format';
import type { AxisInk } from '@flink-metrics/sdk/internal/chart-plot';
import { type Medium, systemPalette } from '../../dom/medium.ts';
import type { Surroundings } from '../../provider/panel-context.ts';
import { withFewColors } from '../../series/few-colors.ts';

/** Where the series' colours come from. */
export type SeriesColors = Pick<StyleOptions, 'colors' | 'palette'>;

/** Paper is light, and where the system overrules the page's colours the lines have the system's. */
export function seriesColors(
  root: Node,
  { colors, theme }: Surroundings,
  medium: Medium,
): SeriesColors {
  if (medium.forced) {
    const palette = systemPalette(root);
    return { colors: withFewColors(colors, palette.length), palette };
  }
  return { colors, palette: theme === 'dark' && !medium.printing ? darkPalette : lightPalette };
}

/** Colours and font of the axes, and colours of what is marked. */
export type ChartInk = Partial<AxisInk & Record<Severity, string>>;

/** For the charts that are drawn in one go: reading styles after a draw would force the browser to lay out first. */
const inks = new Map<Surroundings, ChartInk>();

/** The ink, read from an element: a canvas does not resolve custom properties. */
export function inkOf(root: ParentNode, surroundings: Surroundings, medium: Medium): ChartInk {
  if (medium.printing) return readInk(root);
  const known = inks.get(surroundings);
  if (known !== undefined) return known;
  if (inks.size === 0) queueMicrotask(() => inks.clear());
  const ink = readInk(root);
  inks.set(surroundings, ink);
  return ink;
}

function readInk(root: ParentNode): ChartInk {
  const probe = root.querySelector('.ink');
  if (probe === null) return {};
  const style = getComputedStyle(probe);
  return {
    text: style.color,
    line: style.borderTopColor,
    grid: style.backgroundColor,
    font: style.fontFamily,
    critical: style.outlineColor,
    warning: style.textDecorationColor,
    info: style.columnRuleColor,
  };
}
