import type { ColorScale } from '@flink-metrics/sdk/echarts/format';
import type { Cursor } from '../chart/cursor.ts';
import type { Language } from '../i18n/language.ts';
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
