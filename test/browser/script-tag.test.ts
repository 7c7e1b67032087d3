import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { buildScriptTag, scriptTag, secondFile } from '../../scripts/tools/build-script-tag.ts';
import { launchChromium } from '../support/launch-chromium.ts';
import { STRICT_CSP, startPanelSite } from './panel-site.ts';
import { openWatched, query } from './watched-page.ts';

let browser: Browser;

before(async () => {
  browser = await launchChromium();
});

after(() => browser.close());

/** What is wrong is judged by the second file; without a verdict it is fetched when somebody asks. */
const attributes = 'range="15m" refresh="off" omit="verdict"';
const table = (page: Page) => page.locator('flink-metrics-table');

async function openTable(page: Page): Promise<void> {
  await page.getByRole('combobox', { name: 'Namespace' }).fill('tenant-a');
  await page.getByRole('combobox', { name: 'Job' }).fill('orders');
  await page.keyboard.press('Enter');
  await table(page).getByRole('button', { expanded: false }).click();
  await table(page).locator('data').first().waitFor();
}

const scriptsOf = (page: Page): string[] => {
  const fetched: string[] = [];
  page.on('request', (request) => {
    if (request.resourceType() === 'script') fetched.push(request.url());
  });
  return fetched;
};

test('the first file alone gives charts; what metrics mean is fetched from beside it, when asked for', async () => {
  await using site = await startPanelSite({
    attributes,
    scripts: '<script src="/flink-metrics.iife.js?v=3"></script>',
  });
  const { page, complaints } = await openWatched(browser, site.url);
  const fetched = scriptsOf(page);
  await query(page);
  assert.deepEqual(fetched, []);
  await table(page).getByRole('button', { expanded: false }).click();
  await table(page).locator('code').first().waitFor();
  await table(page).getByRole('searchbox').fill('garbage');
  await table(page).locator('output', { hasText: ' of ' }).waitFor();
  const titles = await table(page).locator('tbody th').allInnerTexts();
  assert.ok(titles.length > 0, 'nothing means garbage');
  assert.deepEqual(fetched, [`${site.url}flink-metrics.more.js?v=3`]);
  assert.deepEqual(complaints, []);
  await page.close();
});

test('what is wrong comes with the second file; without it the charts are there, and the verdict says so', async () => {
  await using site = await startPanelSite({ attributes: 'range="15m" refresh="off"' });
  const { page, complaints } = await openWatched(browser, site.url);
  await query(page);
  await page.locator('flink-metrics-verdict .head').waitFor();
  assert.deepEqual(complaints, []);
  await page.route('**/flink-metrics.more.js', (route) => route.abort('internetdisconnected'));
  await page.reload();
  await query(page);
  await page.locator('flink-metrics-verdict', { hasText: 'flink-metrics.more.js' }).waitFor();
  assert.ok((await page.locator('flink-metrics-chart').count()) > 0);
  await page.close();
});

test('a script of another origin has its second file there, without crossorigin', async () => {
  await using site = await startPanelSite({
    attributes,
    policy: STRICT_CSP.replace("script-src 'self'", 'script-src http://cdn.test'),
    scripts: '<script src="http://cdn.test/1.0/flink-metrics.iife.js"></script>',
  });
  const page = await browser.newPage();
  await page.route('http://cdn.test/**', async (route) => {
    const [file, headers] = route.request().url().endsWith('.iife.js')
      ? [scriptTag, {}]
      : [secondFile, { 'access-control-allow-origin': '*' }];
    await route.fulfill({ contentType: 'text/javascript', headers, body: await readFile(file) });
  });
  await page.goto(site.url);
  const fetched = scriptsOf(page);
  await openTable(page);
  await table(page).locator('code').first().waitFor();
  assert.deepEqual(fetched, ['http://cdn.test/1.0/flink-metrics.more.js']);
  await page.close();
});

