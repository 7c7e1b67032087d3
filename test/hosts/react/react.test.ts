import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../../support/launch-chromium.ts';
import type { Listening } from '../../support/listening.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { bundle } from '../support/bundle.ts';
import { startHostSite, TOKEN } from '../support/host-site.ts';
import { installedHost } from '../support/installed-host.ts';

const sources = resolve('test/hosts/react');

let browser: Browser;
before(async () => {
  browser = await launchChromium();
});
after(() => browser.close());

/** React tells what it does not understand, or what a server wrote otherwise, in its development build. */
const development = { define: { 'process.env.NODE_ENV': '"development"' } };

async function startPortal(name: string): Promise<Listening> {
  const host = await installedHost(name);
  const client = await bundle(host, sources, {
    ...development,
    entryPoints: [join(sources, 'client.tsx')],
    splitting: true,
  });
  const render = await serverRenderer(host);
  const page = (content: string) =>
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>Portal</title><link rel="icon" href="data:,">
    <body><div id="root" data-token="${TOKEN}">${content}</div><script type="module" src="/client.js"></script>`;
  return startHostSite({
    ...Object.fromEntries(Object.entries(client).map(([file, text]) => [`/${file}`, text])),
    '/portal': page(''),
    '/own-chart': page(''),
    '/no-headers': page(''),
    '/rendered/portal': page(render('/portal', TOKEN)).replace(
      '<script',
      '<script>history.replaceState(null, "", "/portal")</script><script',
    ),
  });
}

/** What runs on a server, where there is no DOM. */
async function serverRenderer(host: string): Promise<(name: string, token: string) => string> {
  const { 'server.js': text = '' } = await bundle(host, sources, {
    ...development,
    entryPoints: [join(sources, 'server.tsx')],
    platform: 'node',
    // React's server build is CommonJS, and asks for Node's own modules.
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire('/');",
    },
  });
  await using folder = await temporaryFolder('rendered');
  const file = join(folder.path, 'server.mjs');
  await writeFile(file, text);
  const { rendered } = await import(pathToFileURL(file).href);
  return rendered;
}

/** A page, and what it complains of. */
async function open(address: string): Promise<{ page: Page; complaints: string[] }> {
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.goto(address);
  return { page, complaints };
}

const drawn = (page: Page) =>
  page.locator('flink-metrics-chart canvas').first().waitFor({ timeout: 60_000 });

/** How many panels that were left are in memory after some collections: what one leaves may go with the next. */
async function stillThere(page: Page): Promise<number> {
  let kept = Number.POSITIVE_INFINITY;
  for (let time = 0; time < 10 && kept > 1; time += 1) {
    await page.requestGC();
    kept = await page.evaluate(() => {
      const left: WeakRef<object>[] = Reflect.get(globalThis, 'left');
      return left.filter((panel) => panel.deref() !== undefined).length;
    });
  }
  return kept;
}

for (const name of ['react-18', 'react-19']) {
  describe(name, () => {
    let portal: Listening;
    before(async () => {
      portal = await startPortal(name);
    });
    after(() => portal[Symbol.asyncDispose]());

    test('headers are sent, events are heard, the language is followed, and what the user chose stays', async () => {
      const { page, complaints } = await open(`${portal.origin}/portal`);
      await drawn(page);
      await page.getByRole('combobox', { name: 'Job', exact: true }).fill('payments');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 2, name: 'payments' }).waitFor();

      const panel = page.locator('flink-metrics-panel');
      const range = () => panel.evaluate((element) => Reflect.get(element, 'range'));
      await panel.evaluate((element) => Reflect.set(element, 'range', '3h'));
      await page.getByRole('button', { name: 'Rendered again 0' }).click();
      await page.getByRole('button', { name: 'Rendered again 1' }).waitFor();
      assert.equal(await range(), '3h');

      await page.getByRole('button', { name: 'Language' }).click();
      await page.getByRole('combobox', { name: '作业', exact: true }).waitFor();
      assert.deepEqual(complaints, []);
      await page.close();
    });

    test('left and returned to it is there again, and what was left is forgotten', async () => {
      const { page, complaints } = await open(`${portal.origin}/portal`);
      for (let time = 0; time < 4; time += 1) {
        await drawn(page);
        await page.evaluate(() => {
          const panel = document.querySelector('flink-metrics-panel');
          const left: WeakRef<object>[] = Reflect.get(globalThis, 'left') ?? [];
          if (panel !== null) Reflect.set(globalThis, 'left', [...left, new WeakRef(panel)]);
        });
        await page.getByRole('button', { name: 'Leave' }).click();
        await page.locator('flink-metrics-panel').waitFor({ state: 'detached' });
        await page.getByRole('button', { name: 'Return' }).click();
      }
      await drawn(page);
      const kept = await stillThere(page);
      // React itself keeps the last tree for the next comparison.
      assert.ok(kept <= 1, `${kept} of 4 panels are still there`);
      assert.deepEqual(complaints, []);
      await page.close();
    });

    test('a page that a server rendered is hydrated, and its panel has all that it was given', async () => {
      const { page, complaints } = await open(`${portal.origin}/rendered/portal`);
      await drawn(page);
      await page.getByRole('combobox', { name: 'Job', exact: true }).fill('payments');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 2, name: 'payments' }).waitFor();
      assert.deepEqual(complaints, []);
      await page.close();
    });

    test('where the gateway refuses and no headers were set, the page says so', async () => {
      const { page } = await open(`${portal.origin}/no-headers`);
      await page.getByText('it set no headers on the panel').waitFor();
      await page.close();
    });

    test('a chart of own data needs no more than its data', async () => {
      const { page, complaints } = await open(`${portal.origin}/own-chart`);
      await drawn(page);
      await page.locator('flink-metrics-legend').getByText('north').waitFor();
      assert.deepEqual(complaints, []);
      await page.close();
    });
  });
}
