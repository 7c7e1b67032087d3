import { invalidAnswer, type RequestContext } from '../answers/answer-error.ts';
import { TimeoutError, UnreachableError } from '../errors.ts';
import { apiAddresses } from './api-address.ts';
import { ask } from './ask.ts';
import { checkTimeLimit, withDeadline } from './deadline.ts';
import { createMethods } from './methods.ts';

export interface TransportOptions {
  /**
   * Where the API is: what comes before `/api/v1`, e.g. `https://prometheus.example/prefix`. Parameters it has
   * (`?tenant=a`) go with every request. A relative one is the page's.
   */
  readonly baseUrl: string | URL;
  /** Sent with every request. A function is asked before each attempt, so it may refresh a token. */
  readonly headers?: HeadersInit | (() => HeadersInit | Promise<HeadersInit>) | undefined;
  /**
   * Used instead of the global `fetch`. Its rejections are told as {@link UnreachableError}, after asking again; what
   * it throws before it gives a promise comes out as it is.
   */
  readonly fetch?: ((request: Request) => Promise<Response>) | undefined;
  readonly credentials?: RequestCredentials | undefined;
  /**
   * `'GET'` where a proxy lets nothing else through. Otherwise what is too long for most addresses goes by POST, and
   * where an endpoint refuses that, by GET from then on.
   */
  readonly method?: 'GET' | undefined;
  /** Limit for one call in ms, retries and reading the body included; `Infinity` for none. @defaultValue 30,000 */
  readonly timeout?: number | undefined;
}

export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
  /** Limit for this call in ms, retries and reading the body included; `Infinity` for none. */
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

/** Reads an answer, until the signal says that nobody wants it any more. */
type Read<T> = (response: Response, context: RequestContext, signal: AbortSignal) => Promise<T>;

export type Transport = <T>(request: ApiRequest, read: Read<T>) => Promise<T>;

const DEFAULT_TIMEOUT_MS = 30_000;
/** Proxies and servers commonly refuse addresses from 4 or 8 KB on. */
const LONGEST_QUERY_STRING = 2_000;

/**
 * Sends requests and turns every failure into a {@link PrometheusError}.
 * @throws {TypeError} for a base address or headers that no request can have.
 * @throws {RangeError} for a time limit that is none.
 */
export function createTransport(options: TransportOptions): Transport {
  const addressOf = apiAddresses(options.baseUrl);
  const { timeout: usual = DEFAULT_TIMEOUT_MS, credentials = 'same-origin' } = options;
  checkTimeLimit(usual);
  if (typeof options.headers !== 'function') new Headers(options.headers);
  const byMethod = createMethods(options.method === 'GET');

  return async <T>(
    { path, params, postable, query, signal, timeout = usual }: ApiRequest,
    read: Read<T>,
  ) => {
    const address = addressOf(path);
    const [url = ''] = address.href.split('?');
    const context = { url, query };
    const expired = () => new TimeoutError(`${url} did not answer within ${timeout} ms.`, context);
    const deadline = performance.now() + timeout;
    const short = new URL(address);
    for (const [name, value] of params) address.searchParams.append(name, value);
    const isLong = postable && `${params}`.length > LONGEST_QUERY_STRING;

    return withDeadline({ signal, timeout, expired }, (signal) => {
      const attempt = async (request: Request, done: (answer: T) => void) => {
        const response = await reach(request, options, context);
        // Status 301, 302 or 303 makes a GET of a POST, without its parameters: then only `labels` has an answer, of all series.
        if (request.method === 'POST' && response.redirected && !(response.ok && path !== 'labels'))
          throw invalidAnswer(response, '', 'it redirects a POST.', context);
        // Read here, an answer that breaks off is an attempt that failed, like a connection that never came about.
        if (response.ok) done(await read(response, context, signal));
        return response;
      };
      return byMethod(path, isLong, (method, retries) => {
        const form = method === 'post' && { method, body: params };
        const init = { signal, credentials, deadline, retries, ...form };
        return ask(form ? short : address, init, attempt, context);
      });
    });
  };
}

/** Sends one request, with the caller's headers. */
async function reach(
  request: Request,
  { headers, fetch = (request) => globalThis.fetch(request) }: TransportOptions,
  context: RequestContext,
): Promise<Response> {
  const extra = typeof headers === 'function' ? await headers() : headers;
  for (const [name, value] of new Headers(extra)) request.headers.set(name, value);
  // A failed connection rejects: what is thrown at once is the function's own mistake.
  const answer = fetch(request);
  try {
    return await answer;
  } catch (cause) {
    throw new UnreachableError(`${context.url} cannot be reached (${cause}).`, {
      ...context,
      cause,
    });
  }
}
