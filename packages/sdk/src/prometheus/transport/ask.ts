import ky, { isHTTPError, type Options } from 'ky';
import { type RequestContext, statusError } from '../answers/answer-error.ts';
import { isQueryError, isUnreachableError, type PrometheusError } from '../errors.ts';

/** Sends a request, gives what was read of its answer to `done`, and the answer itself, too, as one that is not ok. */
type Attempt<T> = (request: Request, done: (read: T) => void) => Promise<Response>;

export interface AskOptions extends RequestInit {
  /** Of the whole call, on the clock of `performance.now()`. */
  readonly deadline: number;
  /** How often at most it is asked again. @defaultValue 2 */
  readonly retries?: number | undefined;
}

/** Too many requests, or no server there at the moment. */
export const RETRIED_STATUSES = [429, 502, 503, 504];

/**
 * Attempts by ky, again where that may help, until an answer was read.
 * @throws {PrometheusError}
 */
export function ask<T>(
  address: URL,
  { deadline, retries = 2, ...init }: AskOptions,
  attempt: Attempt<T>,
  context: RequestContext,
): Promise<T> {
  let refusal: PrometheusError | undefined;
  const options: Options = {
    ...init,
    // The deadline covers the whole call; ky's own timeout ends with the headers.
    timeout: false,
    retry: {
      limit: retries,
      methods: ['get', 'post'],
      statusCodes: RETRIED_STATUSES,
      afterStatusCodes: RETRIED_STATUSES,
      jitter: (delay) => delay * (0.5 + Math.random() / 2),
      shouldRetry: ({ error }) => {
        if (!isHTTPError(error)) return isUnreachableError(error);
        const tooLate = performance.now() + retryAfter(error.response) >= deadline;
        // Prometheus's own verdict on a query is final: the same question gets the same answer, at the same cost.
        // Undefined leaves it to the status.
        return tooLate || isQueryError(refusal) ? false : undefined;
      },
    },
  };
  return new Promise((resolve, reject) => {
    const fetch = async (input: RequestInfo | URL, init?: RequestInit) => {
      try {
        // What ky gives is one: another would cost a browser half a millisecond.
        const request = input instanceof Request ? input : new Request(input, init);
        const response = await attempt(request, resolve);
        // Its text is told as far as it came.
        if (!response.ok)
          refusal = statusError(response, await response.text().catch(() => ''), context);
        return response;
      } catch (error) {
        if (isUnreachableError(error)) throw error;
        // Not for ky, which would judge it by its name.
        reject(error);
        return new Response();
      }
    };
    ky(address, { ...options, fetch }).catch((error: unknown) =>
      reject(isHTTPError(error) ? refusal : error),
    );
  });
}

/**
 * How long the server wants to be left alone, in ms; NaN where it does not say.
 * @see https://www.rfc-editor.org/rfc/rfc9110#name-retry-after
 */
export function retryAfter({ headers }: Response): number {
  const after = headers.get('retry-after') ?? '';
  return /^\d+$/.test(after) ? Number(after) * 1000 : Date.parse(after) - Date.now();
}
