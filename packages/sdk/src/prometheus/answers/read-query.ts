import type { Matrix } from '../data/matrix.ts';
import { parseValue } from '../data/numbers.ts';
import type { DecodedAnswer } from '../decoder/answer-decoder.ts';
import { MalformedAnswer } from '../decoder/byte-cursor.ts';
import { BrokenStream, decodeStream } from '../decoder/decode-stream.ts';
import { UnreachableError } from '../errors.ts';
import type { Answer, QueryResult } from './answer.ts';
import { invalidAnswer, type RequestContext, successOf } from './answer-error.ts';

/** Bytes of an answer so far. */
export interface DownloadProgress {
  /** After the browser or Node took off compression. */
  readonly received: number;
  /** Where the server said how many will come, and did not compress them. */
  readonly total: number | undefined;
}

/** Enough to tell a login page. */
const HEAD_BYTES = 256;

/**
 * Reads an answer to `query` or `query_range` as it comes.
 * @throws {PrometheusError}
 */
export async function readQuery(
  response: Response,
  context: RequestContext,
  signal: AbortSignal,
  onProgress?: (progress: DownloadProgress) => void,
): Promise<Answer<QueryResult>> {
  let head = '';
  let received = 0;
  const total = bodyLength(response);
  const invalid = (reason: string, offset?: number) =>
    invalidAnswer(response, head, reason, context, offset);
  const onChunk = (chunk: Uint8Array) => {
    // The first chunk may be a line's end.
    head ||= new TextDecoder().decode(chunk.subarray(0, HEAD_BYTES)).trimStart();
    received += chunk.length;
    onProgress?.({ received, total });
  };

  if (response.body === null) throw invalid('it is empty.');
  const decoded = await decodeStream(response.body, signal, onChunk).catch((error: unknown) => {
    if (error instanceof MalformedAnswer) throw invalid(`${error.message}.`, error.offset);
    if (!(error instanceof BrokenStream)) throw error;
    throw new UnreachableError(`${context.url} broke off its answer after ${received} bytes.`, {
      ...context,
      cause: error.cause,
    });
  });
  const { warnings, infos } = successOf(decoded.envelope, response, context, invalid);
  const data = toQueryResult(decoded);
  if (data === undefined) {
    throw invalid(`its "data" is no result of the type ${JSON.stringify(decoded.resultType)}.`);
  }
  return { data, warnings, infos };
}

/** Reads an answer to `query_range`. @throws {PrometheusError} */
export async function readMatrix(
  response: Response,
  context: RequestContext,
  signal: AbortSignal,
  onProgress?: (progress: DownloadProgress) => void,
): Promise<Answer<Matrix>> {
  const { data, ...notes } = await readQuery(response, context, signal, onProgress);
  if (data.type === 'matrix') return { data: data.matrix, ...notes };
  throw invalidAnswer(response, '{', `it is a ${data.type}, not a matrix.`, context);
}

function toQueryResult({ resultType, result }: DecodedAnswer): QueryResult | undefined {
  switch (resultType) {
    case 'matrix':
      if (result?.form === 'series') return { type: 'matrix', matrix: result.series };
      return result?.form === 'empty' ? { type: 'matrix', matrix: [] } : undefined;
    case 'vector':
      if (result?.form === 'samples') return { type: 'vector', vector: result.samples };
      return result?.form === 'empty' ? { type: 'vector', vector: [] } : undefined;
    case 'scalar':
      return result?.form === 'text' ? toScalar(result.time, result.text) : undefined;
    case 'string':
      return result?.form === 'text'
        ? { type: 'string', time: result.time, value: result.text }
        : undefined;
    default:
      return undefined;
  }
}

function toScalar(time: number, text: string): QueryResult | undefined {
  const value = parseValue(text);
  return value === undefined ? undefined : { type: 'scalar', time, value };
}

/** The body's length, unless it is the compressed one, which is not what is counted. */
function bodyLength({ headers }: Response): number | undefined {
  const length = headers.get('content-length');
  return length === null || headers.has('content-encoding') ? undefined : Number(length);
}
