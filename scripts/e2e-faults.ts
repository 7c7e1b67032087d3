/**
 * `npm run e2e:faults`: a real Flink of each release with jobs that have a fault each, a real Prometheus, and what the
 * diagnosis says of them. Some ten minutes for each; `-- 1.20` runs one, `-- 1.20 slow-sink calm` these jobs alone. Ends with
 * a line `N passed, N failed`.
 */
import { everyJob } from '../test/e2e/faults/cases.ts';
import { findJdk } from '../test/e2e/flink-programs.ts';
import { temporaryFolder } from '../test/support/temporary-folder.ts';
import { fetchFlink, flinkReleases } from './flink/artifacts.ts';
import { countTests, formatCounts } from './testing/counts.ts';
import { runNodeTests } from './testing/runners.ts';
import { findPrometheus } from './tools/programs.ts';
import { exitWith, step } from './tools/step.ts';

try {
  process.exitCode = await main();
} catch (error) {
  exitWith(error);
}

async function main(): Promise<number> {
  const named = process.argv.slice(2);
  const isRelease = (one: string) => flinkReleases.some((release) => release === one);
  const releases = flinkReleases.filter(
    (release) => !named.some(isRelease) || named.includes(release),
  );
  const jobs = named.filter((one) => !isRelease(one));
  const unknown = jobs.filter((job) => !everyJob.includes(job));
  if (unknown.length > 0) {
    throw new Error(`${unknown.join(' ')}: there are ${[...flinkReleases, ...everyJob].join(' ')}`);
  }
  process.env.FAULTS_ONLY = jobs.join(' ');
  await step('Finding Java and Prometheus', async () => {
    for (const find of [findJdk, findPrometheus]) process.stdout.write(`  ${await find()}\n`);
  });
  for (const release of releases) {
    await step(`Fetching Flink ${release}`, () => fetchFlink(release));
  }
  await using folder = await temporaryFolder('counts');
  const counts = await step('Running jobs with faults', () =>
    countTests(folder.path, (file) =>
      runNodeTests(['test/e2e/faults/*.test.ts'], file, [
        '--test-concurrency=1',
        `--test-name-pattern=^Flink (${releases.join('|').replaceAll('.', '\\.')})`,
      ]),
    ),
  );
  process.stdout.write(`\n${formatCounts(counts)}\n`);
  return counts.failed === 0 ? 0 : 1;
}
