import type { Answer, QueryResult } from '../answers/answer.ts';
import type { DownloadProgress } from '../answers/read-query.ts';
import type {
  Alert,
  BuildInfo,
  ExemplarSeries,
  Features,
  MetricMetadata,
  RuleGroup,
  Targets,
} from '../answers/server-schemas.ts';
import type { Labels, Matrix } from '../data/matrix.ts';
import type { CallOptions } from '../transport/transport.ts';

export interface QueryCallOptions extends CallOptions {
  /** Told at each chunk of the answer's body. */
  readonly onProgress?: ((progress: DownloadProgress) => void) | undefined;
}

export interface QueryOptions extends QueryCallOptions {
  /** When to evaluate, Unix time in ms. @defaultValue the server's now */
  readonly time?: number | undefined;
}

export interface QueryRangeOptions extends QueryCallOptions {
  /** First step, Unix time in ms. */
  readonly start: number;
  /** Last step at most, Unix time in ms. */
  readonly end: number;
  /** Whole ms, 1 or more. */
  readonly step: number;
}

/** A stretch of time: Unix ms, both ends included. */
export interface TimeSpan {
  readonly start: number;
  readonly end: number;
}

export interface MetadataOptions extends CallOptions {
  /** Of this metric only. */
  readonly metric?: string | undefined;
  /** The most metrics to answer. */
  readonly limit?: number | undefined;
}

export interface LookupOptions extends CallOptions {
  /** Series selectors; a series has to match one of them. */
  readonly match?: readonly string[] | undefined;
  /** Unix time in ms. */
  readonly start?: number | undefined;
  /** Unix time in ms. */
  readonly end?: number | undefined;
  /** The most entries to answer; servers before Prometheus 2.54 ignore it. */
  readonly limit?: number | undefined;
}

/**
 * What most programs ask: series and what they are called. Every method rejects with a subclass of
 * {@link PrometheusError}, with a `RangeError` for a time, step or time limit that is none, with the signal's reason
 * where the caller aborts, and with what the caller's own functions (`headers`, `onProgress`) throw.
 */
export interface QueryClient {
  /** Evaluates PromQL at one time. */
  query(query: string, options?: QueryOptions): Promise<Answer<QueryResult>>;
  /**
   * Evaluates PromQL at every step from `start` to `end`, both included. More than 11,000 steps, which no server
   * answers at once, are asked one part after another (the time limit is each part's) and joined.
   * @example
   * const grid = rangeGrid({ start: Date.now() - 3_600_000, end: Date.now(), points: 800 });
   * const { data } = await client.queryRange('up', grid);
   * for (const { labels, times, values } of data) console.log(labels, times.at(-1), values.at(-1));
   */
  queryRange(query: string, options: QueryRangeOptions): Promise<Answer<Matrix>>;
  /** The label sets of the series that match. */
  series(
    options: LookupOptions & { readonly match: readonly string[] },
  ): Promise<Answer<readonly Labels[]>>;
  /** Names of labels. */
  labels(options?: LookupOptions): Promise<Answer<readonly string[]>>;
  /** Values of one label. */
  labelValues(name: string, options?: LookupOptions): Promise<Answer<readonly string[]>>;
}

/** Everything that is read from the API. */
export interface PrometheusClient extends QueryClient {
  /** Type, help and unit by metric name, as the scraped targets give them. */
  metadata(
    options?: MetadataOptions,
  ): Promise<Answer<Readonly<Record<string, readonly MetricMetadata[]>>>>;
  /** Alerting and recording rules, as they stand. */
  rules(options?: CallOptions): Promise<Answer<readonly RuleGroup[]>>;
  /** Alerts that are pending or firing. */
  alerts(options?: CallOptions): Promise<Answer<readonly Alert[]>>;
  /** Exemplars of the series that a query selects. */
  exemplars(
    query: string,
    options: TimeSpan & CallOptions,
  ): Promise<Answer<readonly ExemplarSeries[]>>;
  /** The scraped targets. */
  targets(
    options?: CallOptions & { readonly state?: 'active' | 'dropped' | 'any' | undefined },
  ): Promise<Answer<Targets>>;
  /** What the server is. */
  buildInfo(options?: CallOptions): Promise<Answer<BuildInfo>>;
  /** What the server can do; Prometheus 3.8 and later. */
  features(options?: CallOptions): Promise<Answer<Features>>;
  /** A query in Prometheus's own layout. */
  formatQuery(query: string, options?: CallOptions): Promise<Answer<string>>;
}
