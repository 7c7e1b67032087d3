/**
 * `npm run visual`: compares the stories with the pictures in test/visual/baselines. `-- --update` keeps the
 * new ones instead; names or parts of names limit it to those: `-- --update panel legend--usual`.
 */
import { temporaryFolder } from '../test/support/temporary-folder.ts';
import { runNodeTests } from './testing/runners.ts';
import { buildStorybook } from './tools/build-storybook.ts';
import { exitWith, step } from './tools/step.ts';

const args = process.argv.slice(2);
const names = args.filter((argument) => !argument.startsWith('--'));
if (args.includes('--update')) process.env.UPDATE_BASELINES = '1';
process.env.BASELINES = names.join(' ');

try {
  await step('Building the stories', buildStorybook);
  await using folder = await temporaryFolder('counts');
  process.exitCode = await step('Looking at them', () =>
    runNodeTests(['test/visual/*.test.ts'], `${folder.path}/counts.json`),
  );
} catch (error) {
  exitWith(error);
}
