/**
 * Ten colours for each theme, the same hues in the same places. Each has a contrast of at least 3:1 with its
 * surface (WCAG 1.4.11), and they were chosen for the greatest least distance (OKLab) as seen with normal
 * sight, protanopia and deuteranopia (Machado 2009); palette.test.ts measures both. The first ones differ most.
 */
export const lightPalette: readonly string[] = [
  '#2a71d6',
  '#e26b1b',
  '#8c0553',
  '#45968d',
  '#905211',
  '#954e9c',
  '#562f9e',
  '#808cd5',
  '#bf5350',
  '#235176',
];

export const darkPalette: readonly string[] = [
  '#0d9aec',
  '#db8833',
  '#e18db0',
  '#58eec6',
  '#a56c27',
  '#ad5697',
  '#a9b0fd',
  '#636dd7',
  '#e3626e',
  '#9bdbfd',
];

/** How many colours most charts need: the first ones of a palette, which differ most. */
export const MOST_DISTINCT = 6;

/** The background of the charts, for the contrast above. */
export const lightSurface = '#ffffff';
export const darkSurface = '#16191f';

/** Series beyond the palette repeat its colours with another stroke. */
export const strokes = ['solid', 'dashed', 'dotted'] as const;
export type Stroke = (typeof strokes)[number];
