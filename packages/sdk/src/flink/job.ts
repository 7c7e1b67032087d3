/**
 * How a job's own series are found and asked for, without the catalog of all metrics: what a page needs at once.
 *
 * @module
 */

export {
  type ChartDefinition,
  type ChartView,
  chartQuery,
  type QueryWindow,
  type Section,
} from './chart.ts';
export { type DetectIntervalOptions, detectInterval } from './detect-interval.ts';
export { type DetectOptions, detectLabelScheme } from './detect-label-scheme.ts';
export { discoverCharts } from './discover-charts.ts';
export {
  type DiscoveredJob,
  type DiscoveryOptions,
  discoverJobs,
  discoverNamespaces,
} from './discovery.ts';
export { jobNameMatcher } from './job-name.ts';
export { type JobScope, jobMatchers } from './job-scope.ts';
export type { JobState, StateSince } from './job-state.ts';
export { findJobStatus, type JobStatus, type JobStatusOptions, type Slots } from './job-status.ts';
export {
  kubernetes,
  type LabelScheme,
  labelSchemes,
  pushgateway,
  pushgatewayExported,
  standalone,
} from './label-scheme.ts';
export { sanitizeLabelValue } from './label-value.ts';
export { findLastReport, type LastReport } from './last-report.ts';
export {
  isMeasured,
  type LatestValue,
  type LatestValues,
  type LatestValuesOptions,
  latestValues,
} from './latest-values.ts';
export type { Locale, LocalizedText } from './localized-text.ts';
export { findMarks, type Mark, type MarkKind, type MarksOptions } from './marks.ts';
export { type MetricScope, metricScope } from './metric-scope.ts';
export type { InstantOptions } from './query-vector.ts';
export { rateWindow } from './rate-window.ts';
export {
  flinkReporterConfig,
  type PushReporter,
  type Reporter,
  type ReporterConfig,
  type ScrapeReporter,
  type ScrapeTarget,
} from './reporter/reporter.ts';
export { type ScopeOptions, scopeToJob } from './scope-query.ts';
export { type Sentinel, sentinelOf } from './sentinels.ts';
export {
  findSharedProcesses,
  measuresProcesses,
  type SharedProcesses,
} from './shared-processes.ts';
export { findStaleProcesses, type StaleOptions, type StaleProcess } from './stale-processes.ts';
export type { Unit } from './unit.ts';
