import type { Labels, Matrix } from '../prometheus/index.ts';
import type { ColorScale } from './color-scale.ts';
import type { ValueUnit } from './unit.ts';

/**
 * How the samples are shown: a line; a line that holds its value (`step`); areas on top of each other (`stacked`);
 * a bar a sample, on top of each other (`bars`); or a band a series that is the stronger the higher its value
 * (`state`).
 */
export type LineView = 'line' | 'step' | 'stacked' | 'bars' | 'state';

export interface LineOptions {
  readonly unit: ValueUnit;
  /** Of the range query, ms: samples further apart than 1.5 steps are not joined. */
  readonly step: number;
  readonly locale: string;
  /** IANA name; the browser's zone when left out. */
  readonly timeZone?: string | undefined;
  /** What is shown, Unix ms; the extent of the data when left out. */
  readonly start?: number | undefined;
  readonly end?: number | undefined;
  readonly view?: LineView | undefined;
  /** The same at another time, shifted to the time shown: thin lines behind. A `state` has none. */
  readonly ghosts?: Matrix | undefined;
  /** CSS colours, see `lightPalette` and `darkPalette`. */
  readonly palette: readonly string[];
  /** Shared by the charts of a page, so that one TaskManager has one colour on all of them. */
  readonly colors: ColorScale;
  /** The series' name in legend and tooltip. Label values are foreign text: never put it in HTML. */
  readonly label: (labels: Labels) => string;
  /** Colours and font of axes; canvas text knows no CSS. */
  readonly ink?: Partial<AxisInk> | undefined;
  /** How many marks the width has room for. */
  readonly timeTicks?: number | undefined;
}

export interface AxisInk {
  readonly text: string;
  readonly line: string;
  readonly grid: string;
  readonly font: string;
  /** px */
  readonly fontSize: number;
}
