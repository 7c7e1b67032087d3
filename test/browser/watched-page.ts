import type { Browser, Page } from 'playwright-core';

export interface WatchedPage {
  readonly page: Page;
  /** Everything the page complains about: broken policies, errors, failed scripts. */
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

/** Asks for a job as a person does, and waits for its charts. */
export async function query(page: Page): Promise<void> {
  await page.getByRole('combobox', { name: 'Namespace' }).fill('tenant-a');
  await page.getByRole('combobox', { name: 'Job' }).fill('orders');
  await page.keyboard.press('Enter');
  await page.locator('flink-metrics-chart canvas').first().waitFor({ timeout: 60_000 });
  await page.locator('flink-metrics-panel [role=progressbar]').waitFor({ state: 'detached' });
}
