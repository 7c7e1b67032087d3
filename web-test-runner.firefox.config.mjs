import { chromeLauncher, puppeteerCore } from '@web/test-runner-chrome';
import { findFirefox } from './scripts/tools/programs.ts';
import chromium from './web-test-runner.config.mjs';

/** @type {import('@web/test-runner').TestRunnerConfig} */
export default {
  ...chromium,
  files: [
    'packages/sdk/src/**/*.browser.test.ts',
    'packages/panel/src/elements/{chart,combobox,job-picker,legend,panel,provider,refresh-control,section,table,time-range}/*.browser.test.ts',
  ],
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
