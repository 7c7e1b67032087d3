import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { buildStorybook } from '../tools/build-storybook.ts';
import { exitCode } from '../tools/run.ts';
import type { TestCounts } from './counts.ts';

const countReporter = fileURLToPath(new URL('count-reporter.ts', import.meta.url));
const propertySeed = new URL('property-seed.ts', import.meta.url).href;

/** No single test may hang the run. */
const TEST_TIMEOUT_MS = 15 * 60_000;

/** Runs test files by Node's own test runner; `globs` are relative to the repository. */
export function runNodeTests(
  globs: readonly string[],
  countsFile: string,
  options: readonly string[] = [],
): Promise<number> {
  return exitCode(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      '--conditions=@flink-metrics/source',
      `--import=${propertySeed}`,
      '--test',
      `--test-timeout=${TEST_TIMEOUT_MS}`,
      '--test-reporter=spec',
      '--test-reporter-destination=stdout',
      `--test-reporter=${countReporter}`,
      '--test-reporter-destination=stderr',
      ...options,
      ...globs,
    ],
    { env: { ...process.env, TEST_COUNTS: countsFile } },
  );
}

/** Runs browser tests as a configuration of @web/test-runner says. */
export const runBrowserTests =
  (config: string) =>
  (globs: readonly string[], countsFile: string): Promise<number> =>
    exitCode('npx', ['web-test-runner', '--config', config, '--files', ...globs], {
      env: { ...process.env, WTR_COUNTS: countsFile },
    });

/** Runs what looks at the stories, which it builds. */
export async function runStoryTests(globs: readonly string[], countsFile: string): Promise<number> {
  await buildStorybook();
  // Each file waits for its own browser, most of the time.
  return runNodeTests(globs, countsFile, ['--test-concurrency=2']);
}

/**
 * The compiler holds the type tests (`@ts-expect-error`) and all other types; each project is one check. The typings
 * for frameworks are looked at as applications get them, from the built package.
 */
export async function runTypeTests(countsFile: string): Promise<number> {
  const codes = [
    await exitCode('npx', ['tsc', '-p', '.']),
    await exitCode('npx', ['tsc', '-p', 'test/types/react']),
    await exitCode('npx', ['vue-tsc', '-p', 'test/types/vue']),
  ];
  const failed = codes.filter((code) => code !== 0).length;
  const counts: Partial<TestCounts> = { passed: codes.length - failed, failed };
  await writeFile(countsFile, JSON.stringify(counts));
  return Math.max(...codes);
}
