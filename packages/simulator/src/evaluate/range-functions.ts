import { KahanSum, maxOf, meanOf, minOf, quantileOf, sumOf, varianceOf } from './numbers.ts';
import { extrapolatedIncrease, instantIncrease } from './rate.ts';
import type { Points, Window } from './series.ts';

/** Undefined: too few samples, the series gives none. Scalars are the other arguments in their order. */
type RangeFunction = (window: Window, ...scalars: number[]) => number | undefined;

export const rangeFunctions: Readonly<Record<string, RangeFunction>> = {
  avg_over_time: ({ values }) => meanOf(values),
  changes: ({ values }) =>
    countPairs(values, (previous, value) => !Object.is(previous + 0, value + 0)),
  count_over_time: ({ values }) => values.length,
  delta: (window) => extrapolatedIncrease(window, false),
  deriv: (window) =>
    window.times.length < 2 ? undefined : linearRegression(window, window.times[0] ?? 0).slope,
  first_over_time: ({ values }) => values[0],
  idelta: (window) => instantIncrease(window, false)?.increase,
  increase: (window) => extrapolatedIncrease(window, true),
  irate: (window) => {
    const last = instantIncrease(window, true);
    return last && last.increase / last.seconds;
  },
  last_over_time: ({ values }) => values.at(-1),
  max_over_time: ({ values }) => maxOf(values),
  min_over_time: ({ values }) => minOf(values),
  predict_linear: (window, seconds = 0) => {
    if (window.times.length < 2) return undefined;
    const { slope, intercept } = linearRegression(window, window.now);
    return slope * seconds + intercept;
  },
  present_over_time: () => 1,
  quantile_over_time: ({ values }, quantile = Number.NaN) => quantileOf(quantile, values),
  rate: (window) => {
    const increase = extrapolatedIncrease(window, true);
    return increase === undefined ? undefined : increase / ((window.end - window.start) / 1000);
  },
  resets: ({ values }) => countPairs(values, (previous, value) => value < previous),
  stddev_over_time: ({ values }) => Math.sqrt(varianceOf(values)),
  stdvar_over_time: ({ values }) => varianceOf(values),
  sum_over_time: ({ values }) => sumOf(values),
};

/** The others give another quantity than the series', and drop its name. */
export const keepsName: ReadonlySet<string> = new Set(['last_over_time', 'first_over_time']);

const countPairs = (
  values: readonly number[],
  differs: (previous: number, value: number) => boolean,
): number =>
  values.filter((value, index) => {
    const previous = values[index - 1];
    return previous !== undefined && differs(previous, value);
  }).length;

/** The least-squares line, as a slope per second and its value at `interceptTime` (ms). */
function linearRegression(
  { times, values }: Points,
  interceptTime: number,
): { slope: number; intercept: number } {
  const first = values[0] ?? Number.NaN;
  if (values.every((value) => value === first))
    return Number.isFinite(first)
      ? { slope: 0, intercept: first }
      : { slope: Number.NaN, intercept: Number.NaN };
  const [sumX, sumY, sumXY, sumX2] = [
    new KahanSum(),
    new KahanSum(),
    new KahanSum(),
    new KahanSum(),
  ];
  values.forEach((y, index) => {
    const x = ((times[index] ?? 0) - interceptTime) / 1000;
    sumX.add(x);
    sumY.add(y);
    sumXY.add(x * y);
    sumX2.add(x * x);
  });
  const count = values.length;
  const covariance = sumXY.total - (sumX.total * sumY.total) / count;
  const variance = sumX2.total - (sumX.total * sumX.total) / count;
  const slope = covariance / variance;
  return { slope, intercept: sumY.total / count - (slope * sumX.total) / count };
}
