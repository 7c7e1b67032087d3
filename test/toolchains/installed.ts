import { existsSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { run } from '../../scripts/tools/run.ts';

/** Has a lock of its own: the repository's own install stays as small as it is. */
const folder = fileURLToPath(new URL('.', import.meta.url));

let installing: Promise<NodeJS.Require> | undefined;

/** Installs the old tools and peers of this folder, where they are not. @returns how to load them */
export function installed(): Promise<NodeJS.Require> {
  installing ??= install();
  return installing;
}

async function install(): Promise<NodeJS.Require> {
  const marker = `${folder}/node_modules/.package-lock.json`;
  const isFresh =
    existsSync(marker) &&
    statSync(marker).mtimeMs >= statSync(`${folder}/package-lock.json`).mtimeMs;
  if (!isFresh) {
    await run('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts'], { cwd: folder });
  }
  return createRequire(`${folder}/package.json`);
}
