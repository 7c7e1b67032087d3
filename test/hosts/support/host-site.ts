import { createServer } from 'node:http';
import { createGateway, staticTokens } from '@flink-metrics/gateway';
import { createSimulator } from '@flink-metrics/simulator';
import { getRequestListener } from '@hono/node-server';
import { type Listening, listening } from '../../support/listening.ts';

/** Of tenant a, whose namespace is `tenant-a`. */
export const TOKEN = 'the-token-of-tenant-a';

/** Files of a site by their paths. */
export type SiteFiles = Readonly<Record<string, string | Uint8Array>>;

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript',
  css: 'text/css',
};

/** A portal's files, and below `/metrics` the gateway, which asks for the token, over a simulated cluster. */
export function startHostSite(
  files: SiteFiles,
  headers: Readonly<Record<string, string>> = {},
): Promise<Listening> {
  const simulator = createSimulator();
  const gateway = createGateway({
    prometheus: {
      url: 'http://simulator.test',
      fetch: (input, init) => simulator.fetch(new Request(input, init)),
    },
    authenticate: staticTokens([{ tenant: 'a', namespaces: ['tenant-a'], token: TOKEN }]),
  });
  const answer = async (request: Request): Promise<Response> => {
    const url = new URL(request.url);
    if (url.pathname.startsWith('/metrics/')) {
      const to = new URL(url.pathname.slice('/metrics'.length) + url.search, url.origin);
      return gateway.fetch(new Request(to, request));
    }
    const file = files[url.pathname];
    if (file === undefined) return new Response('not found', { status: 404 });
    const extension = /\.(\w+)$/.exec(url.pathname)?.[1] ?? 'html';
    return new Response(file as BodyInit, {
      headers: { 'content-type': types[extension] ?? 'text/plain', ...headers },
    });
  };
  return listening(createServer(getRequestListener(answer)));
}
