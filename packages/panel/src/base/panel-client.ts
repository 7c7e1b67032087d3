import { createQueryClient, type QueryClient } from '@flink-metrics/sdk/prometheus';

export type PanelHeaders = HeadersInit | (() => HeadersInit | Promise<HeadersInit>);

/** What a provider says about where to ask. */
export interface ClientSettings {
  readonly endpoint: string;
  readonly headers: PanelHeaders | undefined;
  readonly fetch: ((request: Request) => Promise<Response>) | undefined;
}

/** Null where the endpoint is missing or no address. Headers and fetch are looked up at each request: a host may set them at any time. */
export function createPanelClient(settings: ClientSettings): QueryClient | null {
  if (settings.endpoint === '' || !URL.canParse(settings.endpoint, document.baseURI)) return null;
  return createQueryClient({
    baseUrl: new URL(settings.endpoint, document.baseURI),
    headers: () => {
      const { headers = {} } = settings;
      return typeof headers === 'function' ? headers() : headers;
    },
    fetch: (request) => (settings.fetch ?? globalThis.fetch)(request),
  });
}
