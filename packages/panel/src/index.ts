/**
 * Flink job metrics as custom elements. Importing this registers nothing and needs no DOM: `define.ts` registers.
 *
 * @module
 */

export * from './classes.ts';
export { en } from './i18n/english.ts';
