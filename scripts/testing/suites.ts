import {
  findChromium,
  findFirefox,
  findPrometheus,
  findPromtool,
  findPushgateway,
  findRedis,
} from '../tools/programs.ts';
import { runBrowserTests, runNodeTests, runStoryTests, runTypeTests } from './runners.ts';

/** What tests need that npm does not install: its environment variable, and how it is found. */
export const programs = {
  CHROMIUM_PATH: findChromium,
  FIREFOX_PATH: findFirefox,
  PROMETHEUS_PATH: findPrometheus,
  PROMTOOL_PATH: findPromtool,
  PUSHGATEWAY_PATH: findPushgateway,
  REDIS_PATH: findRedis,
} as const;

export interface Suite {
  readonly about: string;
  /** Globs of its test files. */
  readonly tests: readonly string[];
  readonly needs: readonly (keyof typeof programs)[];
  /** A glob of the tests that see the packages as they are published, which need a build. */
  readonly built?: string;
  /** @returns the exit code; the counts are in the file */
  run(tests: readonly string[], countsFile: string): Promise<number>;
}

export type SuiteName = 'unit' | 'types' | 'browser' | 'firefox' | 'stories' | 'integration';

/** In the order in which they run. */
export const suites: Readonly<Record<SuiteName, Suite>> = {
  unit: {
    about: 'what stands beside the sources, in Node; needs nothing installed and no build',
    tests: [
      'packages/*/src/**/!(*.browser).test.ts',
      'scripts/**/*.test.ts',
      'test/support/**/*.test.ts',
    ],
    needs: [],
    run: runNodeTests,
  },
  types: {
    about: 'the compiler: all sources, and programs that must not compile',
    tests: [],
    needs: [],
    built: 'test/types/**',
    run: (_, countsFile) => runTypeTests(countsFile),
  },
  browser: {
    about: 'elements in Chromium',
    tests: ['packages/*/src/**/*.browser.test.ts'],
    needs: ['CHROMIUM_PATH'],
    run: runBrowserTests('web-test-runner.config.mjs'),
  },
  firefox: {
    about: 'the core of them in Firefox',
    tests: [
      'packages/sdk/src/**/*.browser.test.ts',
      'packages/panel/src/elements/{chart,combobox,job-picker,legend,panel,provider,refresh-control,section,table,time-range}/*.browser.test.ts',
    ],
    needs: ['CHROMIUM_PATH', 'FIREFOX_PATH'],
    run: runBrowserTests('web-test-runner.firefox.config.mjs'),
  },
  stories: {
    about: 'every story: accessibility, and its picture',
    // Pictures are kept from Linux; other systems draw letters otherwise.
    tests: [
      'test/stories/*.test.ts',
      ...(process.platform === 'linux' ? ['test/visual/*.test.ts'] : []),
    ],
    needs: ['CHROMIUM_PATH'],
    run: runStoryTests,
  },
  integration: {
    about: 'what crosses packages, against real servers and in whole pages',
    tests: ['test/!(e2e|stories|support|visual)/**/*.test.ts'],
    needs: ['CHROMIUM_PATH', 'PROMETHEUS_PATH', 'PROMTOOL_PATH', 'PUSHGATEWAY_PATH', 'REDIS_PATH'],
    built: 'test/{browser,hosts,toolchains}/**',
    run: runNodeTests,
  },
};
