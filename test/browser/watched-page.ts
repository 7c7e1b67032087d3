import type { Browser, Page } from 'playwright-core';

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
