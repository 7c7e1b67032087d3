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

test('the script tag is all there is: what metrics mean is fetched from nowhere', async () => {
  await using site = await startPanelSite({ attributes });
  const { page, complaints } = await openWatched(browser, site.url);
  const fetched: string[] = [];
  page.on('request', (request) => {
    if (request.resourceType() === 'script') fetched.push(new URL(request.url()).pathname);
  });
  await openTable(page);
  await table(page).locator('code').first().waitFor();
  await table(page).getByRole('searchbox').fill('garbage');
  await table(page).locator('output', { hasText: ' of ' }).waitFor();
  const titles = await table(page).locator('tbody th').allInnerTexts();
  assert.ok(titles.length > 0, 'nothing means garbage');
  assert.deepEqual(fetched, []);
  assert.deepEqual(complaints, []);
  await page.close();
});
