/** Prometheus's own error types, and those that only a gateway has. */
export type ErrorType =
  | 'bad_data'
  | 'execution'
  | 'timeout'
  | 'canceled'
  | 'unavailable'
  | 'internal'
  | 'not_found'
  | 'unauthorized'
  | 'forbidden'
  | 'method_not_allowed'
  | 'bad_gateway'
  /** More requests in a second, or at once, than one tenant may make. */
  | 'rate_limited'
  /** A query that would cost more, or an answer that is larger, than is allowed here. */
  | 'too_large';

export interface GatewayErrorOptions {
  readonly headers?: Readonly<Record<string, string>>;
  /** For the operator's log only: it may hold what a tenant must not see. */
  readonly detail?: string;
  readonly cause?: unknown;
}

/** A refusal or failure with the answer that the client gets: its message is shown to the tenant. */
export class GatewayError extends Error {
  override readonly name = 'GatewayError';
  readonly status: number;
  readonly errorType: ErrorType;
  readonly headers: Readonly<Record<string, string>>;
  readonly detail: string | undefined;

  constructor(
    status: number,
    errorType: ErrorType,
    message: string,
    options: GatewayErrorOptions = {},
  ) {
    super(message, { cause: options.cause });
    this.status = status;
    this.errorType = errorType;
    this.headers = options.headers ?? {};
    this.detail = options.detail;
  }
}

export const badData = (message: string): GatewayError =>
  new GatewayError(400, 'bad_data', message);

/** The caller asks too much. @param seconds until it may ask again */
export const rateLimited = (message: string, seconds: number): GatewayError =>
  new GatewayError(429, 'rate_limited', message, retryAfter(seconds));

/** Nobody can be answered now, whoever asks. @param seconds until it is worth to try again */
export const unavailable = (message: string, seconds: number, cause?: unknown): GatewayError =>
  new GatewayError(503, 'unavailable', message, { ...retryAfter(seconds), cause });

const retryAfter = (seconds: number) => ({ headers: { 'Retry-After': String(seconds) } });

/** Prometheus's error envelope. */
export function errorResponse(error: GatewayError): Response {
  return Response.json(
    { status: 'error', errorType: error.errorType, error: error.message },
    { status: error.status, headers: error.headers },
  );
}
