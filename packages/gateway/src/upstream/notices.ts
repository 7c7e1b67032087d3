/**
 * Beginnings of Prometheus's warnings and infos that are fixed text. What follows them in an answer (metric
 * names, values, addresses of a store) is cut off.
 * Source: prometheus/prometheus, util/annotations/annotations.go and web/api/v1/api.go.
 */
const SAFE_BEGINNINGS = [
  'PromQL warning: quantile value should be between 0 and 1',
  'PromQL warning: ratio value should be between -1 and 1',
  'PromQL warning: bucket label "le" is missing or has a malformed value',
  'PromQL warning: encountered a mix of histograms and floats',
  'PromQL warning: vector contains a mix of classic and native histograms',
  'PromQL warning: vector contains a mix of histograms with exponential and custom buckets schemas',
  'PromQL warning: vector contains histograms with incompatible custom buckets',
  'PromQL warning: this native histogram metric is not a counter',
  'PromQL warning: this native histogram metric is not a gauge',
  'PromQL info: metric might not be a counter, name does not end in _total/_sum/_count/_bucket',
  'PromQL info: metric might not be a counter',
  'PromQL info: input to histogram_quantile has NaN observations',
  'PromQL info: input to histogram_quantile needed to be fixed for monotonicity',
  'PromQL info: incompatible sample types encountered',
  'PromQL info: ignored histograms in a range containing both floats and histograms',
  'PromQL info: ignored histogram in',
  'results truncated due to limit',
] as const;

const OTHER =
  'Prometheus remarked on this answer, which may be incomplete; its operator can see the text.';

/** Warnings or infos of an answer as texts that hold nothing of any data; each once. */
export function safeNotices(notices: readonly string[]): string[] {
  const safe = notices.map(
    (notice) => SAFE_BEGINNINGS.find((beginning) => notice.startsWith(beginning)) ?? OTHER,
  );
  return [...new Set(safe)];
}