test('an inline script is told where its second file is', async () => {
  const script = await readFile(scriptTag, 'utf8');
  await using site = await startPanelSite({
    attributes,
    policy: STRICT_CSP.replace("script-src 'self'", "script-src 'self' 'unsafe-inline'"),
    scripts: `<script data-more="/flink-metrics.more.js?here">${script.replaceAll('</script', '<\\/script')}</script>`,
  });
  const { page } = await openWatched(browser, site.url);
  const fetched = scriptsOf(page);
  await openTable(page);
  await table(page).locator('code').first().waitFor();
  assert.deepEqual(fetched, [`${site.url}flink-metrics.more.js?here`]);
  await page.close();
});

test('an image that is called as the script is does not say where its second file is', async () => {
  await using site = await startPanelSite({
    attributes,
    scripts: `<img name="currentScript" src="http://evil.test/a.png">
      <script src="/flink-metrics.iife.js"></script>`,
  });
  const page = await browser.newPage();
  await page.goto(site.url);
  const fetched = scriptsOf(page);
  await openTable(page);
  await table(page).locator('code').first().waitFor();
  assert.deepEqual(fetched, [`${site.url}flink-metrics.more.js`]);
  await page.close();
});

test('a second file that cannot be fetched, or is another version’s, is told in a sentence, and asked for again', async () => {
  await using site = await startPanelSite({ attributes });
  const page = await browser.newPage();
  const more = await readFile(secondFile, 'utf8');
  const older = more.replace(/"\d+\.\d+\.\d+"/, '"0.0.1"');
  assert.notEqual(older, more);
  await page.route('**/flink-metrics.more.js', (route) => route.abort('internetdisconnected'));
  await page.goto(site.url);
  await openTable(page);
  const failure = table(page).getByText('What the metrics mean could not be loaded.');
  const retry = table(page).getByRole('button', { name: 'Retry' });
  await failure.waitFor();
  assert.equal(await table(page).locator('code').count(), 0);

  // The same of a chart’s sheet, where a new chart is added, and where a dashboard is imported.
  const chart = page.locator('flink-metrics-chart').first();
  await chart.getByRole('button', { name: /About/ }).click();
  await chart.locator('.info').getByText('What the metrics mean could not be loaded.').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Edit view' }).click();
  const tools = page.locator('flink-metrics-view-tools');
  await tools.getByRole('button', { name: /Import/ }).click();
  await tools.getByRole('textbox').fill('{"panels":[]}');
  await tools.locator('button[type=submit]').click();
  await tools.getByText('The editor could not be loaded. Try again.').waitFor();
  await page.keyboard.press('Escape');
  await tools.getByRole('button', { name: /Add/ }).click();
  const dialog = page.locator('flink-metrics-chart-dialog');
  await dialog.getByText('What the metrics mean could not be loaded.').waitFor();

  await page.unroute('**/flink-metrics.more.js');
  await page.route('**/flink-metrics.more.js', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: older }),
  );
  const second = page.waitForResponse('**/flink-metrics.more.js');
  await dialog.getByRole('button', { name: 'Retry' }).click();
  await second;
  await dialog.getByText('What the metrics mean could not be loaded.').waitFor();

  await page.unroute('**/flink-metrics.more.js');
  await dialog.getByRole('button', { name: 'Retry' }).click();
  await dialog.getByRole('option').first().waitFor();
  await page.keyboard.press('Escape');
  await retry.click();
  await table(page).locator('code').first().waitFor();
  assert.equal(await failure.count(), 0);
  await page.close();
});

test('a page in another encoding than UTF-8 reads it right', async () => {
  await buildScriptTag();
  const page = await browser.newPage();
  await page.route('http://portal.test/**', async (route) => {
    const isScript = route.request().url().endsWith('.js');
    await route.fulfill(
      isScript
        ? { contentType: 'text/javascript', body: await readFile(scriptTag) }
        : {
            contentType: 'text/html; charset=gbk',
            body: `<!doctype html><script src="/panel.js"></script>
              <flink-metrics-panel lang="zh-CN" endpoint="/prometheus"></flink-metrics-panel>`,
          },
    );
  });
  await page.goto('http://portal.test/');
  assert.equal(await page.evaluate(() => document.characterSet), 'GBK');
  await page.getByRole('combobox', { name: '作业' }).waitFor();
  await page.close();
});
