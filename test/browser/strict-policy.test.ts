import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { parseSections } from '@flink-metrics/sdk/flink';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../support/launch-chromium.ts';
import { STRICT_CSP, startPanelSite } from './panel-site.ts';
import { asked, openWatched, query } from './watched-page.ts';

let browser: Browser;

before(async () => {
  browser = await launchChromium();
});

after(() => browser.close());

async function saved(page: Page, click: () => Promise<void>): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), click()]);
  return readFile(await download.path(), 'utf8');
}

test('a page with one script tag under a strict policy runs the whole panel', async (t) => {
  await using site = await startPanelSite({ attributes: 'range="15m" refresh="off"' });
  const { page, complaints } = await openWatched(browser, site.url);
  const chart = await query(page);
  const button = (name: RegExp) => chart.getByRole('button', { name });

  await t.test('hover', async () => {
    await chart.hover({ position: { x: 200, y: 100 } });
    await chart.locator('.tooltip').waitFor();
  });

  await t.test('zoom by dragging, and back', async () => {
    const box = await chart.locator('.plot').boundingBox();
    assert.ok(box !== null);
    await page.mouse.move(box.x + 120, box.y + 60);
    await page.mouse.down();
    await page.mouse.move(box.x + 260, box.y + 60, { steps: 4 });
    await chart.locator('.selection').waitFor();
    await page.mouse.up();
    const range = page.locator('flink-metrics-time-range');
    await range.getByRole('button', { name: 'Undo zoom' }).click();
    await asked(page);
  });

  await t.test('info, table, exports and full screen of a chart', async () => {
    await button(/About/).click();
    await chart.locator('pre').waitFor();
    await button(/About/).click();
    await button(/as a table/).click();
    await chart.locator('tbody tr').first().waitFor();
    await button(/as a table/).click();
    assert.match(await saved(page, () => button(/as CSV/).click()), /Z,\d/);
    assert.match(await saved(page, () => button(/PNG|image/i).click()), /PNG/);
    await button(/full screen/).click();
    await chart.getByText('tenant-a / orders').waitFor();
    await button(/full screen/).click();
  });

  await t.test('all charts as CSV', async () => {
    const all = page.getByRole('button', { name: 'Download all charts as CSV' });
    const csv = await saved(page, () => all.click());
    assert.match(csv, /^\uFEFF?chart,title,unit,labels,time,value,series\r\n/);
    assert.ok(new Set(csv.split('\r\n').map((line) => line.split(',')[0])).size > 5);
  });

  await t.test('compare, another range and another time zone', async () => {
    await page.getByRole('combobox', { name: 'Compare with' }).selectOption('1d');
    await asked(page);
    await page.getByRole('combobox', { name: /Time range/ }).selectOption('custom');
    await page.getByRole('button', { name: 'Apply' }).click();
    await page.getByRole('combobox', { name: /Time range/ }).selectOption('typed');
    await page.getByRole('textbox', { name: 'Range' }).fill('now-3h to now-1h');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /^Zoom out/ }).click();
    await page.getByRole('button', { name: /^Earlier/ }).click({ modifiers: ['Shift'] });
    await page.getByRole('button', { name: /^Later/ }).click();
    await page.getByRole('combobox', { name: /Time range/ }).selectOption('now-3h/now-1h');
    await page.getByRole('combobox', { name: /Time range/ }).selectOption('1h');
    await page.getByRole('combobox', { name: /Time range/ }).selectOption('zone');
    await page.keyboard.press('Escape');
    await page.getByRole('combobox', { name: 'Compare with' }).selectOption('');
    await page.getByRole('button', { name: 'Refresh now' }).click();
    await asked(page);
  });

  await t.test('a closed section, and the latest values', async () => {
    const closed = page.locator('flink-metrics-section .toggle[aria-expanded=false]').first();
    await closed.click();
    await asked(page);
    await page.getByRole('button', { name: /Latest values/ }).click();
    await page.locator('flink-metrics-table data').first().waitFor({ timeout: 20_000 });
  });

  await t.test('own views: hide a chart, add one, undo, export', async () => {
    await page.getByRole('button', { name: 'Edit view' }).click();
    const tools = page.locator('flink-metrics-view-tools');
    const charts = page.locator('flink-metrics-chart');
    const before = await charts.count();
    await page
      .getByRole('button', { name: /^Hide “/ })
      .last()
      .click();
    await tools.getByRole('button', { name: 'Undo' }).click();
    await charts.nth(before - 1).waitFor();
    const view = await saved(page, () => tools.getByRole('button', { name: /Export/ }).click());
    assert.ok(parseSections(view).length > 5);
    await tools.getByRole('button', { name: /Add/ }).click();
    const dialog = page.locator('flink-metrics-chart-dialog');
    await dialog.getByRole('combobox').first().fill('checkpoint');
    await dialog.getByRole('option').first().click();
    await dialog.locator('canvas').first().waitFor();
    await dialog.locator('form button[type=submit]').click();
    await charts.nth(before).waitFor();
    await tools.getByRole('button', { name: 'Done' }).click();
  });

  assert.deepEqual(complaints, []);
  await page.close();
});

