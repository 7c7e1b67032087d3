export * from './format.ts';
export {
  type AxisInk,
  type LineOption,
  type LineOptions,
  type LineView,
  lineOption,
} from './line-option.ts';
export { interleave, interleaveAligned } from './points.ts';
export { type TimeAxis, timeAxis } from './time-axis.ts';
export { type Extent, extentOf, niceInterval, type ValueAxis, valueAxis } from './value-axis.ts';
