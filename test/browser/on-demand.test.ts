import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Browser, chromium, type Page } from 'playwright-core';
import { findChromium } from '../../scripts/tools/programs.ts';
import { chromiumFlags } from '../support/chromium.ts';
import { startPanelSite } from './panel-site.ts';
import { openWatched } from './watched-page.ts';

let browser: Browser;

before(async () => {
  browser = await chromium.launch({
    executablePath: await findChromium(),
    args: [...chromiumFlags],
  });
});

after(() => browser.close());

const attributes = 'range="15m" refresh="off"';
const table = (page: Page) => page.locator('flink-metrics-table');

async function openTable(page: Page): Promise<void> {
  await page.getByRole('combobox', { name: 'Namespace' }).fill('tenant-a');
  await page.getByRole('combobox', { name: 'Job' }).fill('orders');
  await page.keyboard.press('Enter');
  await table(page).getByRole('button', { expanded: false }).click();
  await table(page).locator('data').first().waitFor();
}

test('the script tag fetches what metrics mean from beside it, once somebody asks', async () => {
  await using site = await startPanelSite({ attributes });
  const { page, complaints } = await openWatched(browser, site.url);
  const fetched: string[] = [];
  page.on('request', (request) => {
    if (request.resourceType() === 'script') fetched.push(new URL(request.url()).pathname);
  });
  await openTable(page);
  await table(page).locator('code').first().waitFor();
  assert.deepEqual(fetched, ['/flink-metrics.catalog.js']);

  await table(page).getByRole('searchbox').fill('garbage');
  await table(page).locator('output', { hasText: ' of ' }).waitFor();
  const titles = await table(page).locator('tbody th').allInnerTexts();
  assert.ok(titles.length > 0, 'nothing means garbage');
  assert.deepEqual(complaints, []);
  await page.close();
});

test('without the file beside it the names of metrics say what they can', async () => {
  await using site = await startPanelSite({ attributes });
  const { page, complaints } = await openWatched(browser, site.url);
  await page.route('**/flink-metrics.catalog.js', (route) => route.abort());
  await openTable(page);
  await table(page).getByRole('searchbox').fill('numRecordsIn');
  await table(page).locator('output', { hasText: ' of ' }).waitFor();
  assert.match(await table(page).locator('tbody th').first().innerText(), /^flink_\w+numRecordsIn/);
  assert.deepEqual(
    complaints.filter((text) => !text.includes('net::ERR_FAILED')),
    [],
  );
  await page.close();
});
