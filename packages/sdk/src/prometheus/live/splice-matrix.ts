import type { HistogramSamples, Labels, Matrix, NativeHistogram, Series } from '../data/matrix.ts';
import { labelKey, lowerBound } from '../data/matrix.ts';

/** Unix times in ms. */
export interface Splice {
  /** The window after the splice, both ends included. */
  readonly start: number;
  readonly end: number;
  /** From here on `tail` knows all there is. */
  readonly cut: number;
  /** Times are on a grid of this step; half of it off counts as the same. */
  readonly step: number;
  /** Whether the tail may lack series: one that it lacks stays as it was. */
  readonly partial: boolean;
}

/**
 * `old` up to the cut and `tail` from it on, within the window. Series that come out as they were are the same
 * objects; where all are, it is the same matrix.
 */
export function spliceMatrix(old: Matrix, tail: Matrix, splice: Splice): Matrix {
  const tails = new Map(tail.map((series) => [labelKey(series.labels), series]));
  const memo = timesMemo();
  const spliced: Series[] = [];
  for (const series of old) {
    const key = labelKey(series.labels);
    const known = splice.partial ? series : undefined;
    const next = spliceSeries(series, tails.get(key) ?? known, splice, memo);
    tails.delete(key);
    if (!isEmpty(next)) spliced.push(next);
  }
  for (const series of tails.values()) {
    const next = spliceSeries(undefined, series, splice, memo);
    if (!isEmpty(next)) spliced.push(next);
  }
  const same = spliced.length === old.length && spliced.every((series, i) => series === old[i]);
  return same ? old : spliced;
}

const NOTHING = new Float64Array(0);
const NO_HISTOGRAMS: HistogramSamples = { times: NOTHING, histograms: [] };

type TimesMemo = (join: Join) => Float64Array;

/** A stretch of `old`, then one of `tail`. */
interface Join {
  readonly old: Float64Array;
  readonly oldFrom: number;
  readonly oldTo: number;
  readonly tail: Float64Array;
  readonly tailFrom: number;
  readonly tailTo: number;
}

function spliceSeries(
  old: Series | undefined,
  tail: Series | undefined,
  splice: Splice,
  times: TimesMemo,
): Series {
  const labels: Labels = old?.labels ?? tail?.labels ?? {};
  const join = joinOf(old?.times ?? NOTHING, tail?.times ?? NOTHING, splice);
  const values = concat({ ...join, old: old?.values ?? NOTHING, tail: tail?.values ?? NOTHING });
  const histograms = spliceHistograms(old?.histograms, tail?.histograms, splice);
  const joined = times(join);
  const same =
    old !== undefined &&
    sameNumbers(old.times, joined) &&
    sameNumbers(old.values, values) &&
    old.histograms === histograms;
  if (same) return old;
  return { labels, times: joined, values, ...(histograms === undefined ? {} : { histograms }) };
}

function spliceHistograms(
  old: HistogramSamples | undefined,
  tail: HistogramSamples | undefined,
  splice: Splice,
): HistogramSamples | undefined {
  if (old === undefined && tail === undefined) return undefined;
  const before = old ?? NO_HISTOGRAMS;
  const after = tail ?? NO_HISTOGRAMS;
  const join = joinOf(before.times, after.times, splice);
  const times = concat(join);
  if (times.length === 0) return undefined;
  const histograms = [
    ...before.histograms.slice(join.oldFrom, join.oldTo),
    ...after.histograms.slice(join.tailFrom, join.tailTo),
  ];
  const same =
    sameNumbers(before.times, times) &&
    histograms.every((histogram, i) => sameHistogram(histogram, before.histograms[i]));
  return same ? old : { times, histograms };
}

function joinOf(old: Float64Array, tail: Float64Array, splice: Splice): Join {
  const half = splice.step / 2;
  return {
    old,
    oldFrom: lowerBound(old, splice.start - half),
    oldTo: lowerBound(old, Math.min(splice.cut, splice.end + splice.step) - half),
    tail,
    tailFrom: lowerBound(tail, Math.max(splice.cut, splice.start) - half),
    tailTo: lowerBound(tail, splice.end + half),
  };
}

function concat({ old, oldFrom, oldTo, tail, tailFrom, tailTo }: Join): Float64Array {
  const kept = Math.max(0, oldTo - oldFrom);
  const joined = new Float64Array(kept + Math.max(0, tailTo - tailFrom));
  joined.set(old.subarray(oldFrom, oldFrom + kept));
  joined.set(tail.subarray(tailFrom, tailFrom + joined.length - kept), kept);
  return joined;
}

/** Series mostly share their times: the same join is made once, and they share it again. */
function timesMemo(): TimesMemo {
  let last: { join: Join; times: Float64Array } | undefined;
  return (join) => {
    if (last === undefined || last.join.old !== join.old || last.join.tail !== join.tail) {
      last = { join, times: concat(join) };
    }
    return last.times;
  };
}

const sameNumbers = (a: Float64Array, b: Float64Array): boolean =>
  a === b || (a.length === b.length && a.every((number, i) => Object.is(number, b[i])));

const sameHistogram = (a: NativeHistogram, b: NativeHistogram | undefined): boolean =>
  a === b || JSON.stringify(a) === JSON.stringify(b);

const isEmpty = ({ times, histograms }: Series): boolean =>
  times.length === 0 && histograms === undefined;
