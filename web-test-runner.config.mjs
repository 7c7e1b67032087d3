import { writeFile } from 'node:fs/promises';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { build } from 'esbuild';
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

const drawing = 'packages/panel/src/plot/drawing/drawing.ts';

/** ECharts' renderer reads `process.env`, and a browser has no process: it comes with its value, and as one file. */
function bundledRenderer() {
  let bundle;
  return {
    name: 'bundled-renderer',
    async serve({ path }) {
      if (path !== `/${drawing}`) return undefined;
      bundle ??= build({
        entryPoints: [drawing],
        conditions: ['@flink-metrics/source'],
        bundle: true,
        write: false,
        format: 'esm',
        define: { 'process.env.NODE_ENV': '"development"' },
      });
      const { outputFiles } = await bundle;
      return { body: outputFiles[0].text, type: 'js' };
    },
  };
}

/** @type {import('@web/test-runner').TestRunnerConfig} */
export default {
  nodeResolve: { exportConditions: ['@flink-metrics/source', 'browser', 'development'] },
  browsers: [
    chromeLauncher({
      launchOptions: { executablePath: await findChromium(), args: [...chromiumFlags] },
    }),
  ],
  // A page in the background draws no frames, and the tests wait for frames.
  concurrency: 1,
  plugins: [bundledRenderer(), esbuildPlugin({ ts: true, target: 'es2022' })],
  testsFinishTimeout: 180_000,
  testFramework: { config: { timeout: 20_000 } },
  reporters: [defaultReporter(), countReporter()],
};
