import assert from 'node:assert/strict';
import { join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { launchChromium } from '../../support/launch-chromium.ts';
import { bundle } from '../support/bundle.ts';
import { startHostSite, TOKEN } from '../support/host-site.ts';
import { installedHost } from '../support/installed-host.ts';

const sources = resolve('test/hosts/echarts');

/** No style attributes in markup, and no text that becomes HTML or a script. */
const STRICT = {
  'content-security-policy':
    "default-src 'self'; img-src data:; require-trusted-types-for 'script'; trusted-types default",
};

let browser: Browser;
before(async () => {
  browser = await launchChromium();
});
after(() => browser.close());

for (const host of ['echarts-5', 'echarts-6']) {
  test(`${host}: the page's own chart has names, answers the pointer and keeps a strict policy`, async () => {
    const files = await bundle(await installedHost(host), sources, {
      entryPoints: [join(sources, 'own-chart.js'), join(sources, 'policy.js')],
    });
    await using site = await startHostSite(
      {
        '/own-chart.js': files['own-chart.js'] ?? '',
        '/policy.js': files['policy.js'] ?? '',
        '/page.css': '#load { width: 600px; height: 300px }',
        '/': `<!doctype html><html lang="en"><meta charset="utf-8"><title>Portal</title><link rel="icon" href="data:,">
        <link rel="stylesheet" href="/page.css"><body data-token="${TOKEN}"><div id="load"></div><output></output>
        <script src="/policy.js"></script><script type="module" src="/own-chart.js"></script>`,
      },
      STRICT,
    );
    const page = await browser.newPage();
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    await page.goto(site.origin);
    await page.locator('#load canvas').waitFor();

    const before = await pixels(page);
    await page.mouse.move(300, 100);
    assert.notDeepEqual(await pixels(page), before, 'a tooltip is drawn');
    assert.deepEqual(
      await page.locator('#load *:not(canvas)').allInnerTexts(),
      [''],
      'on the canvas',
    );
    await clickALine(page);
    assert.match(await page.locator('output').innerText(), /_taskmanager_1_\d$/);
    assert.deepEqual(complaints, []);
    await page.close();
  });
}

/** Downwards until one is met. */
async function clickALine(page: Page): Promise<void> {
  for (let y = 10; y < 270; y += 1) {
    await page.mouse.click(300, y);
    if ((await page.locator('output').innerText()) !== '') return;
  }
}

const pixels = async (page: Page) => PNG.sync.read(await page.locator('#load').screenshot()).data;
