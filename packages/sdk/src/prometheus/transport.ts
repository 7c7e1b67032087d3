import ky, { isHTTPError, type KyInstance } from 'ky';
import { type RequestContext, statusError } from './answer-error.ts';
import { withDeadline } from './deadline.ts';
import { isUnreachableError, TimeoutError, UnreachableError } from './errors.ts';

export interface TransportOptions {
  /** Where the API is: what comes before `/api/v1`, e.g. `https://prometheus.example/prefix`. */
  readonly baseUrl: string | URL;
  /** Sent with every request. A function is asked before each attempt, so it may refresh a token. */
  readonly headers?: HeadersInit | (() => HeadersInit | Promise<HeadersInit>);
  /** Used instead of the global `fetch`. */
  readonly fetch?: (request: Request) => Promise<Response>;
  readonly credentials?: RequestCredentials;
  /** Limit for one call in ms, retries and reading the body included. @defaultValue 30,000 */
  readonly timeout?: number;
}

export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
  /** Limit for this call in ms, retries and reading the body included. */
  readonly timeout?: number | undefined;
}

export interface ApiRequest extends CallOptions {
  /** Below `/api/v1/`. */
  readonly path: string;
  readonly params: URLSearchParams;
  /** Whether the endpoint also reads its parameters from a form body, which has no limit on length. */
  readonly postable: boolean;
  readonly query?: string | undefined;
}

export type Transport = <T>(
  request: ApiRequest,
  read: (response: Response, context: RequestContext) => Promise<T>,
) => Promise<T>;

const DEFAULT_TIMEOUT_MS = 30_000;
/** Proxies and servers commonly refuse addresses from 4 or 8 KB on. */
const LONGEST_QUERY_STRING = 2_000;
const RETRIED_STATUSES = [429, 502, 503, 504];
/** Prometheus's own verdicts on a query: the same question gets the same answer, at the same cost. */
const FINAL_ERROR_TYPES = ['bad_data', 'execution', 'timeout', 'canceled'];

/** Sends requests and turns every failure into a {@link PrometheusError}. */
export function createTransport(options: TransportOptions): Transport {
  const base = apiUrl(options.baseUrl);
  const api = createApi(options);

  return async ({ path, params, postable, query, signal, timeout }, read) => {
    const url = `${base}${path}`;
    const context = { url, query };
    const limit = timeout ?? options.timeout ?? DEFAULT_TIMEOUT_MS;
    const expired = () =>
      new TimeoutError(`${url} did not answer within ${limit} ms.`, { url, query });

    const send = async (signal: AbortSignal): Promise<Response> => {
      const search = params.toString();
      const long = postable && search.length > LONGEST_QUERY_STRING;
      return long
        ? await api.post(url, { body: params, signal })
        : await api.get(search === '' ? url : `${url}?${search}`, { signal });
    };

    return withDeadline({ signal, timeout: limit, expired }, async (signal) => {
      try {
        const response = await send(signal);
        return await read(response, context).catch(async (error: unknown) => {
          // The answer broke off, which is no more the question's fault than a connection that never came about.
          if (isUnreachableError(error)) return read(await send(signal), context);
          throw error;
        });
      } catch (error) {
        throw isHTTPError(error) ? statusError(error.response, error.data, context) : error;
      }
    });
  };
}

function apiUrl(baseUrl: string | URL): string {
  const url = String(baseUrl).replace(/\/+$/, '');
  return `${url}/api/v1/`;
}

function createApi({ headers, fetch, credentials }: TransportOptions): KyInstance {
  const send = fetch ?? ((request: Request) => globalThis.fetch(request));
  return ky.create({
    // The deadline covers the whole call; ky's own timeout ends with the headers.
    timeout: false,
    ...(credentials === undefined ? {} : { credentials }),
    retry: {
      limit: 2,
      methods: ['get', 'post'],
      statusCodes: RETRIED_STATUSES,
      afterStatusCodes: RETRIED_STATUSES,
      jitter: (delay) => delay * (0.5 + Math.random() / 2),
      shouldRetry: ({ error }) => {
        if (isUnreachableError(error)) return true;
        return isFinal(error) ? false : undefined;
      },
    },
    fetch: async (input, init) => {
      const request = new Request(input, init);
      const extra = typeof headers === 'function' ? await headers() : headers;
      for (const [name, value] of new Headers(extra)) request.headers.set(name, value);
      try {
        return await send(request);
      } catch (cause) {
        const [url = request.url] = request.url.split('?');
        throw new UnreachableError(`${url} cannot be reached.`, { url, cause });
      }
    },
  });
}

function isFinal(error: Error): boolean {
  if (!isHTTPError(error)) return false;
  const { data } = error;
  return (
    typeof data === 'object' &&
    data !== null &&
    'errorType' in data &&
    FINAL_ERROR_TYPES.includes(String(data.errorType))
  );
}
