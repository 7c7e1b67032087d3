import { AnswerDecoder, type DecodedAnswer } from './answer-decoder.ts';

/** Decodes an answer to `query` or `query_range` as its bytes come. @throws {MalformedAnswer} */
export async function decodeStream(
  body: ReadableStream<Uint8Array>,
  onChunk?: (chunk: Uint8Array) => void,
): Promise<DecodedAnswer> {
  const decoder = new AnswerDecoder();
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return decoder.finish();
      onChunk?.(value);
      decoder.push(value);
    }
  } catch (error) {
    // Nobody wants the rest.
    reader.cancel(error).catch(() => {});
    throw error;
  }
}
