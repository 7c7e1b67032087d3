import { joined } from '../joined.ts';

/** One series of a matrix as the bytes it came in. */
interface SeriesText {
  /** The labels as JSON text, which names the series. */
  readonly metric: string;
  /** `[1700000000,"1"],[1700000015,"2"]`: at least one point, in the order of time. */
  readonly points: Uint8Array;
}

/** An answer of our envelope filter with a matrix in it, taken apart but not decoded. */
export interface MatrixText {
  readonly series: readonly SeriesText[];
  /** Texts of `infos`, which tell of the query rather than of its time. */
  readonly infos: readonly string[];
}

const HEAD = '{"status":"success","data":{"resultType":"matrix","result":[';
const METRIC = '{"metric":';
const VALUES = ',"values":[';
const QUOTE = 0x22;
const COMMA = 0x2c;
const OPEN_ARRAY = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_ARRAY = 0x5d;
const CLOSE_OBJECT = 0x7d;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/**
 * Takes apart what Prometheus writes, which has no blanks and one order of members. Undefined for anything else: native
 * histograms, warnings (the answer may be partial), another server's JSON.
 */
export function readMatrix(bytes: Uint8Array): MatrixText | undefined {
  let at = skipped(bytes, 0, HEAD);
  const series: SeriesText[] = [];
  while (at !== undefined && bytes[at] !== CLOSE_ARRAY) {
    const metricFrom: number | undefined = skipped(bytes, at, METRIC);
    const metricEnd = metricFrom === undefined ? undefined : objectEnd(bytes, metricFrom);
    const from: number | undefined =
      metricEnd === undefined ? undefined : skipped(bytes, metricEnd, VALUES);
    const to = from === undefined ? -1 : pointsEnd(bytes, from);
    if (to === -1 || bytes[to + 1] !== CLOSE_OBJECT) return undefined;
    series.push({
      metric: decoder.decode(bytes.subarray(metricFrom, metricEnd)),
      points: bytes.subarray(from, to),
    });
    at = bytes[to + 2] === COMMA ? to + 3 : to + 2;
  }
  if (at === undefined) return undefined;
  const infos = trailingInfos(decoder.decode(bytes.subarray(at)));
  return infos === undefined ? undefined : { series, infos };
}

/** The same answer as bytes again. */
export function writeMatrix({ series, infos }: MatrixText): Uint8Array<ArrayBuffer> {
  const chunks: Uint8Array[] = [encoder.encode(HEAD)];
  for (const [index, { metric, points }] of series.entries()) {
    chunks.push(encoder.encode(`${index === 0 ? '' : ','}${METRIC}${metric}${VALUES}`));
    chunks.push(points, encoder.encode(']}'));
  }
  const tail = infos.length === 0 ? '' : `,"infos":${JSON.stringify(infos)}`;
  chunks.push(encoder.encode(`]}${tail}}`));
  return joined(chunks);
}

/** The points of `start` to `end`, both in Unix ms and included; series without any are left out. */
export function sliceMatrix(matrix: MatrixText, start: number, end: number): MatrixText {
  const series = matrix.series.flatMap(({ metric, points }) => {
    const part = points.subarray(firstAtOrAfter(points, start), endOfLastUpTo(points, end));
    return part.length === 0 ? [] : [{ metric, points: part }];
  });
  return { ...matrix, series };
}

/** One matrix behind the other in time. Series that only the later has come last. */
export function spliceMatrices(earlier: MatrixText, later: MatrixText): MatrixText {
  const added = new Map(later.series.map(({ metric, points }) => [metric, points]));
  const series = earlier.series.map(({ metric, points }) => {
    const more = added.get(metric);
    if (more === undefined) return { metric, points };
    added.delete(metric);
    return { metric, points: joined([points, encoder.encode(','), more]) };
  });
  for (const [metric, points] of added) series.push({ metric, points });
  return { series, infos: [...new Set([...earlier.infos, ...later.infos])] };
}

/** Behind the text where it stands at this place. */
function skipped(bytes: Uint8Array, from: number, text: string): number | undefined {
  for (let index = 0; index < text.length; index += 1) {
    if (bytes[from + index] !== text.charCodeAt(index)) return undefined;
  }
  return from + text.length;
}

/** Behind the brace that closes an object of strings. */
function objectEnd(bytes: Uint8Array, from: number): number | undefined {
  let inString = false;
  for (let index = from; index < bytes.length; index += 1) {
    const byte = bytes[index];
    if (byte === QUOTE) inString = !inString;
    else if (inString && byte === BACKSLASH) index += 1;
    else if (!inString && byte === CLOSE_OBJECT) return index + 1;
  }
  return undefined;
}

/** At the bracket that closes the list of points: numbers and their strings hold no brackets. -1 where there is none. */
function pointsEnd(bytes: Uint8Array, from: number): number {
  if (bytes[from] !== OPEN_ARRAY) return -1;
  for (let index = from; index < bytes.length; index += 1) {
    if (bytes[index] === CLOSE_ARRAY && bytes[index + 1] === CLOSE_ARRAY) return index + 1;
  }
  return -1;
}

/** The texts of `]},"infos":[…]}`, none of `]}}`; undefined for anything else. */
function trailingInfos(text: string): readonly string[] | undefined {
  if (text === ']}}') return [];
  const list = /^\]\},"infos":(\[.*\])\}$/s.exec(text)?.[1];
  return list === undefined ? undefined : (JSON.parse(list) as string[]);
}

function firstAtOrAfter(points: Uint8Array, time: number): number {
  let at = 0;
  while (at < points.length && timeAt(points, at) < time) {
    const next = points.indexOf(OPEN_ARRAY, at + 1);
    at = next === -1 ? points.length : next;
  }
  return at;
}

function endOfLastUpTo(points: Uint8Array, time: number): number {
  let end = points.length;
  while (end > 0) {
    const at = points.lastIndexOf(OPEN_ARRAY, end - 1);
    if (timeAt(points, at) <= time) return end;
    // Without the comma in front of the point.
    end = Math.max(0, at - 1);
  }
  return 0;
}

/** The time in ms of the point whose bracket is here. */
function timeAt(points: Uint8Array, at: number): number {
  const end = points.indexOf(COMMA, at);
  return Math.round(Number(decoder.decode(points.subarray(at + 1, end))) * 1000);
}