test('a policy with a nonce is enough for the second file too', async () => {
  await using site = await startPanelSite({
    attributes: 'range="15m" refresh="off" omit="verdict"',
    policy: STRICT_CSP.replace("script-src 'self'", "script-src 'nonce-r4nd0m'"),
    scripts: '<script nonce="r4nd0m" src="/flink-metrics.iife.js"></script>',
  });
  const { page, complaints } = await openWatched(browser, site.url);
  const chart = await query(page);
  const second = page.waitForResponse('**/flink-metrics.more.js');
  await chart.getByRole('button', { name: /About/ }).click();
  assert.equal((await second).status(), 200);
  await chart.locator('.info dd:not(:empty)').first().waitFor();
  assert.deepEqual(complaints, []);
  await page.close();
});

test('the toolbar may be anywhere in the host’s page', async () => {
  await using site = await startPanelSite({
    content: `
      <header>
        <flink-metrics-job-picker provider="metrics"></flink-metrics-job-picker>
        <flink-metrics-time-range provider="metrics"></flink-metrics-time-range>
        <flink-metrics-refresh-control provider="metrics"></flink-metrics-refresh-control>
      </header>
      <flink-metrics-provider id="metrics" endpoint="/prometheus" range="15m" refresh="off" link="view">
        <flink-metrics-message></flink-metrics-message>
        <flink-metrics-sections></flink-metrics-sections>
      </flink-metrics-provider>
      <footer><flink-metrics-status provider="metrics"></flink-metrics-status></footer>`,
  });
  const { page, complaints } = await openWatched(browser, site.url);
  await page.getByText('Which job?').waitFor();
  await query(page);
  await page.getByRole('combobox', { name: /Time range/ }).selectOption('1h');
  await asked(page);
  await page.waitForURL(/view=.*orders/);
  await page.reload();
  await page.locator('flink-metrics-chart canvas').first().waitFor({ timeout: 60_000 });
  assert.equal(await page.getByRole('combobox', { name: /Time range/ }).inputValue(), '1h');
  assert.deepEqual(complaints, []);
  await page.close();
});

test('Trusted Types: the policy of the README is enough for the whole panel', async () => {
  const readme = await readFile('packages/panel/README.md', 'utf8');
  const [, allowed = ''] = /^```js trusted-types\n([\s\S]*?)^```$/m.exec(readme) ?? [];
  await using site = await startPanelSite({
    attributes: 'range="15m" refresh="off"',
    policy: `${STRICT_CSP}; require-trusted-types-for 'script'; trusted-types lit-html default`,
    files: { '/policy.js': allowed },
    scripts: '<script src="/policy.js"></script><script src="/flink-metrics.iife.js"></script>',
  });
  const { page, complaints } = await openWatched(browser, site.url);
  const chart = await query(page);
  const button = (name: RegExp) => chart.getByRole('button', { name });
  await chart.hover({ position: { x: 200, y: 100 } });
  await chart.locator('.tooltip').waitFor();
  await button(/About/).click();
  await chart.locator('.info dd:not(:empty)').first().waitFor();
  await button(/About/).click();
  assert.match(await saved(page, () => button(/PNG|image/i).click()), /PNG/);
  await button(/full screen/).click();
  await button(/full screen/).click();
  await page.locator('flink-metrics-verdict').getByText('What was checked').click();
  await page.getByRole('button', { name: 'Edit view' }).click();
  await page.locator('flink-metrics-view-tools').getByRole('button', { name: /Add/ }).click();
  await page.locator('flink-metrics-chart-dialog').getByRole('combobox').first().waitFor();
  assert.deepEqual(complaints, []);
  await page.close();
});
