import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { build } from 'esbuild';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../support/launch-chromium.ts';
import { type Listening, listening } from '../support/listening.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

let browser: Browser;

before(async () => {
  browser = await launchChromium();
});

after(() => browser.close());

const page = `<!doctype html>
<html lang="en">
  <title>Charts</title>
  <link rel="icon" href="data:,">
  <script type="module" src="/define.js"></script>
  <body></body>
</html>`;

/** The panel as a bundler splits it: what is loaded later is a file of its own. */
async function startSite(folder: string): Promise<Listening> {
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
  return listening(server);
}

test('what draws could not be fetched: charts say so, and draw when it is asked for again', async () => {
  await using folder = await temporaryFolder('split-panel');
  await using site = await startSite(folder.path);
  const page = await browser.newPage();
  await page.route('**/drawing-*', (route) => route.abort('internetdisconnected'));
  await page.goto(site.origin);
  await page.evaluate(() => {
    const times = Float64Array.of(1e12, 1e12 + 15_000, 1e12 + 30_000);
    const matrix = [{ labels: {}, times, values: Float64Array.of(1, 2, 3) }];
    for (const heading of ['One', 'Two']) {
      const chart = document.createElement('flink-metrics-chart');
      document.body.append(Object.assign(chart, { heading, matrix }));
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

for (const chunk of ['engine', 'sections']) {
  test(`a panel whose ${chunk} could not be fetched says so, and asks when it is told to`, async () => {
    await using folder = await temporaryFolder('split-panel');
    await using site = await startSite(folder.path);
    const page = await browser.newPage();
    await page.route(`**/${chunk}-*`, (route) => route.abort('internetdisconnected'));
    await page.goto(site.origin);
    await page.evaluate(() => {
      const panel = document.createElement('flink-metrics-panel');
      const fetch = async () => new Response('{}', { status: 403 });
      Object.assign(panel, { endpoint: '/metrics', namespace: 'tenant-a', job: 'orders', fetch });
      document.body.append(panel);
    });
    const message = page.locator('flink-metrics-message');
    await message.getByText('Failed to fetch').waitFor();
    await page.unroute(`**/${chunk}-*`);
    await message.getByRole('button', { name: 'Retry' }).click();
    await message.getByText('answered 403').waitFor();
  });
}
