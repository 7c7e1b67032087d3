import { type Envelope, readEnvelope } from './envelope.ts';
import {
  ForbiddenError,
  InvalidAnswerError,
  type PrometheusError,
  type PrometheusErrorDetails,
  QueryError,
  type QueryPosition,
  ServerError,
  UnauthorizedError,
} from './errors.ts';

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

/** The error for an answer whose HTTP status is not 2xx. `body` is parsed JSON, or text, as far as it could be read. */
export function statusError(
  response: Response,
  body: unknown,
  context: RequestContext,
): PrometheusError {
  const envelope = readEnvelope(typeof body === 'string' ? parseJson(body) : body);
  if (envelope?.status === 'error') return envelopeError(envelope, response, context);

  const details = { ...context, status: response.status };
  const message = `${context.url} answered ${response.status} ${response.statusText}`.trim();
  const said = typeof body === 'string' && !isHtml(body) ? `: ${excerpt(body)}` : '';
  if (response.status === 401) return new UnauthorizedError(`${message}${said}.`, details);
  if (response.status === 403) return new ForbiddenError(`${message}${said}.`, details);
  if (response.status >= 500 || response.status === 429) {
    return new ServerError(`${message}${said}.`, details);
  }
  return new InvalidAnswerError(
    `${message}, without Prometheus's error: is this address a Prometheus API?`,
    details,
  );
}

/** The error for an answer that is an error in Prometheus's form. */
export function envelopeError(
  envelope: Extract<Envelope, { status: 'error' }>,
  response: Response,
  context: RequestContext,
): PrometheusError {
  const { errorType, error } = envelope;
  const { status } = response;
  const details: PrometheusErrorDetails = { ...context, status, errorType };
  const message = error === '' ? `${context.url} answered with the error "${errorType}".` : error;
  if (status === 401) return new UnauthorizedError(message, details);
  if (status === 403) return new ForbiddenError(message, details);
  const retryable = status >= 500 || status === 429;
  if (retryable && !QUERY_ERROR_TYPES.includes(errorType)) return new ServerError(message, details);
  return new QueryError(message, { ...details, position: positionIn(error) });
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
  if (isHtml(body)) {
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

const isHtml = (body: string): boolean => /^\s*<(!doctype|html|head|body|\?xml)/i.test(body);

const LONGEST_EXCERPT = 200;

function excerpt(body: string): string {
  const line = body.trim().replace(/\s+/g, ' ');
  return line.length > LONGEST_EXCERPT ? `${line.slice(0, LONGEST_EXCERPT)}…` : line;
}
