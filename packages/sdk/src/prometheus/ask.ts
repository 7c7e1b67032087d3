import ky, { type HTTPError, isHTTPError, type Options } from 'ky';
import { type RequestContext, statusError } from './answer-error.ts';
import { isQueryError, isUnreachableError } from './errors.ts';
import { retryAfter } from './retry-after.ts';

/** Sends a request, gives what was read of its answer to `done`, and the answer itself, too, as one that is not ok. */
type Attempt<T> = (request: Request, done: (read: T) => void) => Promise<Response>;

export interface AskOptions extends RequestInit {
  /** Of the whole call, on the clock of `performance.now()`. */
  readonly deadline: number;
}

const RETRIED_STATUSES = [429, 502, 503, 504];

/**
 * Attempts by ky, again where that may help, until an answer was read.
 * @throws {PrometheusError}
 */
export function ask<T>(
  address: URL,
  { deadline, ...init }: AskOptions,
  attempt: Attempt<T>,
  context: RequestContext,
): Promise<T> {
  const refusal = ({ response, data }: HTTPError) =>
    statusError(response, typeof data === 'string' ? data : '', context);
  const options: Options = {
    ...init,
    // The deadline covers the whole call; ky's own timeout ends with the headers.
    timeout: false,
    // Of errors: their text is told where it is no JSON, whatever its type.
    parseJson: (text) => text,
    retry: {
      limit: 2,
      methods: ['get', 'post'],
      statusCodes: RETRIED_STATUSES,
      afterStatusCodes: RETRIED_STATUSES,
      jitter: (delay) => delay * (0.5 + Math.random() / 2),
      shouldRetry: ({ error }) => {
        if (!isHTTPError(error)) return isUnreachableError(error);
        const tooLate = performance.now() + retryAfter(error.response) >= deadline;
        // Prometheus's own verdict on a query is final: the same question gets the same answer, at the same cost.
        // Undefined leaves it to the status.
        return tooLate || isQueryError(refusal(error)) ? false : undefined;
      },
    },
  };
  return new Promise((resolve, reject) => {
    const fetch = async (input: RequestInfo | URL, init?: RequestInit) => {
      try {
        // What ky gives is one: another would cost a browser half a millisecond.
        const request = input instanceof Request ? input : new Request(input, init);
        return await attempt(request, resolve);
      } catch (error) {
        if (isUnreachableError(error)) throw error;
        // Not for ky, which would judge it by its name.
        reject(error);
        return new Response();
      }
    };
    ky(address, { ...options, fetch }).catch((error: unknown) =>
      reject(isHTTPError(error) ? refusal(error) : error),
    );
  });
}
