import { chromeLauncher, puppeteerCore } from '@web/test-runner-chrome';
import { findFirefox } from './scripts/tools/programs.ts';
import chromium from './web-test-runner.config.mjs';

/** @type {import('@web/test-runner').TestRunnerConfig} */
export default {
  ...chromium,
  browsers: [
    // Puppeteer drives a stock Firefox by WebDriver BiDi.
    chromeLauncher({
      puppeteer: puppeteerCore,
      launchOptions: {
        browser: 'firefox',
        executablePath: await findFirefox(),
      },
    }),
  ],
};
