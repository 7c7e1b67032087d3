/**
 * `npm run version-packages`: turns the changesets into versions and changelogs, and writes the new version where
 * it stands besides the manifests: in the lock file, and in the panel, which says it to the page.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { run } from './tools/run.ts';
import { exitWith } from './tools/step.ts';

const panel = new URL('../packages/panel/', import.meta.url);

try {
  await run('npx', ['changeset', 'version']);
  await run('npm', ['install', '--package-lock-only', '--ignore-scripts', '--loglevel=error']);
  const { version } = JSON.parse(await readFile(new URL('package.json', panel), 'utf8')) as {
    version: string;
  };
  const file = new URL('src/version.ts', panel);
  const source = await readFile(file, 'utf8');
  await writeFile(file, source.replace(/(?<=version = ')[^']*/, version));
} catch (error) {
  exitWith(error);
}
