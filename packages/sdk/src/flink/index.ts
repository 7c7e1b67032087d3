/**
 * What is known about Flink's metrics: which labels a deployment has, how a job's own series are found, what to show.
 *
 * @module
 */

export * from './catalog/index.ts';
export * from './core.ts';
export { podLabels } from './deployment/process-labels.ts';
export { type ReportedIn, reportedJobs } from './discover/reported-jobs.ts';
export { unchecked } from './metrics/accessor.ts';
export { flink } from './metrics/generated/flink.ts';
export {
  type PrometheusRuleMetadata,
  printPrometheusRule,
  printRuleFile,
} from './recording/print-rules.ts';
export {
  type RecordingRule,
  type RecordingRules,
  type RecordingRulesOptions,
  recordingRules,
} from './recording/recording-rules.ts';
export { seriesOfJob, seriesOfPod } from './scope/series-of.ts';
export { sections } from './sections/index.ts';
export * from './sections/json.ts';
