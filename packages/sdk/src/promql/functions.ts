import { call, callOverRange } from './call.ts';

// One line a function, so that a bundle holds only those that are used; their signatures are in signatures.ts.
// All about each: https://prometheus.io/docs/prometheus/latest/querying/functions/

/** The absolute values. */
export const abs = /* @__PURE__ */ call('abs');
/** 1 where the vector is empty, with the labels of its `=` matchers; else nothing. */
export const absent = /* @__PURE__ */ call('absent');
/** 1 where the range has no sample at all; else nothing. */
export const absentOverTime = /* @__PURE__ */ callOverRange('absent_over_time');
/** Arc cosine, in radians. */
export const acos = /* @__PURE__ */ call('acos');
/** Inverse hyperbolic cosine. */
export const acosh = /* @__PURE__ */ call('acosh');
/** Arc sine, in radians. */
export const asin = /* @__PURE__ */ call('asin');
/** Inverse hyperbolic sine. */
export const asinh = /* @__PURE__ */ call('asinh');
/** Arc tangent, in radians. */
export const atan = /* @__PURE__ */ call('atan');
/** Inverse hyperbolic tangent. */
export const atanh = /* @__PURE__ */ call('atanh');
/** The mean of the samples. */
export const avgOverTime = /* @__PURE__ */ callOverRange('avg_over_time');
/** Rounded up to a whole number. */
export const ceil = /* @__PURE__ */ call('ceil');
/** How often the value changed. */
export const changes = /* @__PURE__ */ callOverRange('changes');
/** Held between a least and a greatest value. */
export const clamp = /* @__PURE__ */ call('clamp');
/** Held below a greatest value. */
export const clampMax = /* @__PURE__ */ call('clamp_max');
/** Held above a least value. */
export const clampMin = /* @__PURE__ */ call('clamp_min');
/** Cosine of radians. */
export const cos = /* @__PURE__ */ call('cos');
/** Hyperbolic cosine. */
export const cosh = /* @__PURE__ */ call('cosh');
/** How many samples there are. */
export const countOverTime = /* @__PURE__ */ callOverRange('count_over_time');
/** Day of the month of Unix times in seconds, 1..31, UTC. */
export const dayOfMonth = /* @__PURE__ */ call('day_of_month');
/** Day of the week, 0 (Sunday) to 6, UTC. */
export const dayOfWeek = /* @__PURE__ */ call('day_of_week');
/** Day of the year, 1..366, UTC. */
export const dayOfYear = /* @__PURE__ */ call('day_of_year');
/** Days of the month, 28..31, UTC. */
export const daysInMonth = /* @__PURE__ */ call('days_in_month');
/** Radians to degrees. */
export const deg = /* @__PURE__ */ call('deg');
/** Last minus first value of a gauge, extrapolated to the whole range. */
export const delta = /* @__PURE__ */ callOverRange('delta');
/** Slope per second of a gauge, by linear regression. */
export const deriv = /* @__PURE__ */ callOverRange('deriv');
/** @experimental Holt-Winters smoothing, with the factors for level and trend (0..1). */
export const doubleExponentialSmoothing = /* @__PURE__ */ call('double_exponential_smoothing');
/** @experimental End of the query's range, Unix time in seconds. */
export const end = /* @__PURE__ */ call('end');
/** e to the power of each value. */
export const exp = /* @__PURE__ */ call('exp');
/** The oldest sample of the range. */
export const firstOverTime = /* @__PURE__ */ callOverRange('first_over_time');
/** Rounded down to a whole number. */
export const floor = /* @__PURE__ */ call('floor');
/** Mean of native histograms. */
export const histogramAvg = /* @__PURE__ */ call('histogram_avg');
/** Observations in native histograms. */
export const histogramCount = /* @__PURE__ */ call('histogram_count');
/** Share (0..1) of observations between two values of native histograms. */
export const histogramFraction = /* @__PURE__ */ call('histogram_fraction');
/** The quantile (0..1) of histograms: native, or of buckets with the label `le`. */
export const histogramQuantile = /* @__PURE__ */ call('histogram_quantile');
/** @experimental Several quantiles at once, each with its own value of a label. */
export const histogramQuantiles = /* @__PURE__ */ call('histogram_quantiles');
/** Standard deviation in native histograms. */
export const histogramStddev = /* @__PURE__ */ call('histogram_stddev');
/** Variance in native histograms. */
export const histogramStdvar = /* @__PURE__ */ call('histogram_stdvar');
/** Sum of observations in native histograms. */
export const histogramSum = /* @__PURE__ */ call('histogram_sum');
/** Prometheus 2 only: Prometheus 3 calls it `doubleExponentialSmoothing`. */
export const holtWinters = /* @__PURE__ */ call('holt_winters');
/** Hour of the day, 0..23, UTC. */
export const hour = /* @__PURE__ */ call('hour');
/** Difference of the last two samples of a gauge. */
export const idelta = /* @__PURE__ */ callOverRange('idelta');
/** How much a counter grew in the range, resets and extrapolation included. */
export const increase = /* @__PURE__ */ callOverRange('increase');
/** @experimental Adds the labels of info series, as of `target_info`. It reads series that no selector names. */
export const info = /* @__PURE__ */ call('info');
/** @experimental Area under the samples over seconds; by trapezoids, or the left (0) or right (1) sample (Prometheus 3.16). */
export const integral = /* @__PURE__ */ call('integral');
/** Growth per second of a counter between the last two samples. */
export const irate = /* @__PURE__ */ callOverRange('irate');
/** A new label, whose value is that of others joined by a separator. */
export const labelJoin = /* @__PURE__ */ call('label_join');
/** A new label from a part of another: `$1` is the first group of the regular expression. */
export const labelReplace = /* @__PURE__ */ call('label_replace');
/** The newest sample of the range. */
export const lastOverTime = /* @__PURE__ */ callOverRange('last_over_time');
/** Natural logarithm. */
export const ln = /* @__PURE__ */ call('ln');
/** Decimal logarithm. */
export const log10 = /* @__PURE__ */ call('log10');
/** Binary logarithm. */
export const log2 = /* @__PURE__ */ call('log2');
/** @experimental Median absolute deviation. */
export const madOverTime = /* @__PURE__ */ callOverRange('mad_over_time');
/** @experimental The greater of two scalars. */
export const maxOf = /* @__PURE__ */ call('max_of');
/** The greatest sample. */
export const maxOverTime = /* @__PURE__ */ callOverRange('max_over_time');
/** @experimental The smaller of two scalars. */
export const minOf = /* @__PURE__ */ call('min_of');
/** The smallest sample. */
export const minOverTime = /* @__PURE__ */ callOverRange('min_over_time');
/** Minute of the hour, 0..59, UTC. */
export const minute = /* @__PURE__ */ call('minute');
/** Month of the year, 1..12, UTC. */
export const month = /* @__PURE__ */ call('month');
/** π. */
export const pi = /* @__PURE__ */ call('pi');
/** The value of a gauge in so many seconds, by linear regression. */
export const predictLinear = /* @__PURE__ */ call('predict_linear');
/** 1 for each series with a sample in the range. */
export const presentOverTime = /* @__PURE__ */ callOverRange('present_over_time');
/** The quantile (0..1) of the samples. */
export const quantileOverTime = /* @__PURE__ */ call('quantile_over_time');
/** Degrees to radians. */
export const rad = /* @__PURE__ */ call('rad');
/** @experimental Length of the query's range in seconds: PromQL's `range()`. */
export const queryRange = /* @__PURE__ */ call('range');
/** Growth per second of a counter, resets and extrapolation included. */
export const rate = /* @__PURE__ */ callOverRange('rate');
/** How often a counter was reset. */
export const resets = /* @__PURE__ */ callOverRange('resets');
/** Rounded to the nearest whole number, or to a multiple of the second argument. */
export const round = /* @__PURE__ */ call('round');
/** The value of the only series; NaN where there is none or more. */
export const scalar = /* @__PURE__ */ call('scalar');
/** -1, 0 or 1. */
export const sgn = /* @__PURE__ */ call('sgn');
/** Sine of radians. */
export const sin = /* @__PURE__ */ call('sin');
/** Hyperbolic sine. */
export const sinh = /* @__PURE__ */ call('sinh');
/** In the order of values: instant queries only. */
export const sort = /* @__PURE__ */ call('sort');
/** @experimental In the natural order of these labels. */
export const sortByLabel = /* @__PURE__ */ call('sort_by_label');
/** @experimental Against the natural order of these labels. */
export const sortByLabelDesc = /* @__PURE__ */ call('sort_by_label_desc');
/** Greatest first: instant queries only. */
export const sortDesc = /* @__PURE__ */ call('sort_desc');
/** Square root. */
export const sqrt = /* @__PURE__ */ call('sqrt');
/** @experimental Start of the query's range, Unix time in seconds. */
export const start = /* @__PURE__ */ call('start');
/** @experimental When each counter or histogram started, Unix time in seconds. */
export const startTimestamp = /* @__PURE__ */ call('start_timestamp');
/** Standard deviation of the samples. */
export const stddevOverTime = /* @__PURE__ */ callOverRange('stddev_over_time');
/** Variance of the samples. */
export const stdvarOverTime = /* @__PURE__ */ callOverRange('stdvar_over_time');
/** @experimental The query's step in seconds. */
export const step = /* @__PURE__ */ call('step');
/** Sum of the samples. */
export const sumOverTime = /* @__PURE__ */ callOverRange('sum_over_time');
/** Tangent of radians. */
export const tan = /* @__PURE__ */ call('tan');
/** Hyperbolic tangent. */
export const tanh = /* @__PURE__ */ call('tanh');
/** The time of evaluation, Unix time in seconds. */
export const time = /* @__PURE__ */ call('time');
/** When each sample was taken, Unix time in seconds. */
export const timestamp = /* @__PURE__ */ call('timestamp');
/** @experimental When the oldest sample was taken, Unix time in seconds. */
export const tsOfFirstOverTime = /* @__PURE__ */ callOverRange('ts_of_first_over_time');
/** @experimental When the newest sample was taken, Unix time in seconds. */
export const tsOfLastOverTime = /* @__PURE__ */ callOverRange('ts_of_last_over_time');
/** @experimental When the last greatest sample was taken, Unix time in seconds. */
export const tsOfMaxOverTime = /* @__PURE__ */ callOverRange('ts_of_max_over_time');
/** @experimental When the last smallest sample was taken, Unix time in seconds. */
export const tsOfMinOverTime = /* @__PURE__ */ callOverRange('ts_of_min_over_time');
/** A vector of one series without labels. */
export const vector = /* @__PURE__ */ call('vector');
/** Year, UTC. */
export const year = /* @__PURE__ */ call('year');
