/**
 * What is known about Flink's metrics: which labels a deployment has, how a job's own series are found, what to show.
 *
 * @module
 */

export { catalog } from './catalog/catalog.ts';
export {
  defaultQuery,
  type HonestAggregation,
  honestAggregations,
  seriesOf,
} from './catalog/default-query.ts';
export { describeMetric } from './catalog/describe.ts';
export type {
  FamilyExtras,
  FamilyKind,
  FamilyRow,
  FamilyScope,
  Measure,
  MetricFamily,
  Semantics,
} from './catalog/family.ts';
export { type Lookup, lookup } from './catalog/lookup.ts';
export type { FamilyText } from './catalog/text-of.ts';
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
export { jobNameMatcher, sanitizeLabelValue } from './job-name.ts';
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
export type { Locale, LocalizedText } from './localized-text.ts';
export { findMarks, type Mark, type MarkKind, type MarksOptions } from './marks.ts';
export { type MetricScope, metricScope } from './metric-scope.ts';
export { unchecked } from './metrics/accessor.ts';
export { flink } from './metrics/generated/flink.ts';
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
export { sections } from './sections/index.ts';
export { formatSections, parseSections, SectionsError } from './sections/parse-sections.ts';
export { type SectionsJson, sectionsJsonSchema } from './sections/section-schema.ts';
export { type Sentinel, sentinelOf } from './sentinels.ts';
export {
  findSharedProcesses,
  measuresProcesses,
  type SharedProcesses,
} from './shared-processes.ts';
export { findStaleProcesses, type StaleOptions, type StaleProcess } from './stale-processes.ts';
export type { Unit } from './unit.ts';
