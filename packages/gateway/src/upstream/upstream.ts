import type { FairQueue } from '../bounds/fair-queue.ts';
import { GatewayError } from '../errors.ts';
import type { ByteSource } from './byte-source.ts';
import { InvalidEnvelope } from './envelope-filter.ts';
import { Exchange, OverdueExchange, SilentUpstream } from './exchange.ts';
import { fetchTransport } from './fetch-transport.ts';
import { badGateway, refusal } from './refusal.ts';
import { OversizedAnswer, relayedAnswer } from './relay.ts';
import type { OnHealth, ReplicaHealth } from './replica.ts';
import { ACCOUNT, DEFAULT_ACCOUNT, Replicas } from './replicas.ts';
import type { Transport, TransportAnswer, TransportRequest } from './transport.ts';

export interface PrometheusOptions {
  /**
   * Where Prometheus's API is, with its path prefix if it has one: `http://prometheus:9090`. Several are replicas of one:
   * the first that is well is asked.
   */
  readonly url: string | readonly string[];
  /** Told when one of several can no longer be asked, with the reason, and when it can be again. */
  readonly onHealth?: OnHealth;
  /** How requests are sent where `transport` is not given. Default the global `fetch`. */
  readonly fetch?: typeof globalThis.fetch;
  /** `httpTransport()` of `@flink-metrics/gateway/node` costs less than `fetch` and closes what is aborted at once. */
  readonly transport?: Transport;
  /** The gateway's own credentials, for example, on every request. Of a client's headers only its `traceparent` is sent. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Longest silence of Prometheus in ms, and the limit given to it for a query. Default 30,000. */
  readonly timeout?: number;
  /** Longest time in ms from a request to the last byte that the client takes. Default 120,000. */
  readonly totalTimeout?: number;
  /** Longest answer of Prometheus in bytes. Default 64 MiB. */
  readonly answerBytes?: number;
}

/** First and last evaluation in Unix ms, and the time between two in ms; the last is on the grid of the first. */
export interface Grid {
  readonly start: number;
  readonly end: number;
  readonly step: number;
}

/** A question to Prometheus: `path` is a constant or holds a validated label name. */
export interface UpstreamRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly parameters: URLSearchParams;
  /** The range that the parameters hold, of a range query. */
  readonly grid?: Grid;
  /** Whether answers of the same grid may be put together. */
  readonly spliceable?: boolean;
  /** Headers of the tenant's, with lower-case names, instead of those of the settings. */
  readonly headers?: Readonly<Record<string, string>>;
  /** What stands for `{account}` in the URL. */
  readonly account?: string;
}

/** For whom a question is asked. */
export interface Asker {
  /** Whose turns and limits it counts for. */
  readonly tenant: string;
  /** Aborted when nobody wants the answer any more. */
  readonly signal: AbortSignal;
  /** The W3C `traceparent` of the client, checked: it goes to Prometheus. */
  readonly trace?: string | undefined;
  /** What breaks the body later on. */
  readonly onBroken: (error: GatewayError) => void;
  /** Called once when Prometheus's connection is free again, however that came. */
  readonly onEnd?: () => void;
}

/**
 * Asks Prometheus, and gives the body of its answer, filtered. It must be read to its end or closed.
 * @throws {GatewayError} 4xx and 5xx, in our own words
 */
export type Upstream = (request: UpstreamRequest, asker: Asker) => Promise<ByteSource>;

/** Each request waits for its turn, which lasts until the last byte of its answer. */
export function inTurn(upstream: Upstream, queue: FairQueue): Upstream {
  return async (request, asker) => {
    const leave = await queue.enter(asker.tenant, asker.signal);
    return upstream(request, { ...asker, onEnd: leave });
  };
}

export const DEFAULT_TIMEOUT_MS = 30_000;
const DEFAULT_TOTAL_TIMEOUT_MS = 120_000;
const DEFAULT_ANSWER_BYTES = 64 * 1024 * 1024;
/** More of a refusal is not read. */
const REFUSAL_LIMIT_BYTES = 64 * 1024;

/** A way to ask, and how those are that are asked. */
export interface Servers {
  readonly ask: Upstream;
  health(): readonly ReplicaHealth[];
}

