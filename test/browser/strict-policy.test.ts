import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Browser, chromium } from 'playwright-core';
import { findChromium } from '../../scripts/tools/programs.ts';
import { chromiumFlags } from '../support/chromium.ts';
import { startPanelSite } from './panel-site.ts';
import { openWatched, query } from './watched-page.ts';

let browser: Browser;

before(async () => {
  browser = await chromium.launch({
    executablePath: await findChromium(),
    args: [...chromiumFlags],
  });
});

after(() => browser.close());

test('a page with one script tag under a strict policy: query, hover, zoom, info, refresh', async () => {
  await using site = await startPanelSite({ attributes: 'range="15m" refresh="off"' });
  const { page, complaints } = await openWatched(browser, site.url);
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
