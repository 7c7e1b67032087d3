import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Browser, chromium, type Page } from 'playwright-core';
import { findChromium } from '../../scripts/tools/programs.ts';
import { chromiumFlags } from '../support/chromium.ts';
import { startPanelSite } from './panel-site.ts';

let browser: Browser;

before(async () => {
  browser = await chromium.launch({
    executablePath: await findChromium(),
    args: [...chromiumFlags],
  });
});

after(() => browser.close());

/** Everything the page complains about: broken policies, errors, failed scripts. */
async function openWatched(url: string): Promise<{ page: Page; complaints: string[] }> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()}`);
  });
  await page.exposeFunction('complain', (text: string) => complaints.push(text));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, sample }) => {
      Reflect.get(globalThis, 'complain')(`policy: ${violatedDirective} ${sample}`);
    });
  });
  await page.goto(url);
  return { page, complaints };
}

async function query(page: Page): Promise<void> {
  await page.getByRole('combobox', { name: 'Namespace' }).fill('tenant-a');
  await page.getByRole('combobox', { name: 'Job' }).fill('orders');
  await page.keyboard.press('Enter');
  await page.locator('flink-metrics-table data').first().waitFor({ timeout: 60_000 });
  await page.locator('flink-metrics-panel [role=progressbar]').waitFor({ state: 'detached' });
}

test('a page with one script tag under a strict policy: query, hover, zoom, info, refresh', async () => {
  await using site = await startPanelSite({ attributes: 'range="15m" refresh="off"' });
  const { page, complaints } = await openWatched(site.url);
  await query(page);

  const chart = page.locator('flink-metrics-chart').first();
  await chart.locator('canvas').waitFor();
  await chart.hover({ position: { x: 200, y: 100 } });
  await chart.locator('.tooltip').waitFor();

  await chart.getByRole('button', { name: /About/ }).click();
  await chart.locator('pre').waitFor();

  const box = await chart.locator('.plot').boundingBox();
  assert.ok(box !== null);
  await page.mouse.move(box.x + 120, box.y + 60);
  await page.mouse.down();
  await page.mouse.move(box.x + 260, box.y + 60, { steps: 4 });
  await chart.locator('.selection').waitFor();
  await page.mouse.up();
  await page.getByRole('button', { name: 'Reset zoom' }).click();
  await page.getByRole('button', { name: 'Refresh now' }).click();
  await page.locator('flink-metrics-panel [role=progressbar]').waitFor({ state: 'detached' });

  assert.deepEqual(complaints, []);
  await page.close();
});
