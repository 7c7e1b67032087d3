import { QueryResult } from 'prometheus-query';
import * as z from 'zod';
import { AnswerDecoder } from '../../packages/sdk/src/prometheus/decoder/answer-decoder.ts';

/** What comes over the wire, and the same as text for those who parse text. */
export interface Payload {
  readonly bytes: Uint8Array;
  readonly text: string;
}

/** As a browser hands over the body of an answer. */
const CHUNK_BYTES = 65_536;

const schema = z.object({
  status: z.literal('success'),
  data: z.object({
    resultType: z.literal('matrix'),
    result: z.array(
      z.object({
        metric: z.record(z.string(), z.string()),
        values: z.array(z.tuple([z.number(), z.string()])),
      }),
    ),
  }),
});

/** The ways to decode an answer. Those of text do not pay for making it from bytes. */
export const decoders = {
  'flink-metrics'({ bytes }: Payload): unknown {
    const decoder = new AnswerDecoder();
    for (let at = 0; at < bytes.length; at += CHUNK_BYTES) {
      decoder.push(bytes.subarray(at, at + CHUNK_BYTES));
    }
    return decoder.finish().result;
  },
  'JSON.parse': ({ text }: Payload): unknown => JSON.parse(text),
  'JSON.parse + pairs': ({ text }: Payload): unknown =>
    (JSON.parse(text) as z.infer<typeof schema>).data.result.map(({ metric, values }) => ({
      metric,
      points: values.map(([time, value]) => [time * 1000, Number(value)]),
    })),
  'JSON.parse + zod': ({ text }: Payload): unknown => schema.parse(JSON.parse(text)),
  'prometheus-query': ({ text }: Payload): unknown => QueryResult.fromJSON(JSON.parse(text).data),
} as const;

export type DecoderName = keyof typeof decoders;
