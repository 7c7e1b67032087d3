/**
 * How a job's own series are found and asked for, without the catalog of all metrics: what a page needs at once.
 *
 * @module
 */

export { type MetricScope, metricScope } from './catalog/metric-scope.ts';
export type { Sentinel } from './catalog/sentinels.ts';
export type {
  ChartDefinition,
  ChartView,
  ChartWidth,
  Locale,
  LocalizedText,
  Section,
} from './definitions/chart.ts';
export type { Unit } from './definitions/unit.ts';
export {
  type Deployment,
  kubernetes,
  pushgateway,
  pushgatewayExported,
  standalone,
} from './deployment/deployment.ts';
export {
  type DescribeOptions,
  type DescribingClient,
  describeDeployment,
} from './deployment/describe-deployment.ts';
export type { Doubt, DoubtKind } from './deployment/doubts.ts';
export { checkDeployment } from './deployment/given.ts';
export { sanitizeLabelValue } from './deployment/label-value.ts';
export { isOfJob } from './deployment/observed.ts';
export {
  asLabelled,
  type FlinkRestAnswer,
  type NameReader,
  nameReader,
  type OriginalName,
  type OriginalNames,
} from './deployment/original-names.ts';
export { type InstantClient, type InstantOptions, jobNameMatcher } from './deployment/query.ts';
export { discoverCharts } from './discover/discover-charts.ts';
export {
  type DiscoveredJob,
  type DiscoveryOptions,
  discoverJobs,
  discoverNamespaces,
} from './discover/discovery.ts';
export {
  explainMissingJob,
  type MissingJob,
  type MissingJobReason,
} from './discover/missing-job.ts';
export { type DetectIntervalOptions, detectInterval } from './job/detect-interval.ts';
export type { JobState, StateSince } from './job/job-state.ts';
export {
  findJobStatus,
  findRuns,
  type JobRun,
  type JobStatus,
  type JobStatusOptions,
  type Slots,
} from './job/job-status.ts';
export { findLastReport, type LastReport } from './job/last-report.ts';
export {
  isMeasured,
  type LatestValue,
  type LatestValues,
  type LatestValuesOptions,
  latestValues,
} from './job/latest-values.ts';
export { findMarks, type Mark, type MarkKind, type MarksOptions } from './job/marks.ts';
export {
  findSharedProcesses,
  measuresProcesses,
  type SharedProcesses,
} from './job/shared-processes.ts';
export { findStaleProcesses, type StaleOptions, type StaleProcess } from './job/stale-processes.ts';
export type { PushReporter, Reporter, ScrapeReporter, ScrapeTarget } from './reporter/options.ts';
export { flinkReporterConfig, type ReporterConfig } from './reporter/reporter.ts';
export { chartQuery, type QueryWindow, rateWindow } from './scope/chart-query.ts';
export { type JobScope, jobMatchers } from './scope/job-scope.ts';
export { type ScopeOptions, scopeToJob } from './scope/scope-query.ts';
