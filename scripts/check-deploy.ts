/**
 * `npm run check:deploy`: the image's steps in a folder, its Dockerfile by hadolint, the chart by helm and kubeconform.
 * With `-- --update` the plain manifests are written anew. Ends with a line `N passed, N failed`, and names what could
 * not be had here and was left out.
 */
import { writeFile } from 'node:fs/promises';
import { manifestsFile, printManifests } from '../test/e2e/deploy/chart.ts';
import { temporaryFolder } from '../test/support/temporary-folder.ts';
import { deployPrograms } from './deploy/programs.ts';
import { countTests, formatCounts } from './testing/counts.ts';
import { runNodeTests } from './testing/runners.ts';
import { run } from './tools/run.ts';
import { exitWith, step } from './tools/step.ts';

try {
  process.exitCode = await main();
} catch (error) {
  exitWith(error);
}

async function main(): Promise<number> {
  const programs = await step(
    'Finding helm, kubeconform, its schemas and hadolint',
    deployPrograms,
  );
  if (process.argv.includes('--update')) {
    if (programs.helm === undefined) throw new Error('helm cannot be had here.');
    await writeFile(manifestsFile, await printManifests(programs.helm));
  }
  await step('Building the packages', () => run('npx', ['tsup', '--silent']));
  await using folder = await temporaryFolder('counts');
  const counts = await step('Checking what is deployed', () =>
    countTests(folder.path, (file) => runNodeTests(['test/e2e/deploy/*.test.ts'], file)),
  );
  for (const [name, found] of Object.entries(programs)) {
    if (found === undefined) process.stdout.write(`!!! ${name} cannot be had here: LEFT OUT !!!\n`);
  }
  process.stdout.write(`\n${formatCounts(counts)}\n`);
  return counts.failed === 0 ? 0 : 1;
}
