import type { ValueType } from './ast.ts';

export interface Signature {
  readonly args: readonly ValueType[];
  /** How many arguments there may be beyond all but the last of `args`; -1: any number, of the last type. */
  readonly variadic?: number;
  /** Absent: an instant vector. */
  readonly returns?: 'scalar';
  /** Prometheus wants `--enable-feature=promql-experimental-functions` for it. */
  readonly experimental?: true;
}

/** The functions of Prometheus 3.14 (promql/parser/functions.go). */
export const functions = {
  abs: { args: ['vector'] },
  absent: { args: ['vector'] },
  absent_over_time: { args: ['matrix'] },
  acos: { args: ['vector'] },
  acosh: { args: ['vector'] },
  asin: { args: ['vector'] },
  asinh: { args: ['vector'] },
  atan: { args: ['vector'] },
  atanh: { args: ['vector'] },
  avg_over_time: { args: ['matrix'] },
  ceil: { args: ['vector'] },
  changes: { args: ['matrix'] },
  clamp: { args: ['vector', 'scalar', 'scalar'] },
  clamp_max: { args: ['vector', 'scalar'] },
  clamp_min: { args: ['vector', 'scalar'] },
  cos: { args: ['vector'] },
  cosh: { args: ['vector'] },
  count_over_time: { args: ['matrix'] },
  day_of_month: { args: ['vector'], variadic: 1 },
  day_of_week: { args: ['vector'], variadic: 1 },
  day_of_year: { args: ['vector'], variadic: 1 },
  days_in_month: { args: ['vector'], variadic: 1 },
  deg: { args: ['vector'] },
  delta: { args: ['matrix'] },
  deriv: { args: ['matrix'] },
  double_exponential_smoothing: { args: ['matrix', 'scalar', 'scalar'], experimental: true },
  end: { args: [], returns: 'scalar', experimental: true },
  exp: { args: ['vector'] },
  first_over_time: { args: ['matrix'] },
  floor: { args: ['vector'] },
  histogram_avg: { args: ['vector'] },
  histogram_count: { args: ['vector'] },
  histogram_fraction: { args: ['scalar', 'scalar', 'vector'] },
  histogram_quantile: { args: ['scalar', 'vector'] },
  histogram_quantiles: {
    args: ['vector', 'string', 'scalar', 'scalar'],
    variadic: 9,
    experimental: true,
  },
  histogram_stddev: { args: ['vector'] },
  histogram_stdvar: { args: ['vector'] },
  histogram_sum: { args: ['vector'] },
  hour: { args: ['vector'], variadic: 1 },
  idelta: { args: ['matrix'] },
  increase: { args: ['matrix'] },
  info: { args: ['vector', 'vector'], variadic: 1, experimental: true },
  irate: { args: ['matrix'] },
  label_join: { args: ['vector', 'string', 'string', 'string'], variadic: -1 },
  label_replace: { args: ['vector', 'string', 'string', 'string', 'string'] },
  last_over_time: { args: ['matrix'] },
  ln: { args: ['vector'] },
  log10: { args: ['vector'] },
  log2: { args: ['vector'] },
  mad_over_time: { args: ['matrix'], experimental: true },
  max_of: { args: ['scalar', 'scalar'], returns: 'scalar', experimental: true },
  max_over_time: { args: ['matrix'] },
  min_of: { args: ['scalar', 'scalar'], returns: 'scalar', experimental: true },
  min_over_time: { args: ['matrix'] },
  minute: { args: ['vector'], variadic: 1 },
  month: { args: ['vector'], variadic: 1 },
  pi: { args: [], returns: 'scalar' },
  predict_linear: { args: ['matrix', 'scalar'] },
  present_over_time: { args: ['matrix'] },
  quantile_over_time: { args: ['scalar', 'matrix'] },
  rad: { args: ['vector'] },
  range: { args: [], returns: 'scalar', experimental: true },
  rate: { args: ['matrix'] },
  resets: { args: ['matrix'] },
  round: { args: ['vector', 'scalar'], variadic: 1 },
  scalar: { args: ['vector'], returns: 'scalar' },
  sgn: { args: ['vector'] },
  sin: { args: ['vector'] },
  sinh: { args: ['vector'] },
  sort: { args: ['vector'] },
  sort_by_label: { args: ['vector', 'string'], variadic: -1, experimental: true },
  sort_by_label_desc: { args: ['vector', 'string'], variadic: -1, experimental: true },
  sort_desc: { args: ['vector'] },
  sqrt: { args: ['vector'] },
  start: { args: [], returns: 'scalar', experimental: true },
  start_timestamp: { args: ['vector'], experimental: true },
  stddev_over_time: { args: ['matrix'] },
  stdvar_over_time: { args: ['matrix'] },
  step: { args: [], returns: 'scalar', experimental: true },
  sum_over_time: { args: ['matrix'] },
  tan: { args: ['vector'] },
  tanh: { args: ['vector'] },
  time: { args: [], returns: 'scalar' },
  timestamp: { args: ['vector'] },
  ts_of_first_over_time: { args: ['matrix'], experimental: true },
  ts_of_last_over_time: { args: ['matrix'], experimental: true },
  ts_of_max_over_time: { args: ['matrix'], experimental: true },
  ts_of_min_over_time: { args: ['matrix'], experimental: true },
  vector: { args: ['scalar'] },
  year: { args: ['vector'], variadic: 1 },
} as const satisfies Readonly<Record<string, Signature>>;

export type FunctionName = keyof typeof functions;

interface AggregatorSignature {
  readonly param?: 'scalar' | 'string';
  readonly experimental?: true;
}

export const aggregators = {
  sum: {},
  avg: {},
  count: {},
  min: {},
  max: {},
  group: {},
  stddev: {},
  stdvar: {},
  topk: { param: 'scalar' },
  bottomk: { param: 'scalar' },
  quantile: { param: 'scalar' },
  count_values: { param: 'string' },
  limitk: { param: 'scalar', experimental: true },
  limit_ratio: { param: 'scalar', experimental: true },
} as const satisfies Readonly<Record<string, AggregatorSignature>>;

export type AggregatorName = keyof typeof aggregators;
