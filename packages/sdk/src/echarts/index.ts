/**
 * A matrix as an option of ECharts, for a page that draws with ECharts itself.
 *
 * @module
 */

export { type LineOption, type LineOptions, lineOption } from './line-option.ts';
export { interleave, interleaveAligned } from './points.ts';
