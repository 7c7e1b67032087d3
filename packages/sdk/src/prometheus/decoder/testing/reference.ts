import type { Labels, Sample, Series } from '../../data/matrix.ts';
import { parseValue } from '../../data/numbers.ts';
import type { DecodedAnswer, DecodedResult } from '../answer-decoder.ts';
import { toHistogram } from '../histogram.ts';

/** What AnswerDecoder has to give, the plain way: `JSON.parse`, then checks. Undefined for malformed bytes. For tests. */
export function decodeByJsonParse(bytes: Uint8Array): DecodedAnswer | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return toAnswer(JSON.parse(text));
  } catch (error) {
    if (error instanceof Wrong || error instanceof SyntaxError || error instanceof TypeError) {
      return undefined;
    }
    throw error;
  }
}

class Wrong extends Error {}

function check(condition: boolean): asserts condition {
  if (!condition) throw new Wrong();
}

type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function toAnswer(answer: unknown): DecodedAnswer {
  check(isObject(answer));
  const { data, ...rest } = answer;
  const envelope = Object.assign(Object.create(null), rest);
  if (!isObject(data)) {
    if ('data' in answer) envelope.data = data;
    return { envelope, resultType: undefined, result: undefined };
  }
  const { resultType, result } = data;
  check(!('resultType' in data) || typeof resultType === 'string');
  return {
    envelope,
    resultType: typeof resultType === 'string' ? resultType : undefined,
    result: 'result' in data ? toResult(result) : undefined,
  };
}

function toResult(result: unknown): DecodedResult {
  check(Array.isArray(result));
  if (result.length > 0 && !isObject(result[0])) {
    const [time, text] = toPair(result);
    check(typeof text === 'string');
    return { form: 'text', time, text };
  }
  const members = result.map(toMember);
  const series = members.filter((member) => 'times' in member);
  const samples = members.filter((member) => 'time' in member);
  if (members.length === 0) return { form: 'empty' };
  check(series.length === 0 || samples.length === 0);
  return samples.length === 0 ? { form: 'series', series } : { form: 'samples', samples };
}

function toMember(member: unknown): Series | Sample {
  check(isObject(member));
  check(isLabels(member.metric));
  const labels = member.metric;
  const values = 'values' in member ? toList(member.values).map(toValue) : [];
  const histograms =
    'histograms' in member ? toList(member.histograms).map(toHistogramPair) : undefined;
  const value = 'value' in member ? toValue(member.value) : undefined;
  const histogram = 'histogram' in member ? toHistogramPair(member.histogram) : undefined;
  if (value !== undefined || histogram !== undefined) {
    return {
      labels,
      time: value?.[0] ?? histogram?.[0] ?? Number.NaN,
      value: value?.[1] ?? Number.NaN,
      ...(histogram === undefined ? {} : { histogram: histogram[1] }),
    };
  }
  return {
    labels,
    times: Float64Array.from(values, ([time]) => time),
    values: Float64Array.from(values, ([, value]) => value),
    ...(histograms === undefined
      ? {}
      : {
          histograms: {
            times: Float64Array.from(histograms, ([time]) => time),
            histograms: histograms.map(([, histogram]) => histogram),
          },
        }),
  };
}

function toList(value: unknown): unknown[] {
  check(Array.isArray(value));
  return value;
}

function toPair(pair: unknown): [number, unknown] {
  check(Array.isArray(pair) && pair.length === 2);
  const [seconds, second]: unknown[] = pair;
  check(typeof seconds === 'number');
  return [Math.round(seconds * 1000), second];
}

function toValue(pair: unknown): [number, number] {
  const [time, text] = toPair(pair);
  const value = typeof text === 'string' ? parseValue(text) : undefined;
  check(value !== undefined);
  return [time, value];
}

function toHistogramPair(pair: unknown) {
  const [time, second] = toPair(pair);
  const histogram = toHistogram(second);
  check(histogram !== undefined);
  return [time, histogram] as const;
}

const isLabels = (value: unknown): value is Labels =>
  isObject(value) && Object.values(value).every((text) => typeof text === 'string');
