import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { build } from 'esbuild';
import { answers } from './answers.ts';

export const pages = ['flink-metrics', 'hand-made', 'uplot'] as const;
export type PageName = (typeof pages)[number];

export interface Site extends AsyncDisposable {
  /** Of a page with its script as `bench`. */
  url(page: PageName | 'refreshes'): string;
}

/** The pages, and the answers they ask for, on one origin. */
export async function serveRenderPages(): Promise<Site> {
  const scripts = new Map<string, string>(
    await Promise.all(
      [...pages, 'refreshes'].map(async (page) => [`/${page}.js`, await bundle(page)] as const),
    ),
  );
  const styles = await bundleStyles();
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const script = scripts.get(url.pathname);
    if (url.pathname === '/api/v1/query_range') return answer(request, response, url);
    if (script !== undefined) return send(response, 'text/javascript', script);
    if (url.pathname === '/styles.css') return send(response, 'text/css', styles);
    send(response, 'text/html', pageOf(url.pathname.slice(1)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return {
    url: (page) => `http://127.0.0.1:${port}/${page}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const pageOf = (page: string): string => `<!doctype html>
<html lang="en">
  <meta charset="utf-8">
  <link rel="icon" href="data:,">
  <link rel="stylesheet" href="/styles.css">
  <script src="/${page}.js"></script>
  <body></body>
</html>`;

async function answer(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
  const form = request.method === 'POST' ? await text(request) : url.search;
  const body = answers.get(new URLSearchParams(form).get('query') ?? '');
  if (body === undefined) response.writeHead(404).end();
  else send(response, 'application/json', body);
}

function send(response: ServerResponse, type: string, body: string | Uint8Array): void {
  response.writeHead(200, { 'content-type': type }).end(body);
}

async function bundle(page: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [`${import.meta.dirname}/pages/${page}.ts`],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    globalName: 'bench',
    target: 'es2022',
    conditions: ['@flink-metrics/source'],
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
  });
  return outputFiles[0]?.text ?? '';
}

async function bundleStyles(): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents: `@import 'uplot/dist/uPlot.min.css';`,
      loader: 'css',
      resolveDir: import.meta.dirname,
    },
    bundle: true,
    write: false,
    logLevel: 'error',
  });
  return outputFiles[0]?.text ?? '';
}
