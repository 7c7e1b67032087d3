import type { HistogramSamples, Matrix, Series } from '../data/matrix.ts';
import { labelKey } from '../data/matrix.ts';

/** One matrix from the answers to consecutive ranges, oldest first. */
export function joinMatrices(parts: readonly Matrix[]): Matrix {
  const [only] = parts;
  if (only !== undefined && parts.length === 1) return only;
  const pieces = new Map<string, Series[]>();
  for (const series of parts.flat()) {
    const key = labelKey(series.labels);
    const known = pieces.get(key);
    if (known === undefined) pieces.set(key, [series]);
    else known.push(series);
  }
  return [...pieces.values()].map(joinSeries);
}

function joinSeries(pieces: readonly Series[]): Series {
  const labels = pieces[0]?.labels ?? {};
  const histograms = pieces.flatMap((piece) => piece.histograms ?? []);
  return {
    labels,
    times: concat(pieces.map(({ times }) => times)),
    values: concat(pieces.map(({ values }) => values)),
    ...(histograms.length === 0 ? {} : { histograms: joinHistograms(histograms) }),
  };
}

function joinHistograms(pieces: readonly HistogramSamples[]): HistogramSamples {
  return {
    times: concat(pieces.map(({ times }) => times)),
    histograms: pieces.flatMap(({ histograms }) => histograms),
  };
}

function concat(pieces: readonly Float64Array[]): Float64Array {
  const joined = new Float64Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    joined.set(piece, at);
    at += piece.length;
  }
  return joined;
}
