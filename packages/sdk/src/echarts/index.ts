export * from './format.ts';
export { type LineOption, lineOption } from './line-option.ts';
export * from './parts.ts';
export { interleave, interleaveAligned } from './points.ts';
