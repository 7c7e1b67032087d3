/**
 * `npm run e2e:flink`: real Flink jobs, a real Prometheus and Pushgateway, the gateway, and the panel in a real browser.
 * Ends with a line `N passed, N failed`, or with code 75 where Maven Central cannot be reached.
 */
import { findJdk } from '../test/e2e/flink-programs.ts';
import { temporaryFolder } from '../test/support/temporary-folder.ts';
import { fetchFlink, flinkReleases, RepositoryUnreachableError } from './flink/artifacts.ts';
import { countTests, formatCounts } from './testing/counts.ts';
import { runNodeTests } from './testing/runners.ts';
import { findChromium, findPrometheus, findPromtool, findPushgateway } from './tools/programs.ts';
import { run } from './tools/run.ts';
import { exitWith, step } from './tools/step.ts';

/** EX_TEMPFAIL of sysexits.h: nothing was tested, and nothing is known to be wrong. */
const LEFT_OUT = 75;

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof RepositoryUnreachableError)) exitWith(error);
  process.stderr.write(`✖ The real Flink run was left out: ${error.message}\n`);
  process.exitCode = LEFT_OUT;
}

async function main(): Promise<number> {
  if (process.platform !== 'linux') {
    throw new Error('The real Flink run measures its processes in /proc, so it needs Linux.');
  }
  await step('Finding Java, Prometheus, Pushgateway and Chromium', async () => {
    // One after the other: what is missing may be installed by apt, which takes one at a time.
    for (const find of [findJdk, findPrometheus, findPromtool, findPushgateway, findChromium]) {
      process.stdout.write(`  ${await find()}\n`);
    }
  });
  for (const release of flinkReleases) {
    await step(`Fetching Flink ${release}`, () => fetchFlink(release));
  }
  await step('Building the packages', () => run('npx', ['tsup', '--silent']));
  await using folder = await temporaryFolder('counts');
  const counts = await step('Running the real chain', () =>
    // Each has a chain of its own, which takes the whole machine.
    countTests(folder.path, (file) =>
      runNodeTests(['test/e2e/*.test.ts'], file, ['--test-concurrency=1']),
    ),
  );
  process.stdout.write(`\n${formatCounts(counts)}\n`);
  return counts.failed === 0 ? 0 : 1;
}
