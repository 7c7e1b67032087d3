import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { build } from 'esbuild';
import { type Browser, chromium } from 'playwright-core';
import { findChromium } from '../../scripts/tools/programs.ts';
import { chromiumFlags } from '../support/chromium.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

let browser: Browser;

before(async () => {
  browser = await chromium.launch({
    executablePath: await findChromium(),
    args: [...chromiumFlags],
  });
});

after(() => browser.close());

const page = `<!doctype html>
<html lang="en">
  <title>Charts</title>
  <link rel="icon" href="data:,">
  <script type="module" src="/define.js"></script>
  <flink-metrics-chart heading="One"></flink-metrics-chart>
  <flink-metrics-chart heading="Two"></flink-metrics-chart>
</html>`;

/** The panel as a bundler splits it: what is loaded later is a file of its own. */
async function startSite(folder: string): Promise<AsyncDisposable & { url: string }> {
  await build({
    entryPoints: ['packages/panel/src/define.ts'],
    conditions: ['@flink-metrics/source'],
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    chunkNames: '[name]-[hash]',
    outdir: folder,
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  const server = createServer(async ({ url = '/' }, response) => {
    const { pathname } = new URL(url, 'http://localhost');
    const type = pathname === '/' ? 'text/html' : 'text/javascript';
    response.writeHead(200, { 'content-type': type });
    response.end(pathname === '/' ? page : await readFile(join(folder, pathname)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  assert(typeof address === 'object' && address !== null);
  return {
    url: `http://127.0.0.1:${address.port}/`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

test('what draws could not be fetched: charts say so, and draw when it is asked for again', async () => {
  await using folder = await temporaryFolder('split-panel');
  await using site = await startSite(folder.path);
  const page = await browser.newPage();
  await page.route('**/drawing-*', (route) => route.abort('internetdisconnected'));
  await page.goto(site.url);
  await page.evaluate(() => {
    for (const chart of document.querySelectorAll('flink-metrics-chart')) {
      const times = Float64Array.of(1e12, 1e12 + 15_000, 1e12 + 30_000);
      Object.assign(chart, { matrix: [{ labels: {}, times, values: Float64Array.of(1, 2, 3) }] });
    }
  });
  const charts = page.locator('flink-metrics-chart');
  const retry = charts.getByRole('button', { name: 'Retry' });
  await retry.nth(1).waitFor();
  await retry.first().click();
  await charts.first().getByText('could not be fetched').waitFor();
  await page.unroute('**/drawing-*');
  await retry.first().click();
  // One attempt is for all.
  for (const chart of await charts.all()) await chart.locator('canvas').first().waitFor();
  assert.equal(await retry.count(), 0);
});
