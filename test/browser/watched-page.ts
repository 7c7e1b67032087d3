import type { Browser, Locator, Page } from 'playwright-core';

/** A page, and everything it complains about: broken policies, errors, failed scripts. */
export interface WatchedPage {
  readonly page: Page;
  readonly complaints: readonly string[];
}

export async function openWatched(browser: Browser, url: string): Promise<WatchedPage> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()}`);
  });
  await page.exposeFunction('complain', (text: string) => complaints.push(text));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, sample }) => {
      Reflect.get(globalThis, 'complain')(`policy: ${violatedDirective} ${sample}`);
    });
  });
  await page.goto(url);
  return { page, complaints };
}

/** A load or refresh that was under way has ended. */
export const asked = (page: Page): Promise<void> =>
  page.locator('flink-metrics-status [role=progressbar]').waitFor({ state: 'detached' });

/** Asks for a job as a person does, and waits for its charts. @returns the first of them */
export async function query(page: Page): Promise<Locator> {
  await page.getByRole('combobox', { name: 'Namespace' }).fill('tenant-a');
  await page.getByRole('combobox', { name: 'Job' }).fill('orders');
  await page.keyboard.press('Enter');
  const chart = page.locator('flink-metrics-chart').first();
  await chart.locator('canvas').first().waitFor({ timeout: 60_000 });
  await asked(page);
  return chart;
}
