import type { Answer, QueryResult } from './answer.ts';
import { type DownloadProgress, readQuery } from './read-query.ts';

export interface DecodeOptions {
  /** Ends the reading; its reason is what that rejects with. */
  readonly signal?: AbortSignal | undefined;
  /** Told after each chunk of bytes. */
  readonly onProgress?: ((progress: DownloadProgress) => void) | undefined;
}

/**
 * Decodes an answer to `query` or `query_range` that came without the client, as its bytes come:
 * `decodeAnswer(await fetch(url))`, or of any stream of bytes `decodeAnswer(new Response(stream))`.
 * @throws {PrometheusError} as `client.query` does: for what is no such answer with the offset in bytes.
 */
export const decodeAnswer = (
  response: Response,
  { signal = new AbortController().signal, onProgress }: DecodeOptions = {},
): Promise<Answer<QueryResult>> =>
  readQuery(response, { url: response.url || 'The stream', query: undefined }, signal, onProgress);
