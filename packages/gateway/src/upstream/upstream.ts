import { GatewayError } from '../errors.ts';
import { InvalidEnvelope } from './envelope-filter.ts';
import { Exchange, SilentUpstream } from './exchange.ts';
import { badGateway, refusal } from './refusal.ts';
import { relayedAnswer } from './relay.ts';

export interface PrometheusOptions {
  /** Where Prometheus's API is, with its path prefix if it has one: `http://prometheus:9090`. */
  readonly url: string;
  readonly fetch?: typeof globalThis.fetch;
  /** The gateway's own credentials, for example, on every request: nothing of a client's headers is ever sent. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Longest silence of Prometheus in ms, and the limit given to it for a query. Default 30,000. */
  readonly timeout?: number;
}

/** A question to Prometheus: `path` is a constant or holds a validated label name. */
export interface UpstreamRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly parameters: URLSearchParams;
}

/**
 * Asks Prometheus, and gives the body of its answer, filtered. What breaks that body later on goes to `onBroken`.
 * @throws {GatewayError} 4xx and 5xx, in our own words
 */
export type Upstream = (
  request: UpstreamRequest,
  client: AbortSignal,
  onBroken: (error: GatewayError) => void,
) => Promise<ReadableStream<Uint8Array>>;

export const DEFAULT_TIMEOUT_MS = 30_000;
/** More of a refusal is not read. */
const REFUSAL_LIMIT_BYTES = 64 * 1024;

/** @throws {TypeError} where the URL cannot be Prometheus's. */
export function createUpstream(options: PrometheusOptions): Upstream {
  const base = baseUrl(options.url);
  const { fetch = globalThis.fetch, headers = {}, timeout = DEFAULT_TIMEOUT_MS } = options;
  return async (request, client, onBroken) => {
    const exchange = new Exchange(timeout, client);
    try {
      const response = await exchange.wait(
        fetch(fetchRequest(base, request, headers, exchange.signal)),
      );
      if (!isJsonSuccess(response)) throw await refused(response, exchange);
      return await relayedAnswer(response.body, exchange, (error) =>
        onBroken(toGatewayError(error, client)),
      );
    } catch (error) {
      throw toGatewayError(error, client);
    }
  };
}

function fetchRequest(
  base: string,
  { method, path, parameters }: UpstreamRequest,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Request {
  const post = method === 'POST';
  return new Request(post ? base + path : `${base}${path}?${parameters}`, {
    method,
    headers: { ...headers, accept: 'application/json' },
    body: post ? parameters : null,
    // Followed, a redirect would carry the gateway's own credentials wherever it points.
    redirect: 'manual',
    signal,
  });
}

function isJsonSuccess(
  response: Response,
): response is Response & { readonly body: ReadableStream<Uint8Array> } {
  const type = response.headers.get('content-type') ?? '';
  return response.status === 200 && /^application\/json\b/i.test(type) && response.body !== null;
}

async function refused(response: Response, exchange: Exchange): Promise<GatewayError> {
  const body = await exchange.wait(beginning(response));
  return response.status === 200
    ? badGateway('What answered is not a Prometheus: is its URL right?', body.slice(0, 1000))
    : refusal(response.status, body);
}

async function beginning(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > REFUSAL_LIMIT_BYTES) break;
  }
  return text;
}

function toGatewayError(error: unknown, client: AbortSignal): GatewayError {
  if (error instanceof GatewayError) return error;
  if (error instanceof SilentUpstream) {
    return new GatewayError(504, 'timeout', 'Prometheus did not answer in time.', { cause: error });
  }
  if (error instanceof InvalidEnvelope) {
    return badGateway('Prometheus answered with something other than its JSON.', error.message);
  }
  if (client.aborted) {
    return new GatewayError(503, 'canceled', 'The client went away.', { cause: error });
  }
  return new GatewayError(502, 'unavailable', 'Prometheus cannot be reached.', { cause: error });
}

function baseUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !['http:', 'https:'].includes(url.protocol)) {
    throw new TypeError(`Prometheus's URL must be http or https, not ${JSON.stringify(text)}.`);
  }
  if (url.username !== '' || url.password !== '') {
    throw new TypeError(`Prometheus's URL must hold no credentials: give them as a header.`);
  }
  if (url.search !== '' || url.hash !== '') {
    throw new TypeError(`Prometheus's URL must end with its path: no "?" or "#".`);
  }
  return url.origin + url.pathname.replace(/\/+$/, '');
}
