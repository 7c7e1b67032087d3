import { writeFile } from 'node:fs/promises';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { findChromium } from './scripts/tools/programs.ts';
import { chromiumFlags } from './test/support/chromium.ts';

/** Writes how many tests passed and failed to the file that WTR_COUNTS names, for `npm test` to add up. */
function countReporter() {
  const file = process.env.WTR_COUNTS;
  return {
    async stop({ sessions }) {
      if (file === undefined) return;
      const suites = [...sessions].flatMap(({ testResults }) => testResults ?? []);
      const tests = suites.flatMap(allTests);
      // A file that does not load has no test to fail.
      const broken = [...sessions].filter(
        ({ passed, testResults }) => !passed && !testResults,
      ).length;
      const passed = tests.filter((test) => test.passed).length;
      const skipped = tests.filter((test) => test.skipped).length;
      const failed = tests.length - passed - skipped + broken;
      await writeFile(file, JSON.stringify({ passed, failed, skipped }));
    },
  };
}

const allTests = (suite) => [...suite.tests, ...suite.suites.flatMap(allTests)];

/** @type {import('@web/test-runner').TestRunnerConfig} */
export default {
  files: 'packages/panel/src/**/*.browser.test.ts',
  nodeResolve: { exportConditions: ['@flink-metrics/source', 'browser', 'development'] },
  browsers: [
    chromeLauncher({
      launchOptions: { executablePath: await findChromium(), args: [...chromiumFlags] },
    }),
  ],
  concurrency: 2,
  plugins: [esbuildPlugin({ ts: true, target: 'es2022' })],
  testFramework: { config: { timeout: 20_000 } },
  // ECharts' ESM reads process.env.NODE_ENV, and a browser has no process.
  testRunnerHtml: (framework) => `<!doctype html>
    <html lang="en">
      <head><title>Tests</title></head>
      <body>
        <script>globalThis.process = { env: { NODE_ENV: 'development' } };</script>
        <script type="module" src="${framework}"></script>
      </body>
    </html>`,
  reporters: [defaultReporter(), countReporter()],
};
