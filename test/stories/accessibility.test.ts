import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, test } from 'node:test';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import {
  chooseLook,
  finished,
  type Look,
  showStory,
  startStoryBrowser,
  usualLook,
} from './story-page.ts';
import { startStorySite } from './story-site.ts';

const site = await startStorySite();
const browser = await startStoryBrowser();
after(async () => {
  await browser[Symbol.asyncDispose]();
  await site[Symbol.asyncDispose]();
});

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** WCAG 2.2 AA, and what axe calls good practice. */
const rules: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  resultTypes: ['violations'],
};

const darkLook: Look = { theme: 'dark', language: 'zh-CN', density: 'compact' };

/** What axe finds wrong, shadow roots included, one line an element. */
async function violations(page: Page): Promise<string[]> {
  await finished(page);
  const found = await page.evaluate(
    (rules): Promise<AxeResults> => Reflect.get(globalThis, 'axe').run('#storybook-root', rules),
    rules,
  );
  return found.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${help}\n  ${target}\n  ${failureSummary}`),
  );
}

const page = await browser.newPage();

const limit = { timeout: 90_000 };
await page.addInitScript(axe);
const errors: string[] = [];
page.on('pageerror', ({ message }) => errors.push(message));

for (const { id } of site.stories) {
  test(`${id} passes axe in light and dark`, limit, async () => {
    await showStory(page, site, id, usualLook);
    const inLight = await violations(page);
    await chooseLook(page, darkLook);
    const inDark = await violations(page);
    assert.deepEqual([...inLight, ...inDark, ...errors.splice(0)], []);
  });
}
