import { AnswerDecoder, type DecodedAnswer } from './answer-decoder.ts';

/** The body ended before its time: the connection broke, or was aborted. */
export class BrokenStream extends Error {
  override readonly name = 'BrokenStream';
}

/** Decodes an answer to `query` or `query_range` as its bytes come. @throws {MalformedAnswer | BrokenStream} */
export async function decodeStream(
  body: ReadableStream<Uint8Array>,
  onChunk?: (chunk: Uint8Array) => void,
): Promise<DecodedAnswer> {
  const decoder = new AnswerDecoder();
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await read(reader);
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

async function read(reader: ReadableStreamDefaultReader<Uint8Array>) {
  try {
    return await reader.read();
  } catch (cause) {
    throw new BrokenStream('The answer broke off.', { cause });
  }
}
