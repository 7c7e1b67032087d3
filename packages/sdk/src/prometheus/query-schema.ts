import * as z from 'zod/mini';
import { labels } from './envelope.ts';
import type { InstantVector, Matrix } from './matrix.ts';
import type { HistogramBucket, NativeHistogram } from './native-histogram.ts';
import type { QueryResult } from './query-result.ts';
import { parseValue } from './value.ts';

const number = z.pipe(
  z.string().check(z.refine((text) => parseValue(text) !== undefined, 'no number')),
  z.transform((text: string) => parseValue(text) ?? Number.NaN),
);
const milliseconds = z.pipe(
  z.number(),
  z.transform((seconds: number) => Math.round(seconds * 1000)),
);

const bucket = z.pipe(
  z.tuple([z.literal([0, 1, 2, 3]), number, number, number]),
  z.transform(
    ([boundaryRule, lower, upper, count]): HistogramBucket => ({
      boundaryRule,
      lower,
      upper,
      count,
    }),
  ),
);
const histogram = z.pipe(
  z.object({ count: number, sum: number, buckets: z._default(z.array(bucket), []) }),
  z.transform((value): NativeHistogram => value),
);

const sampleValue = z.tuple([milliseconds, number]);
const sampleHistogram = z.tuple([milliseconds, histogram]);

const series = z.object({
  metric: labels,
  values: z._default(z.array(sampleValue), []),
  histograms: z.optional(z.array(sampleHistogram)),
});
const sample = z.object({
  metric: labels,
  value: z.optional(sampleValue),
  histogram: z.optional(sampleHistogram),
});

const toMatrix = (result: z.output<typeof series>[]): Matrix =>
  result.map(({ metric, values, histograms }) => ({
    labels: metric,
    times: Float64Array.from(values, ([time]) => time),
    values: Float64Array.from(values, ([, value]) => value),
    ...(histograms === undefined
      ? {}
      : {
          histograms: {
            times: Float64Array.from(histograms, ([time]) => time),
            histograms: histograms.map(([, value]) => value),
          },
        }),
  }));

const toVector = (result: z.output<typeof sample>[]): InstantVector =>
  result.map(({ metric, value, histogram }) => ({
    labels: metric,
    time: value?.[0] ?? histogram?.[0] ?? Number.NaN,
    value: value?.[1] ?? Number.NaN,
    ...(histogram === undefined ? {} : { histogram: histogram[1] }),
  }));

const matrix = z.object({ resultType: z.literal('matrix'), result: z.array(series) });
const vector = z.object({ resultType: z.literal('vector'), result: z.array(sample) });
const scalar = z.object({ resultType: z.literal('scalar'), result: sampleValue });
const text = z.object({
  resultType: z.literal('string'),
  result: z.tuple([milliseconds, z.string()]),
});

/** `data` of a range query. */
export const matrixData = z.pipe(
  matrix,
  z.transform(({ result }) => toMatrix(result)),
);

/** `data` of an instant query. */
export const queryData = z.pipe(
  z.discriminatedUnion('resultType', [matrix, vector, scalar, text]),
  z.transform((data): QueryResult => {
    switch (data.resultType) {
      case 'matrix':
        return { type: 'matrix', matrix: toMatrix(data.result) };
      case 'vector':
        return { type: 'vector', vector: toVector(data.result) };
      case 'scalar':
        return { type: 'scalar', time: data.result[0], value: data.result[1] };
      case 'string':
        return { type: 'string', time: data.result[0], value: data.result[1] };
    }
  }),
);
