/**
 * `npm run e2e:spring`: builds examples/spring-portal with Maven, and asks a real Prometheus through it and the gateway.
 * Ends with a line `N passed, N failed`.
 */
import { findJdk } from '../test/e2e/flink-programs.ts';
import { temporaryFolder } from '../test/support/temporary-folder.ts';
import { countTests, formatCounts } from './testing/counts.ts';
import { runNodeTests } from './testing/runners.ts';
import { findMaven, findPrometheus, findPromtool } from './tools/programs.ts';
import { run } from './tools/run.ts';
import { exitWith, step } from './tools/step.ts';

try {
  process.exitCode = await main();
} catch (error) {
  exitWith(error);
}

async function main(): Promise<number> {
  await step('Finding Java, Maven and Prometheus', async () => {
    // One after the other: what is missing may be installed by apt, which takes one at a time.
    for (const find of [findJdk, findMaven, findPrometheus, findPromtool]) {
      process.stdout.write(`  ${await find()}\n`);
    }
  });
  const maven = await findMaven();
  await step('Building the portal', () =>
    run(maven, ['--batch-mode', '--quiet', '--file', 'examples/spring-portal', 'package']),
  );
  await using folder = await temporaryFolder('counts');
  const counts = await step('Asking through the portal', () =>
    countTests(folder.path, (file) => runNodeTests(['test/e2e/spring/*.test.ts'], file)),
  );
  process.stdout.write(`\n${formatCounts(counts)}\n`);
  return counts.failed === 0 ? 0 : 1;
}
