import { type ColorScale, createColorScale, lightPalette } from '@flink-metrics/sdk/echarts/format';
import { type Cursor, createCursor } from '../chart/cursor.ts';
import { type Language, languageOf } from '../i18n/language.ts';
import type { Theme } from '../theme/theme.ts';

/** What the elements of one panel have in common. */
export interface Surroundings {
  readonly language: Language;
  /** IANA name; undefined is the browser's own. */
  readonly timeZone: string | undefined;
  readonly theme: Theme;
  readonly colors: ColorScale;
  readonly cursor: Cursor;
}

/** For an element that stands alone in a page. */
export function createSurroundings(): Surroundings {
  return {
    language: languageOf('en'),
    timeZone: undefined,
    theme: 'light',
    colors: createColorScale(lightPalette.length),
    cursor: createCursor(),
  };
}
