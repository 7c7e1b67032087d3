import type { Unit } from '../flink/index.ts';
import type { StyledSeries } from './styled-series.ts';

/**
 * How the samples are shown: a line; a line that holds its value (`step`); areas on top of each other (`stacked`);
 * a bar per sample, on top of each other (`bars`); or a band per series that is stronger the higher its value
 * (`state`).
 */
export type LineView = 'line' | 'step' | 'stacked' | 'bars' | 'state';

/** What the axes and traces of a chart depend on, beside its series. */
export interface ChartOptions {
  readonly unit: Unit;
  /** Of the range query, ms: samples further apart than 1.5 steps are not joined. */
  readonly step: number;
  /** BCP 47 */
  readonly locale: string;
  /** IANA name; the browser's zone when left out. */
  readonly timeZone?: string | undefined;
  /** What is shown, Unix ms; the extent of the data when left out. */
  readonly start?: number | undefined;
  readonly end?: number | undefined;
  /** `line` when left out. */
  readonly view?: LineView | undefined;
  /** The same at another time, shifted to the time shown: thin lines behind. A `state` has none. */
  readonly ghosts?: readonly StyledSeries[] | undefined;
  /** Colours and font of axes; canvas text does not inherit CSS. */
  readonly ink?: Partial<AxisInk> | undefined;
  /** How many marks the width has room for. */
  readonly timeTicks?: number | undefined;
}

/** CSS colours and font of the axes. */
export interface AxisInk {
  readonly text: string;
  readonly line: string;
  readonly grid: string;
  readonly font: string;
  /** px */
  readonly fontSize: number;
}
