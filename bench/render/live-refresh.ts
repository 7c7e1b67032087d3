import type { Browser, Page } from 'playwright-core';
import { startPanelSite } from '../../test/browser/panel-site.ts';
import type { Figure } from '../support/figure.ts';
import { median } from '../support/median.ts';
import { longestTask } from './trace.ts';

const REFRESHES = 9;
/** ms by which the time goes on from one refresh to the next: each brings a new sample. */
const STEP = 15_000;
const GOAL_MS = 50;

/** The longest task of a page while its panel, as the script tag has it, refreshes what is on the screen. */
export async function measureLiveRefresh(browser: Browser): Promise<Figure[]> {
  let ahead = 0;
  await using site = await startPanelSite({
    attributes: 'namespace="tenant-a" job="orders" range="1h" refresh="400ms"',
    now: () => Date.now() + ahead,
  });
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  try {
    const page = await context.newPage();
    await page.addInitScript(movableClock);
    await page.goto(site.url);
    await nextLoad(page);
    const longest: number[] = [];
    for (let refresh = 0; refresh < REFRESHES; refresh += 1) {
      ahead += STEP;
      await page.evaluate(`aheadOfTime += ${STEP}`);
      longest.push(await longestTask(browser, page, () => nextLoad(page)));
    }
    const figure = { bench: 'render', unit: 'ms' };
    return [
      { ...figure, case: 'live refresh, longest task', value: median(longest), goal: GOAL_MS },
      { ...figure, case: 'live refresh, longest task of all', value: Math.max(...longest) },
    ];
  } finally {
    await context.close();
  }
}

const movableClock = `
  globalThis.aheadOfTime = 0;
  const { now } = Date;
  Date.now = () => now() + aheadOfTime;
`;

/** Until a refresh has come and been drawn. */
async function nextLoad(page: Page): Promise<void> {
  await page.evaluate(`new Promise((done) => {
    document.addEventListener('flink-load', () => setTimeout(done, 300), { once: true });
  })`);
}
