import type { QueryClient } from '@flink-metrics/sdk/prometheus';
import { addressOf } from '../dom/address.ts';
import { loadEngine } from './load-engine.ts';

export type PanelHeaders = HeadersInit | (() => HeadersInit | Promise<HeadersInit>);

/** What a provider says about where to ask. */
export interface ClientSettings {
  readonly endpoint: string;
  /** As in HTML, in any case; whatever else is written means nothing. */
  readonly method: string;
  readonly headers: PanelHeaders | undefined;
  readonly fetch: ((request: Request) => Promise<Response>) | undefined;
}

/** Null where the endpoint is missing or no address. Headers and fetch are looked up at each request: a host may set them at any time. */
export function createPanelClient(settings: ClientSettings): QueryClient | null {
  const baseUrl = settings.endpoint === '' ? null : addressOf(settings.endpoint);
  if (baseUrl === null) return null;
  return loadedClient(async () => {
    const { createQueryClient } = await loadEngine();
    return createQueryClient({
      baseUrl,
      ...(settings.method.toUpperCase() === 'GET' && { method: 'GET' }),
      headers: () => {
        const { headers = {} } = settings;
        return typeof headers === 'function' ? headers() : headers;
      },
      fetch: (request) => (settings.fetch ?? globalThis.fetch)(request),
    });
  });
}

/** A client whose code is loaded with the first question. */
function loadedClient(load: () => Promise<QueryClient>): QueryClient {
  let client: QueryClient | undefined;
  const loaded = async () => (client ??= await load());
  return {
    query: async (...question) => (await loaded()).query(...question),
    queryRange: async (...question) => (await loaded()).queryRange(...question),
    series: async (...question) => (await loaded()).series(...question),
    labels: async (...question) => (await loaded()).labels(...question),
    labelValues: async (...question) => (await loaded()).labelValues(...question),
  };
}
