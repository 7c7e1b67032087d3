import { call, callOverRange } from './call.ts';

// One line a function, so that a bundle holds only those that are used. Signatures are in signatures.ts.

export const abs = /* @__PURE__ */ call('abs');
export const absent = /* @__PURE__ */ call('absent');
export const absentOverTime = /* @__PURE__ */ callOverRange('absent_over_time');
export const acos = /* @__PURE__ */ call('acos');
export const acosh = /* @__PURE__ */ call('acosh');
export const asin = /* @__PURE__ */ call('asin');
export const asinh = /* @__PURE__ */ call('asinh');
export const atan = /* @__PURE__ */ call('atan');
export const atanh = /* @__PURE__ */ call('atanh');
export const avgOverTime = /* @__PURE__ */ callOverRange('avg_over_time');
export const ceil = /* @__PURE__ */ call('ceil');
export const changes = /* @__PURE__ */ callOverRange('changes');
export const clamp = /* @__PURE__ */ call('clamp');
export const clampMax = /* @__PURE__ */ call('clamp_max');
export const clampMin = /* @__PURE__ */ call('clamp_min');
export const cos = /* @__PURE__ */ call('cos');
export const cosh = /* @__PURE__ */ call('cosh');
export const countOverTime = /* @__PURE__ */ callOverRange('count_over_time');
export const dayOfMonth = /* @__PURE__ */ call('day_of_month');
export const dayOfWeek = /* @__PURE__ */ call('day_of_week');
export const dayOfYear = /* @__PURE__ */ call('day_of_year');
export const daysInMonth = /* @__PURE__ */ call('days_in_month');
export const deg = /* @__PURE__ */ call('deg');
export const delta = /* @__PURE__ */ callOverRange('delta');
export const deriv = /* @__PURE__ */ callOverRange('deriv');
/** @experimental */
export const doubleExponentialSmoothing = /* @__PURE__ */ call('double_exponential_smoothing');
/** @experimental */
export const end = /* @__PURE__ */ call('end');
export const exp = /* @__PURE__ */ call('exp');
export const firstOverTime = /* @__PURE__ */ callOverRange('first_over_time');
export const floor = /* @__PURE__ */ call('floor');
export const histogramAvg = /* @__PURE__ */ call('histogram_avg');
export const histogramCount = /* @__PURE__ */ call('histogram_count');
export const histogramFraction = /* @__PURE__ */ call('histogram_fraction');
export const histogramQuantile = /* @__PURE__ */ call('histogram_quantile');
/** @experimental */
export const histogramQuantiles = /* @__PURE__ */ call('histogram_quantiles');
export const histogramStddev = /* @__PURE__ */ call('histogram_stddev');
export const histogramStdvar = /* @__PURE__ */ call('histogram_stdvar');
export const histogramSum = /* @__PURE__ */ call('histogram_sum');
export const hour = /* @__PURE__ */ call('hour');
export const idelta = /* @__PURE__ */ callOverRange('idelta');
export const increase = /* @__PURE__ */ callOverRange('increase');
/** @experimental */
export const info = /* @__PURE__ */ call('info');
export const irate = /* @__PURE__ */ callOverRange('irate');
export const labelJoin = /* @__PURE__ */ call('label_join');
export const labelReplace = /* @__PURE__ */ call('label_replace');
export const lastOverTime = /* @__PURE__ */ callOverRange('last_over_time');
export const ln = /* @__PURE__ */ call('ln');
export const log10 = /* @__PURE__ */ call('log10');
export const log2 = /* @__PURE__ */ call('log2');
/** @experimental */
export const madOverTime = /* @__PURE__ */ callOverRange('mad_over_time');
/** @experimental */
export const maxOf = /* @__PURE__ */ call('max_of');
export const maxOverTime = /* @__PURE__ */ callOverRange('max_over_time');
/** @experimental */
export const minOf = /* @__PURE__ */ call('min_of');
export const minOverTime = /* @__PURE__ */ callOverRange('min_over_time');
export const minute = /* @__PURE__ */ call('minute');
export const month = /* @__PURE__ */ call('month');
export const pi = /* @__PURE__ */ call('pi');
export const predictLinear = /* @__PURE__ */ call('predict_linear');
export const presentOverTime = /* @__PURE__ */ callOverRange('present_over_time');
export const quantileOverTime = /* @__PURE__ */ call('quantile_over_time');
export const rad = /* @__PURE__ */ call('rad');
/** @experimental */
export const queryRange = /* @__PURE__ */ call('range');
export const rate = /* @__PURE__ */ callOverRange('rate');
export const resets = /* @__PURE__ */ callOverRange('resets');
export const round = /* @__PURE__ */ call('round');
export const scalar = /* @__PURE__ */ call('scalar');
export const sgn = /* @__PURE__ */ call('sgn');
export const sin = /* @__PURE__ */ call('sin');
export const sinh = /* @__PURE__ */ call('sinh');
export const sort = /* @__PURE__ */ call('sort');
/** @experimental */
export const sortByLabel = /* @__PURE__ */ call('sort_by_label');
/** @experimental */
export const sortByLabelDesc = /* @__PURE__ */ call('sort_by_label_desc');
export const sortDesc = /* @__PURE__ */ call('sort_desc');
export const sqrt = /* @__PURE__ */ call('sqrt');
/** @experimental */
export const start = /* @__PURE__ */ call('start');
/** @experimental */
export const startTimestamp = /* @__PURE__ */ call('start_timestamp');
export const stddevOverTime = /* @__PURE__ */ callOverRange('stddev_over_time');
export const stdvarOverTime = /* @__PURE__ */ callOverRange('stdvar_over_time');
/** @experimental */
export const step = /* @__PURE__ */ call('step');
export const sumOverTime = /* @__PURE__ */ callOverRange('sum_over_time');
export const tan = /* @__PURE__ */ call('tan');
export const tanh = /* @__PURE__ */ call('tanh');
export const time = /* @__PURE__ */ call('time');
export const timestamp = /* @__PURE__ */ call('timestamp');
/** @experimental */
export const tsOfFirstOverTime = /* @__PURE__ */ callOverRange('ts_of_first_over_time');
/** @experimental */
export const tsOfLastOverTime = /* @__PURE__ */ callOverRange('ts_of_last_over_time');
/** @experimental */
export const tsOfMaxOverTime = /* @__PURE__ */ callOverRange('ts_of_max_over_time');
/** @experimental */
export const tsOfMinOverTime = /* @__PURE__ */ callOverRange('ts_of_min_over_time');
export const vector = /* @__PURE__ */ call('vector');
export const year = /* @__PURE__ */ call('year');
