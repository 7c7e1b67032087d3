import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { findChromium } from '../../scripts/tools/programs.ts';
import { chromiumFlags } from '../support/chromium.ts';
import type { StorySite } from './story-site.ts';

/** What Storybook's toolbar chooses, which is what a host page may have. */
export interface Look {
  readonly theme: 'light' | 'dark';
  readonly language: 'en' | 'zh-CN';
  readonly density: 'comfortable' | 'compact';
}

export const usualLook: Look = { theme: 'light', language: 'en', density: 'comfortable' };

/** 10:00 on a Monday; the simulated cluster's samples follow from it. */
const NOW = new Date('2026-03-02T10:00:00Z');

export interface StoryBrowser extends AsyncDisposable {
  newPage(): Promise<Page>;
}

/** A browser in which a story looks the same on every machine: no motion, one clock, one zone, one scale. */
export async function startStoryBrowser(
  viewport = { width: 800, height: 600 },
): Promise<StoryBrowser> {
  const flags = ['--font-render-hinting=none', '--disable-lcd-text', '--hide-scrollbars'];
  const browser = await chromium.launch({
    executablePath: await findChromium(),
    args: [...chromiumFlags, ...flags],
  });
  const context: BrowserContext = await browser.newContext({
    viewport,
    deviceScaleFactor: 1,
    reducedMotion: 'reduce',
    locale: 'en-GB',
    timezoneId: 'UTC',
  });
  await context.clock.setFixedTime(NOW);
  // What one story's Prometheus has, another's has not.
  await context.addInitScript(() => {
    const { setItem } = Storage.prototype;
    Storage.prototype.setItem = function (key, value) {
      if (!key.startsWith('flink-metrics-deployments/')) setItem.call(this, key, value);
    };
  });
  return {
    newPage: () => context.newPage(),
    [Symbol.asyncDispose]: () => browser.close(),
  };
}

/**
 * Shows a story and waits until it stands still. A page that shows one already goes over to the next without a
 * reload: what a story leaves behind, another one meets.
 * @throws {Error} what the story threw
 */
export async function showStory(
  page: Page,
  site: StorySite,
  id: string,
  look: Look = usualLook,
): Promise<void> {
  if (page.url().startsWith(site.url)) {
    await page.evaluate(() => localStorage.clear());
    await page.mouse.move(0, 0);
    await chooseLook(page, look);
  } else {
    const globals = Object.entries(look).map(([name, value]) => `${name}:${value}`);
    await page.goto(`${site.url}iframe.html?viewMode=story&id=${id}&globals=${globals.join(';')}`);
    await finished(page);
  }
  const outcome = await tellStorybook(page, 'setCurrentStory', { storyId: id, viewMode: 'story' });
  const last =
    outcome.event === 'storyUnchanged'
      ? await tellStorybook(page, 'forceRemount', { storyId: id })
      : outcome;
  if (last.event !== 'storyRendered') throw new Error(`${id}: ${last.event} ${last.message}`);
  await settled(page);
}

/**
 * Until Storybook does no more with the story, its addons included: it is "rendered" before they are through. A page that is
 * asked for a story again before that is reloaded, and axe cannot run twice at a time.
 */
export const finished = (page: Page): Promise<unknown> => page.waitForFunction(isFinished);

function isFinished(): boolean {
  const phase = Reflect.get(globalThis, '__STORYBOOK_PREVIEW__')?.currentRender?.phase;
  return ['finished', 'errored', 'aborted'].includes(phase);
}

/** Chooses another look for the story that is shown, as a host page changes its theme. */
export async function chooseLook(page: Page, look: Look): Promise<void> {
  const shown = await page.evaluate(() => ({ ...document.documentElement.dataset }));
  if (Object.entries(look).every(([name, value]) => shown[name] === value)) return;
  await tellStorybook(page, 'updateGlobals', { globals: look });
  await twoFrames(page);
}

interface Outcome {
  readonly event: string;
  readonly message: string;
}

/** Sends an event on Storybook's channel. @returns the event that says the story is rendered and played, or is not */
function tellStorybook(page: Page, name: string, detail: object): Promise<Outcome> {
  return page.evaluate(
    ([name, detail]) => {
      const channel = Reflect.get(globalThis, '__STORYBOOK_ADDONS_CHANNEL__');
      const events = [
        'storyRendered',
        'storyUnchanged',
        'storyErrored',
        'storyThrewException',
        'storyMissing',
        // Comes before `storyRendered`, which comes all the same.
        'playFunctionThrewException',
      ];
      return new Promise<Outcome>((resolve) => {
        for (const event of events) {
          channel.once(event, (error: { message?: string; title?: string } | string = '') => {
            const message =
              typeof error === 'string' ? error : (error.message ?? error.title ?? '');
            resolve({ event, message });
          });
        }
        channel.emit(name, detail);
      });
    },
    [name, detail] as const,
  );
}

/** What Lit had to render is rendered. */
const twoFrames = (page: Page): Promise<unknown> =>
  page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );

const FRAME_MS = 50;
const SETTLE_TIMEOUT_MS = 30_000;

/** Until three pictures in a row are the same. */
export async function settled(page: Page): Promise<void> {
  const deadline = Date.now() + SETTLE_TIMEOUT_MS;
  let last: Buffer | undefined;
  for (let same = 0; same < 2; ) {
    if (Date.now() > deadline) throw new Error(`${page.url()} never stands still`);
    await page.waitForTimeout(FRAME_MS);
    const picture = await page.screenshot();
    same = last?.equals(picture) ? same + 1 : 0;
    last = picture;
  }
}
