import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isInvalidAnswerError } from '../errors.ts';
import { decodeAnswer } from './decode-answer.ts';

const text =
  '{"status":"success","data":{"resultType":"matrix","result":[{"metric":{"a":"é"},"values":[[1.5,"2"],[3,"+Inf"]]}]},"warnings":["w"]}';

/** A stream of single bytes. */
const streamOf = (text: string) =>
  new ReadableStream<Uint8Array>({
    start(controller) {
      for (const byte of new TextEncoder().encode(text)) controller.enqueue(Uint8Array.of(byte));
      controller.close();
    },
  });

test('a stream of bytes becomes series', async () => {
  const received: number[] = [];
  const { data, warnings } = await decodeAnswer(new Response(streamOf(text)), {
    onProgress: (progress) => received.push(progress.received),
  });
  const times = Float64Array.of(1_500, 3_000);
  const values = Float64Array.of(2, Number.POSITIVE_INFINITY);
  assert.deepEqual(data, { type: 'matrix', matrix: [{ labels: { a: 'é' }, times, values }] });
  assert.deepEqual(warnings, ['w']);
  assert.equal(received.at(-1), new TextEncoder().encode(text).length);
});

test('what is none is told with its offset, and an abort with its reason', async () => {
  const cut = decodeAnswer(new Response(streamOf(text.slice(0, 40))));
  await assert.rejects(cut, (error) => isInvalidAnswerError(error) && error.offset === 40);
  const reason = new Error('the user left');
  const endless = new Response(new ReadableStream());
  const controller = new AbortController();
  const aborted = decodeAnswer(endless, { signal: controller.signal });
  controller.abort(reason);
  await assert.rejects(aborted, reason);
  const { signal } = controller;
  await assert.rejects(decodeAnswer(new Response(new ReadableStream()), { signal }), reason);
});
