export type { Answer, QueryResult } from './answers/answer.ts';
export { type DecodeOptions, decodeAnswer } from './answers/decode-answer.ts';
export type { DownloadProgress } from './answers/read-query.ts';
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
} from './answers/server-schemas.ts';
export type {
  LookupOptions,
  MetadataOptions,
  PrometheusClient,
  QueryCallOptions,
  QueryClient,
  QueryOptions,
  QueryRangeOptions,
  TimeSpan,
} from './client/client.ts';
export { createPrometheusClient, type PrometheusClientOptions } from './client/create-client.ts';
export { createQueryClient } from './client/create-query-client.ts';
export type {
  HistogramBucket,
  HistogramSamples,
  Labels,
  Matrix,
  NativeHistogram,
  Sample,
  Series,
  Vector,
} from './data/matrix.ts';
export { labelKey, lowerBound } from './data/matrix.ts';
export * from './errors.ts';
export type { Scheduled, ScheduledCall, Waiting } from './live/awaited-call.ts';
export {
  type LiveRange,
  type LiveRangeOptions,
  type LiveRangeSnapshot,
  liveRange,
} from './live/live-range.ts';
export { type PollOptions, pageVisibility, poll, type Visibility } from './live/poll.ts';
export {
  createScheduler,
  type Scheduler,
  type SchedulerOptions,
  type SchedulerProgress,
} from './live/scheduler.ts';
export { createStore, type Readable, type Store } from './live/store.ts';
export {
  type RangeGrid,
  type RangeGridOptions,
  rangeGrid,
} from './range/range-grid.ts';
export { zoneOffset } from './range/zone-offset.ts';
export type { CallOptions, TransportOptions } from './transport/transport.ts';
