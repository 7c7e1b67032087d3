import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { settled, showStory, startStoryBrowser } from '../stories/story-page.ts';
import { startStorySite } from '../stories/story-site.ts';
import { matchesBaseline, orphans, TOLERATED_PIXELS } from './baselines.ts';
import { comparePictures } from './compare-pictures.ts';
import { type Picture, pictures } from './pictures.ts';

const site = await startStorySite();
const browser = await startStoryBrowser();
after(async () => {
  await browser[Symbol.asyncDispose]();
  await site[Symbol.asyncDispose]();
});
const page = await browser.newPage();

const limit = { timeout: 90_000 };

async function show({ width, height, media, forcedColors, story, look }: Picture): Promise<void> {
  await page.emulateMedia({ media: 'screen', forcedColors });
  await page.setViewportSize({ width, height });
  await showStory(page, site, story, look);
  if (media === 'print') await print();
}

/** As a browser does before it prints a page that was looked at. */
async function print(): Promise<void> {
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print' });
  await settled(page);
}

const all = pictures(site.stories);
/** `npm run visual -- panel` compares those with "panel" in their name. */
const wanted = (process.env.BASELINES ?? '').split(' ');

for (const picture of all.filter(({ name }) => wanted.some((part) => name.includes(part)))) {
  test(`${picture.name} looks as it did`, limit, async () => {
    await show(picture);
    await matchesBaseline(page, picture.name);
  });
}

test('every picture that is kept is of a story', async () => {
  assert.deepEqual(await orphans(new Set(all.map(({ name }) => name))), []);
});

/** Small changes that a person would see, each made to one button of the panel. */
const changes: Readonly<Record<string, string>> = {
  'another border colour': 'border-color: #b3261e',
  'a paler border': 'border-color: #aab1bc',
  'another text colour': 'color: #2457d6',
  'a thicker border': 'border-width: 2px',
  'one pixel to the right': 'translate: 1px 0',
  'a pixel taller': 'block-size: 33px',
  'a thinner text': 'font-weight: 400',
};

for (const [change, style] of Object.entries(changes)) {
  test(`a real change is seen: ${change}`, limit, async () => {
    const [usual] = all.filter(({ story }) => story === 'panel--before-the-first-query');
    assert.ok(usual !== undefined);
    await show(usual);
    const before = await page.screenshot();
    await styleButton(page, style);
    await settled(page);
    const { pixels } = comparePictures(before, await page.screenshot());
    await styleButton(page, '');
    assert.ok(pixels > TOLERATED_PIXELS, `${pixels} pixels differ, ${TOLERATED_PIXELS} may`);
  });
}

const styleButton = (page: Page, style: string): Promise<void> =>
  page.locator('flink-metrics-job-picker button').evaluate((button, style) => {
    button.style.cssText = style;
  }, style);
