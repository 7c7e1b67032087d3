import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { test } from 'node:test';
import { createGateway, staticTokens } from '@flink-metrics/gateway';
import { createSimulator } from '@flink-metrics/simulator';
import { getRequestListener } from '@hono/node-server';
import { build } from 'vite';
import { launchChromium } from '../support/launch-chromium.ts';
import { type Listening, listening } from '../support/listening.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const types: Readonly<Record<string, string>> = { html: 'text/html', js: 'text/javascript' };

/** The portal as a Vue team builds it (from the packages' dist), and the gateway behind the same origin. */
async function startPortal(folder: string): Promise<Listening> {
  const simulator = createSimulator();
  const gateway = createGateway({
    prometheus: {
      url: 'http://simulator.test',
      fetch: (input, init) => simulator.fetch(new Request(input, init)),
    },
    authenticate: staticTokens([
      { tenant: 'a', namespaces: ['tenant-a'], token: 'the-token-of-tenant-a' },
    ]),
  });
  const answer = async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith('/api/')) return gateway.fetch(request);
    const file = pathname === '/' ? 'index.html' : pathname.slice(1);
    const type = types[file.split('.').at(-1) ?? ''];
    if (type === undefined) return new Response('not found', { status: 404 });
    return new Response(await readFile(join(folder, file)), { headers: { 'content-type': type } });
  };
  const server = createServer(getRequestListener(answer));
  return listening(server);
}

test('a Vue portal built by Vite shows the job, hides it in a tab, and follows what the user asks', async () => {
  await using folder = await temporaryFolder('vue-portal');
  await build({
    root: 'examples/vue-portal',
    configFile: 'examples/vue-portal/vite.config.ts',
    build: { outDir: folder.path, emptyOutDir: true },
    logLevel: 'warn',
  });
  await using portal = await startPortal(folder.path);
  const browser = await launchChromium();
  await using _browser = { [Symbol.asyncDispose]: () => browser.close() };
  const page = await browser.newPage();
  const failures: string[] = [];
  page.on('pageerror', (error) => failures.push(error.message));

  await page.goto(portal.origin);
  await page.getByLabel('Gateway token').fill('the-token-of-tenant-a');
  await page.getByRole('button', { name: 'Query' }).click();
  await page.locator('flink-metrics-chart canvas').first().waitFor();
  assert.equal(await page.getByRole('heading', { level: 1 }).textContent(), 'orders');

  await page.getByRole('button', { name: 'Details' }).click();
  await page.getByText('Job orders in tenant-a, shown for 1h.').waitFor();
  assert.equal(await page.locator('flink-metrics-panel').isVisible(), false);

  await page.getByRole('button', { name: 'Metrics' }).click();
  const job = page.getByRole('combobox', { name: 'Job', exact: true });
  await job.fill('my-job (v2)');
  await job.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'my-job (v2)' }).waitFor();
  await page.locator('flink-metrics-chart canvas').first().waitFor();
  assert.deepEqual(failures, []);
});
