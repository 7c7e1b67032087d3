export type {
  LookupOptions,
  MetadataOptions,
  PrometheusClient,
  QueryClient,
  QueryOptions,
  QueryRangeOptions,
  TimeRange,
} from './client.ts';
export { createPrometheusClient, type PrometheusClientOptions } from './create-client.ts';
export { createQueryClient } from './create-query-client.ts';
export { type DecodeOptions, decodeAnswer } from './decode-answer.ts';
export * from './errors.ts';
export { labelKey } from './label-key.ts';
export type { Scheduled, ScheduledCall, Waiting } from './live/awaited-call.ts';
export {
  type LiveRange,
  type LiveRangeOptions,
  type LiveRangeSnapshot,
  liveRange,
} from './live/live-range.ts';
export { type PollOptions, poll } from './live/poll.ts';
export {
  createScheduler,
  type Scheduler,
  type SchedulerOptions,
  type SchedulerProgress,
} from './live/scheduler.ts';
export type { Readable } from './live/store.ts';
export { pageVisibility, type Visibility } from './live/visibility.ts';
export type {
  HistogramSamples,
  InstantVector,
  Labels,
  Matrix,
  Sample,
  Series,
} from './matrix.ts';
export type { HistogramBucket, NativeHistogram } from './native-histogram.ts';
export type { Answer, QueryResult } from './query-result.ts';
export { niceStep } from './range/nice-step.ts';
export {
  pointCount,
  type RangeGrid,
  type RangeGridOptions,
  rangeGrid,
} from './range/range-grid.ts';
export type { Progress } from './read-query.ts';
export type {
  Alert,
  BuildInfo,
  ExemplarSeries,
  Features,
  MetricMetadata,
  Rule,
  RuleGroup,
  Target,
  Targets,
} from './server-schemas.ts';
export type { CallOptions, TransportOptions } from './transport.ts';
