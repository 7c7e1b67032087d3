/**
 * What is known about Flink's metrics: which labels a deployment has, how a job's own series are found, what to show.
 *
 * @module
 */

export * from './catalog/index.ts';
export * from './job.ts';
export { unchecked } from './metrics/accessor.ts';
export { flink } from './metrics/generated/flink.ts';
export { sections } from './sections/index.ts';
export * from './sections/parse.ts';
