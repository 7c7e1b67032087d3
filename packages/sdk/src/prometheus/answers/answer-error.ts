import {
  ForbiddenError,
  InvalidAnswerError,
  type PrometheusError,
  type PrometheusErrorDetails,
  QueryError,
  type QueryPosition,
  ServerError,
  UnauthorizedError,
} from '../errors.ts';
import { type Envelope, readEnvelope } from './envelope.ts';

/** What was asked, for errors. */
export interface RequestContext {
  readonly url: string;
  readonly query: string | undefined;
}

/** Prometheus's words for a verdict on the query itself, whatever the HTTP status. */
const QUERY_ERROR_TYPES = [
  'bad_data',
  'execution',
  'timeout',
  'canceled',
  'not_found',
  'not_acceptable',
];

/** The error for an answer whose HTTP status is not 2xx. `body` is its text, as far as it could be read. */
export function statusError(
  response: Response,
  body: string,
  context: RequestContext,
): PrometheusError {
  const envelope = readEnvelope(parseJson(body));
  if (envelope?.status === 'error') return envelopeError(envelope, response, context);

  const { status } = response;
  const details = { ...context, status };
  const said = wordsOf(response, body);
  const message = `${`${context.url} answered ${status} ${response.statusText}`.trim()}${said}.`;
  const Failure = failureOf(status);
  if (Failure !== undefined) return new Failure(message, details);
  // VictoriaMetrics has a 400 for it.
  const missing = status === 404 || said.includes('unsupported path');
  const guess = missing
    ? 'This server has no such endpoint, or is no Prometheus API.'
    : 'Is this address a Prometheus API?';
  return new InvalidAnswerError(`${message} ${guess}`, details);
}

/** What an answer holds. @throws {PrometheusError} where that is an error, or not in Prometheus's form. */
export function successOf(
  body: unknown,
  response: Response,
  context: RequestContext,
  invalid: (reason: string) => Error,
): Extract<Envelope, { status: 'success' }> {
  const envelope = readEnvelope(body);
  if (envelope === undefined) throw invalid('it has no "status" of "success" or "error".');
  if (envelope.status === 'error') throw envelopeError(envelope, response, context);
  return envelope;
}

/** The error for an answer that is an error in Prometheus's form. */
function envelopeError(
  envelope: Extract<Envelope, { status: 'error' }>,
  response: Response,
  context: RequestContext,
): PrometheusError {
  const { errorType, error } = envelope;
  const { status } = response;
  const details: PrometheusErrorDetails = { ...context, status, errorType };
  const message = error === '' ? `${context.url} answered with the error "${errorType}".` : error;
  const Failure = failureOf(status);
  if (Failure === undefined || (Failure === ServerError && QUERY_ERROR_TYPES.includes(errorType))) {
    return new QueryError(message, { ...details, position: positionIn(error) });
  }
  return new Failure(message, details);
}

/** The error that the status alone tells. */
function failureOf(status: number) {
  if (status === 401) return UnauthorizedError;
  if (status === 403) return ForbiddenError;
  return status >= 500 || status === 429 ? ServerError : undefined;
}

/** The error for a 2xx answer that is not Prometheus's. `body` is its start, at least. */
export function invalidAnswer(
  response: Response,
  body: string,
  reason: string,
  context: RequestContext,
  offset?: number,
): InvalidAnswerError {
  const details = { ...context, status: response.status, offset };
  const from = response.redirected
    ? `${context.url} (redirected to ${response.url.split('?')[0]})`
    : context.url;
  if (isPage(response, body)) {
    return new InvalidAnswerError(
      `${from} answered ${response.status} with an HTML page, not with a Prometheus answer. A login page?`,
      details,
    );
  }
  return new InvalidAnswerError(
    `${from} answered ${response.status}, but not as Prometheus does: ${reason}`,
    details,
  );
}

/** E.g. `invalid parameter "query": 1:5: parse error: unexpected …`. */
function positionIn(error: string): QueryPosition | undefined {
  const [, line, column] = /\b(\d+):(\d+): parse error/.exec(error) ?? [];
  return line === undefined || column === undefined
    ? undefined
    : { line: Number(line), column: Number(column) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Whether the answer is for people: no JSON starts with "<", and a page may start with text. */
const isPage = ({ headers }: Response, body: string): boolean =>
  /^\s*</.test(body) ||
  (/html/i.test(headers.get('content-type') ?? '') && /^\s*[^\s{]/.test(body));

/** The server's own words, or their start, in one line, to end a sentence with. */
function wordsOf(response: Response, body: string): string {
  const line = body.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  if (line === '' || isPage(response, line)) return '';
  return `: ${line.length > LONGEST_EXCERPT ? `${line.slice(0, LONGEST_EXCERPT)}…` : line}`;
}

const LONGEST_EXCERPT = 200;
