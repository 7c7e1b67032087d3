import type { Browser } from 'playwright-core';
import type { Figure } from '../support/figure.ts';
import { median } from '../support/median.ts';
import { type PageName, pages, type Site, serveRenderPages } from './serve.ts';
import { VIEWPORT } from './workload.ts';

const ROUNDS = 9;
const GOALS = { 'hand-made': 0.6, uplot: 2 } as const;

/** From the first byte asked for to all charts painted, each time in a new page: medians of rounds in which the pages take turns. */
export async function measureFirstPaint(browser: Browser): Promise<Figure[]> {
  await using site = await serveRenderPages();
  const rounds: Record<PageName, number>[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const order = [...pages.slice(round % pages.length), ...pages.slice(0, round % pages.length)];
    const times: [PageName, number][] = [];
    for (const page of order) times.push([page, await measurePage(browser, site, page)]);
    rounds.push(Object.fromEntries(times) as Record<PageName, number>);
  }
  const figure = (name: string, value: number, unit: string) => ({
    bench: 'render',
    case: `30 charts × 20 series × 360 points, bytes to painted, ${name}`,
    value,
    unit,
  });
  return [
    ...pages.map((page) => figure(page, median(rounds.map((round) => round[page])), 'ms')),
    ...(['hand-made', 'uplot'] as const).map((page) => ({
      // Within a round, so that another process's load weighs on both alike.
      ...figure(
        `flink-metrics / ${page}`,
        median(rounds.map((round) => round['flink-metrics'] / round[page])),
        'ratio',
      ),
      goal: GOALS[page],
    })),
  ];
}

async function measurePage(browser: Browser, site: Site, name: PageName): Promise<number> {
  const context = await browser.newContext({ viewport: VIEWPORT });
  try {
    const page = await context.newPage();
    await page.goto(site.url(name));
    return await page.evaluate<number>('bench.measure()');
  } finally {
    await context.close();
  }
}
