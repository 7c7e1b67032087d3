/**
 * `npm test`: finds or installs what the tests need, builds, runs every test, and ends with a line
 * `N passed, N failed`. `npm test -- unit browser` runs only the named suites.
 */
import { temporaryFolder } from '../test/support/temporary-folder.ts';
import { addCounts, countTests, formatCounts, noTests, type TestCounts } from './testing/counts.ts';
import { runBrowserTests, runNodeTests, runStoryTests, runTypeTests } from './testing/runners.ts';
import {
  findChromium,
  findFirefox,
  findPrometheus,
  findPromtool,
  findPushgateway,
} from './tools/programs.ts';
import { run } from './tools/run.ts';
import { exitWith, step } from './tools/step.ts';

type Runner = (countsFile: string) => Promise<number>;

const suites: Readonly<Record<string, Runner>> = {
  unit: (counts) =>
    runNodeTests(
      [
        'packages/*/src/**/!(*.browser).test.ts',
        'scripts/**/*.test.ts',
        'test/support/**/*.test.ts',
      ],
      counts,
    ),
  types: runTypeTests,
  browser: (counts) => runBrowserTests('web-test-runner.config.mjs', counts),
  firefox: (counts) => runBrowserTests('web-test-runner.firefox.config.mjs', counts),
  stories: runStoryTests,
  integration: (counts) =>
    runNodeTests(['test/!(e2e|stories|support|visual)/**/*.test.ts'], counts),
};

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  exitWith(error);
}

async function main(wanted: readonly string[]): Promise<number> {
  const unknown = wanted.find((name) => !(name in suites));
  if (unknown !== undefined) {
    throw new Error(
      `There is no suite "${unknown}"; there are: ${Object.keys(suites).join(', ')}.`,
    );
  }
  await step('Finding the browsers, Prometheus and the Pushgateway', findPrograms);
  await step('Building the packages', () => run('npx', ['tsup', '--silent']));

  await using folder = await temporaryFolder('counts');
  const results: [string, TestCounts][] = [];
  for (const [name, runner] of Object.entries(suites)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    const counts = await step(`Running the ${name} tests`, () => countTests(folder.path, runner));
    results.push([name, counts]);
  }
  for (const [name, counts] of results)
    process.stdout.write(`${name.padEnd(12)} ${formatCounts(counts)}\n`);
  const total = results.reduce((sum, [, counts]) => addCounts(sum, counts), noTests);
  process.stdout.write(`\n${formatCounts(total)}\n`);
  return total.failed === 0 ? 0 : 1;
}

/** Looked for one after the other, since apt allows one install at a time; the tests find them by the variables. */
async function findPrograms(): Promise<void> {
  const finders = {
    CHROMIUM_PATH: findChromium,
    FIREFOX_PATH: findFirefox,
    PROMETHEUS_PATH: findPrometheus,
    PROMTOOL_PATH: findPromtool,
    PUSHGATEWAY_PATH: findPushgateway,
  };
  for (const [variable, find] of Object.entries(finders)) {
    const path = await find();
    process.env[variable] = path;
    process.stdout.write(`  ${path}\n`);
  }
}