/** @throws {TypeError} where a URL cannot be Prometheus's, or there is none. */
export function createUpstream(options: PrometheusOptions): Servers {
  const [first, ...others] = [options.url].flat().map(baseUrl);
  if (first === undefined) throw new TypeError("Prometheus's URL is missing.");
  const { answerBytes = DEFAULT_ANSWER_BYTES } = options;
  const headers = lowerCased(options.headers ?? {});
  const transport = options.transport ?? fetchTransport(options.fetch ?? globalThis.fetch);
  const { onHealth } = options;
  const replicas = new Replicas({ urls: [first, ...others], headers, transport, onHealth });
  const times = {
    silence: options.timeout ?? DEFAULT_TIMEOUT_MS,
    total: options.totalTimeout ?? DEFAULT_TOTAL_TIMEOUT_MS,
  };
  const ask: Upstream = async (request, { signal, trace, onBroken, onEnd }) => {
    const exchange = new Exchange(times, signal, onEnd);
    try {
      const requestTo = (base: string) => transportRequest(base, request, headers, trace);
      const sent = replicas.send(requestTo, exchange.signal);
      const answer = await exchange.wait(sent);
      if (!isJsonSuccess(answer)) throw await refused(answer, exchange);
      return await relayedAnswer(answer.body, exchange, answerBytes, (error) =>
        onBroken(toGatewayError(error, signal)),
      );
    } catch (error) {
      exchange.abort(error);
      throw toGatewayError(error, signal);
    }
  };
  return { ask, health: () => replicas.health };
}

function transportRequest(
  base: string,
  { method, path, parameters, ...ofTenant }: UpstreamRequest,
  headers: Readonly<Record<string, string>>,
  trace: string | undefined,
): TransportRequest {
  const post = method === 'POST';
  const url = base.replace(ACCOUNT, ofTenant.account ?? DEFAULT_ACCOUNT) + path;
  return {
    method,
    url: post ? url : `${url}?${parameters}`,
    headers: {
      ...headers,
      ...ofTenant.headers,
      accept: 'application/json',
      // Compressing costs Prometheus several times what answering does, and here it would be undone again.
      'accept-encoding': 'identity',
      ...(trace !== undefined && { traceparent: trace }),
      ...(post && { 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8' }),
    },
    body: post ? parameters.toString() : undefined,
  };
}

/** So that one of the tenant's takes the place of one of the settings. */
function lowerCased(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
  );
}

function isJsonSuccess({ status, header }: TransportAnswer): boolean {
  return status === 200 && /^application\/json\b/i.test(header('content-type') ?? '');
}

async function refused(answer: TransportAnswer, exchange: Exchange): Promise<GatewayError> {
  const body = await beginning(answer.body, exchange);
  return answer.status === 200
    ? badGateway('What answered is not a Prometheus: is its URL right?', body.slice(0, 1000))
    : refusal(answer, body);
}

/** The first bytes of a refusal as text. The rest is not waited for: its connection is closed. */
async function beginning(body: ByteSource, exchange: Exchange): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  while (text.length < REFUSAL_LIMIT_BYTES) {
    const bytes = await exchange.wait(body.read());
    if (bytes === undefined) {
      exchange.end();
      return text;
    }
    text += decoder.decode(bytes, { stream: true });
  }
  body.close();
  return text;
}

function toGatewayError(error: unknown, client: AbortSignal): GatewayError {
  if (error instanceof GatewayError) return error;
  if (error instanceof SilentUpstream) {
    return new GatewayError(504, 'timeout', 'Prometheus did not answer in time.', { cause: error });
  }
  if (error instanceof OverdueExchange) {
    return new GatewayError(504, 'timeout', 'The answer as a whole took too long.', {
      cause: error,
    });
  }
  if (error instanceof OversizedAnswer) {
    return new GatewayError(
      422,
      'too_large',
      'The answer is larger than is allowed here: ask for a shorter range, a longer step or fewer series.',
      { cause: error },
    );
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
  return url.origin + url.pathname.replace('%7Baccount%7D', ACCOUNT).replace(/\/+$/, '');
}
