import type { Browser, CDPSession } from 'playwright-core';
import type { Figure } from '../support/figure.ts';
import { serveRenderPages } from './serve.ts';

const WARM_UP = 300;
const REFRESHES = 2000;
const GOAL_PERCENT = 5;

/** By how much a page grows while its panel refreshes all day. */
export async function measureHeap(browser: Browser): Promise<Figure[]> {
  await using site = await serveRenderPages();
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(site.url('refreshes'));
    await page.evaluate('bench.start()');
    await page.evaluate(`bench.until(${WARM_UP})`);
    const session = await context.newCDPSession(page);
    const before = await usedBytes(session);
    await page.evaluate(`bench.until(${WARM_UP + REFRESHES})`);
    const after = await usedBytes(session);
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

async function usedBytes(session: CDPSession): Promise<number> {
  for (let i = 0; i < 3; i += 1) await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize;
}
