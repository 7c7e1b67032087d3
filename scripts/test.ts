/**
 * `npm test`: finds or installs what the tests need, builds where they need it, runs every test, and ends with a
 * line `N passed, N failed`. Suites, files and folders behind `--` limit it to those.
 */
import { globSync } from 'node:fs';
import { matchesGlob, sep } from 'node:path';
import { temporaryFolder } from '../test/support/temporary-folder.ts';
import { addCounts, countTests, formatCounts, noTests, type TestCounts } from './testing/counts.ts';
import { type Selection, selectTests } from './testing/selection.ts';
import { programs, type SuiteName, suites } from './testing/suites.ts';
import { run } from './tools/run.ts';
import { exitWith, step } from './tools/step.ts';

const HELP = `npm test                                     every suite
npm test -- unit types                       these suites
npm test -- packages/sdk/src/promql          the tests of a folder, or one test file
npm test -- firefox packages/panel/src       those that run in the suite

Suites:
${Object.entries(suites)
  .map(([name, { about }]) => `  ${name.padEnd(13)}${about}`)
  .join('\n')}

The real Flink run is no suite: npm run e2e:flink.
`;

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  exitWith(error);
}

async function main(args: readonly string[]): Promise<number> {
  if (args.includes('--help')) {
    process.stdout.write(HELP);
    return 0;
  }
  const selected = selectTests(args, testFiles());
  await prepare(selected);

  await using folder = await temporaryFolder('counts');
  const results: [string, TestCounts][] = [];
  for (const { suite: name, files } of selected) {
    const suite = suites[name];
    const tests = files === 'all' ? suite.tests : files;
    const counts = await step(`Running the ${name} tests`, () =>
      countTests(folder.path, (countsFile) => suite.run(tests, countsFile)),
    );
    results.push([name, counts]);
  }
  for (const [name, counts] of results)
    process.stdout.write(`${name.padEnd(12)} ${formatCounts(counts)}\n`);
  const total = results.reduce((sum, [, counts]) => addCounts(sum, counts), noTests);
  process.stdout.write(`\n${formatCounts(total)}\n`);
  return total.failed === 0 ? 0 : 1;
}

function testFiles(): ReadonlyMap<SuiteName, readonly string[]> {
  const names = Object.keys(suites) as SuiteName[];
  return new Map(
    names.map((name) => [
      name,
      globSync(suites[name].tests).map((file) => file.replaceAll(sep, '/')),
    ]),
  );
}

/** Whole suites get their programs first, one after the other; a test that runs alone looks for its own. */
async function prepare(selected: readonly Selection<SuiteName>[]): Promise<void> {
  const whole = selected.filter(({ files }) => files === 'all');
  const needed = new Set(whole.flatMap(({ suite }) => suites[suite].needs));
  if (needed.size > 0) {
    await step('Finding the programs that the tests need', async () => {
      for (const variable of needed) {
        const path = await programs[variable]();
        process.env[variable] = path;
        process.stdout.write(`  ${path}\n`);
      }
    });
  }
  if (selected.some(needsBuild))
    await step('Building the packages', () => run('npx', ['tsup', '--silent']));
}

function needsBuild({ suite, files }: Selection<SuiteName>): boolean {
  const { built } = suites[suite];
  if (built === undefined) return false;
  return files === 'all' || files.some((file) => matchesGlob(file, built));
}
