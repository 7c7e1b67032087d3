/** What {@link isPrometheusError} finds: a `switch` over `kind` knows each one's own fields. */
export type AnyPrometheusError =
  | UnreachableError
  | TimeoutError
  | UnauthorizedError
  | ForbiddenError
  | QueryError
  | InvalidAnswerError
  | ServerError;

/** What went wrong, for a `switch`. */
export type PrometheusErrorKind = AnyPrometheusError['kind'];

export interface PrometheusErrorDetails {
  /** The address asked, without its parameters. */
  readonly url: string;
  /** The PromQL text asked for; of a lookup its selectors, one a line. */
  readonly query?: string | undefined;
  /** HTTP status, where there was an answer. */
  readonly status?: number | undefined;
  /** Prometheus's `errorType`, e.g. `bad_data`. */
  readonly errorType?: string | undefined;
  readonly cause?: unknown;
}

/** Every failure of the client is one of the subclasses, but for a caller's own abort, which stays the signal's reason. */
export abstract class PrometheusError extends Error {
  abstract readonly kind: PrometheusErrorKind;
  readonly isPrometheusError = true;
  readonly url: string;
  readonly query: string | undefined;
  readonly status: number | undefined;
  readonly errorType: string | undefined;

  constructor(message: string, { url, query, status, errorType, cause }: PrometheusErrorDetails) {
    super(message, cause === undefined ? undefined : { cause });
    this.url = url;
    this.query = query;
    this.status = status;
    this.errorType = errorType;
  }
}

/** No answer came: the address is wrong, the server is down, or the browser refused (CORS). */
export class UnreachableError extends PrometheusError {
  override readonly name = 'UnreachableError';
  readonly kind = 'unreachable';
}

/** The client's own limit passed before the answer was read whole. */
export class TimeoutError extends PrometheusError {
  override readonly name = 'TimeoutError';
  readonly kind = 'timeout';
}

/** 401: no credentials, or not accepted ones. */
export class UnauthorizedError extends PrometheusError {
  override readonly name = 'UnauthorizedError';
  readonly kind = 'unauthorized';
}

/** 403: known, but not allowed. */
export class ForbiddenError extends PrometheusError {
  override readonly name = 'ForbiddenError';
  readonly kind = 'forbidden';
}

/**
 * Where in the query a syntax error is; of a lookup by several selectors, where in one of them. Both count from 1;
 * columns count bytes.
 */
export interface QueryPosition {
  readonly line: number;
  readonly column: number;
}

/** The server understood who asks, and refused or failed this very question: asking again does not help. */
export class QueryError extends PrometheusError {
  override readonly name = 'QueryError';
  readonly kind = 'query';
  readonly position: QueryPosition | undefined;

  constructor(
    message: string,
    details: PrometheusErrorDetails & { readonly position?: QueryPosition | undefined },
  ) {
    super(message, details);
    this.position = details.position;
  }
}

/** Something answered that is no Prometheus (a login page with status 200), or its answer is broken or cut off. */
export class InvalidAnswerError extends PrometheusError {
  override readonly name = 'InvalidAnswerError';
  readonly kind = 'invalid-answer';
  /** Where the answer's body stops making sense, in bytes from its start. */
  readonly offset: number | undefined;

  constructor(
    message: string,
    details: PrometheusErrorDetails & { readonly offset?: number | undefined },
  ) {
    super(message, details);
    this.offset = details.offset;
  }
}

/** 5xx or 429: the server, or a proxy before it, cannot answer now. */
export class ServerError extends PrometheusError {
  override readonly name = 'ServerError';
  readonly kind = 'server';
}

// Two copies of this package on one page (or an iframe) have two classes each: `instanceof` fails, the marks do not.
export const isPrometheusError = (error: unknown): error is AnyPrometheusError =>
  typeof error === 'object' &&
  error !== null &&
  'isPrometheusError' in error &&
  error.isPrometheusError === true;

export const isUnreachableError = (error: unknown): error is UnreachableError =>
  isPrometheusError(error) && error.name === 'UnreachableError';

export const isTimeoutError = (error: unknown): error is TimeoutError =>
  isPrometheusError(error) && error.name === 'TimeoutError';

export const isUnauthorizedError = (error: unknown): error is UnauthorizedError =>
  isPrometheusError(error) && error.name === 'UnauthorizedError';

export const isForbiddenError = (error: unknown): error is ForbiddenError =>
  isPrometheusError(error) && error.name === 'ForbiddenError';

export const isQueryError = (error: unknown): error is QueryError =>
  isPrometheusError(error) && error.name === 'QueryError';

export const isInvalidAnswerError = (error: unknown): error is InvalidAnswerError =>
  isPrometheusError(error) && error.name === 'InvalidAnswerError';

export const isServerError = (error: unknown): error is ServerError =>
  isPrometheusError(error) && error.name === 'ServerError';
