import { AnswerDecoder, type DecodedAnswer } from './answer-decoder.ts';

/** The body ended before its time: the connection broke, or was aborted. */
export class BrokenStream extends Error {
  override readonly name = 'BrokenStream';
}

/**
 * Decodes an answer to `query` or `query_range` as its bytes come.
 * @param signal of whoever wants the answer: a `fetch` that was injected need not end its body by it
 * @throws {MalformedAnswer | BrokenStream} or the signal's reason
 */
export async function decodeStream(
  body: ReadableStream<Uint8Array>,
  signal: AbortSignal,
  onChunk?: (chunk: Uint8Array) => void,
): Promise<DecodedAnswer> {
  signal.throwIfAborted();
  const decoder = new AnswerDecoder();
  const reader = body.getReader();
  const cancel = () => reader.cancel(signal.reason).catch(() => {});
  signal.addEventListener('abort', cancel);
  try {
    for (;;) {
      const { done, value } = await read(reader);
      signal.throwIfAborted();
      if (done) return decoder.finish();
      onChunk?.(value);
      decoder.push(value);
    }
  } catch (error) {
    // Nobody wants the rest.
    reader.cancel(error).catch(() => {});
    throw error;
  } finally {
    signal.removeEventListener('abort', cancel);
  }
}

async function read(reader: ReadableStreamDefaultReader<Uint8Array>) {
  try {
    return await reader.read();
  } catch (cause) {
    throw new BrokenStream('The answer broke off.', { cause });
  }
}
