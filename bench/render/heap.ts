import type { Browser, CDPSession, Page } from 'playwright-core';
import type { Figure } from '../support/figure.ts';
import { median } from '../support/median.ts';
import { serveRenderPages } from './serve.ts';

/** Until all code is compiled. */
const WARM_UP = 500;
const REFRESHES = 2000;
/** Code that V8 compiles and drops comes and goes by more than the goal: medians of so many, so many refreshes apart. */
const SAMPLES = 15;
const APART = 30;
const GOAL_PERCENT = 5;

/** By how much a page grows while its panel refreshes all day. */
export async function measureHeap(browser: Browser): Promise<Figure[]> {
  await using site = await serveRenderPages();
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(site.url('refreshes'));
    await page.evaluate('bench.start()');
    const session = await context.newCDPSession(page);
    const before = await usedBytes(page, session, WARM_UP);
    const after = await usedBytes(page, session, WARM_UP + REFRESHES);
    const percent = (100 * (after - before)) / before;
    return [
      { bench: 'render', case: 'heap before 2,000 refreshes', value: before, unit: 'bytes' },
      {
        bench: 'render',
        case: 'heap grown by 2,000 refreshes',
        value: percent,
        unit: '%',
        goal: GOAL_PERCENT,
      },
    ];
  } finally {
    await context.close();
  }
}

/** What stays from some refreshes on, at the median. */
async function usedBytes(page: Page, session: CDPSession, from: number): Promise<number> {
  const used: number[] = [];
  for (let sample = 0; sample < SAMPLES; sample += 1) {
    await page.evaluate(`bench.until(${from + sample * APART})`);
    for (let i = 0; i < 3; i += 1) await session.send('HeapProfiler.collectGarbage');
    used.push((await session.send('Runtime.getHeapUsage')).usedSize);
  }
  return median(used);
}
