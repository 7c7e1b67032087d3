import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { launchChromium } from '../support/launch-chromium.ts';
import { startPanelSite } from './panel-site.ts';
import { openWatched, query } from './watched-page.ts';

/** What a host's story or page under test does: the worker first, then the panel. */
const host = `
  import { createSimulator } from '@flink-metrics/simulator';
  import { simulatorHandlers } from '@flink-metrics/simulator/msw';
  import { setupWorker } from 'msw/browser';

  const simulator = createSimulator({ scenario: 'backpressured' });
  const worker = setupWorker(...simulatorHandlers(simulator, { baseUrl: '/prometheus' }));
  await worker.start({ quiet: true, onUnhandledFrame: 'bypass' });
  const panel = document.createElement('script');
  panel.src = '/flink-metrics.iife.js';
  document.head.append(panel);
`;

test('a page with the worker shows the simulated job, under a strict policy and without a server', async () => {
  const [{ text: mocked } = { text: '' }] = (
    await build({
      stdin: { contents: host, resolveDir: import.meta.dirname, loader: 'ts' },
      bundle: true,
      format: 'esm',
      conditions: ['@flink-metrics/source'],
      write: false,
    })
  ).outputFiles;
  const worker = await readFile(fileURLToPath(import.meta.resolve('msw/mockServiceWorker.js')));
  let asked = 0;
  await using site = await startPanelSite({
    scripts: '<script type="module" src="/mocked.js"></script>',
    attributes: 'range="15m" refresh="off"',
    files: { '/mocked.js': mocked, '/mockServiceWorker.js': worker.toString() },
    answer: async () => {
      asked++;
      return new Response('no server', { status: 500 });
    },
  });
  const browser = await launchChromium();
  await using _browser = { [Symbol.asyncDispose]: () => browser.close() };
  const { page, complaints } = await openWatched(browser, site.url);
  await query(page);
  await page.locator('flink-metrics-verdict').getByText('bottleneck').first().waitFor();
  assert.equal(asked, 0);
  assert.deepEqual(complaints, []);
});
