import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { scriptTag, secondFile } from '../../scripts/tools/build-script-tag.ts';
import { listening } from '../support/listening.ts';

/** What a signed-in tenant's page is told. */
export interface Session {
  readonly endpoint: string;
  readonly token: string;
}

export interface HostPage extends AsyncDisposable {
  /** `http://127.0.0.1:<port>`; `/?tenant=<namespace>` is the page of a tenant that has signed in. */
  readonly origin: string;
  /** Called before a page is opened: the gateway has to know the page's origin first. */
  serveSessions(session: (tenant: string) => Session): void;
}

const folder = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const files: Readonly<Record<string, readonly [path: string, type: string]>> = {
  '/': [folder('page/index.html'), 'text/html; charset=utf-8'],
  '/page.css': [folder('page/page.css'), 'text/css'],
  '/page.js': [folder('page/page.js'), 'text/javascript'],
  '/flink-metrics.iife.js': [fileURLToPath(scriptTag), 'text/javascript'],
  '/flink-metrics.more.js': [fileURLToPath(secondFile), 'text/javascript'],
};

/** A company's page with the panel's script tag in it, under a content security policy without any `unsafe-…`. */
export async function startHostPage(): Promise<HostPage> {
  let sessionOf: ((tenant: string) => Session) | undefined;
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://host');
    const tenant = url.searchParams.get('tenant') ?? '';
    if (url.pathname === '/session' && sessionOf !== undefined) {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(sessionOf(tenant)));
      return;
    }
    const [path, type] = files[url.pathname] ?? [];
    if (path === undefined || type === undefined) {
      response.writeHead(404).end();
      return;
    }
    response.setHeader('content-type', type);
    response.setHeader('content-security-policy', policy(sessionOf?.(tenant).endpoint));
    response.end(await readFile(path));
  });
  const running = await listening(server);
  return {
    ...running,
    serveSessions: (session) => {
      sessionOf = session;
    },
  };
}

const policy = (gateway = ''): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `connect-src 'self' ${gateway}`,
    "img-src 'self' data:",
  ].join('; ');
