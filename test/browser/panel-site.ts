import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createSimulator, type SimulatorOptions } from '@flink-metrics/simulator';
import { buildScriptTag, scriptTag, secondFile } from '../../scripts/tools/build-script-tag.ts';
import { listening } from '../support/listening.ts';

/** No inline script or style, no eval: what a careful bank sends. */
export const STRICT_CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:";

export interface PanelSite extends AsyncDisposable {
  readonly url: string;
}

export interface PanelSiteOptions extends SimulatorOptions {
  /** Attributes of the panel. */
  readonly attributes?: string;
  /** What the page shows instead of a panel. */
  readonly content?: string;
  /** Instead of one script tag. */
  readonly scripts?: string;
  readonly policy?: string;
  /** More scripts of the host's, by their paths. */
  readonly files?: Readonly<Record<string, string>>;
  /** Answers below `/prometheus/` instead of the simulator. */
  readonly answer?: (request: Request) => Promise<Response>;
}

/** A host page with one script tag under a strict policy, over a simulated Prometheus at `/prometheus`. */
export async function startPanelSite(options: PanelSiteOptions = {}): Promise<PanelSite> {
  await buildScriptTag();
  const simulator = createSimulator(options);
  const answer = options.answer ?? simulator.fetch;
  const panel = `<flink-metrics-panel endpoint="/prometheus" ${options.attributes ?? ''}></flink-metrics-panel>`;
  const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <title>Portal</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="/portal.css">
    ${options.scripts ?? '<script src="/flink-metrics.iife.js"></script>'}
  </head>
  <body><main><h1>Portal</h1>${options.content ?? panel}</main></body>
</html>`;
  const files: Readonly<Record<string, readonly [type: string, body: string]>> = {
    '/': ['text/html', page],
    '/flink-metrics.iife.js': ['text/javascript', await readFile(scriptTag, 'utf8')],
    '/flink-metrics.more.js': ['text/javascript', await readFile(secondFile, 'utf8')],
    '/portal.css': ['text/css', css],
    ...Object.fromEntries(
      Object.entries(options.files ?? {}).map(([path, text]) => [path, ['text/javascript', text]]),
    ),
  };
  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    if (path.startsWith('/prometheus/')) return relay(request, response, answer);
    const file = files[path];
    response.writeHead(file === undefined ? 404 : 200, {
      'content-type': `${file?.[0] ?? 'text/plain'}; charset=utf-8`,
      'content-security-policy': options.policy ?? STRICT_CSP,
    });
    response.end(file?.[1] ?? 'not found');
  });
  const running = await listening(server);
  return { ...running, url: `${running.origin}/` };
}

const css = `
  body { margin: 0; font-family: system-ui, sans-serif; background: #fff; }
  body.dark { background: #0b0d10; color: #eee; }
  main { padding: 16px; }
  h1 { font-size: 18px; }
`;

async function relay(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  answer: (request: Request) => Promise<Response>,
): Promise<void> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const path = (incoming.url ?? '/').replace(/^\/prometheus/, '');
  const { method = 'GET' } = incoming;
  const request = new Request(`http://prometheus.test${path}`, {
    method,
    headers: { 'content-type': incoming.headers['content-type'] ?? 'text/plain' },
    ...(method === 'POST' ? { body: Buffer.concat(chunks) } : {}),
  });
  const response = await answer(request);
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  outgoing.end(Buffer.from(await response.arrayBuffer()));
}
