import { execFile } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { run } from '../../../scripts/tools/run.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const execute = promisify(execFile);

/** What a page gets; the gateway is a server's. */
const ours = ['sdk', 'panel'] as const;

/**
 * Installs a host: what its own lock says, and our packages as they are packed. The repository's install stays as small
 * as it is.
 * @returns its folder
 */
export async function installedHost(name: string): Promise<string> {
  const folder = resolve('test/hosts', name);
  if (!isFresh(folder)) {
    await run('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts'], { cwd: folder });
  }
  await using packed = await temporaryFolder('packed');
  for (const one of ours) {
    const { stdout } = await execute('npm', [
      'pack',
      `./packages/${one}`,
      '--json',
      '--pack-destination',
      packed.path,
    ]);
    const [{ filename }] = JSON.parse(stdout) as [{ readonly filename: string }];
    const to = join(folder, 'node_modules/@flink-metrics', one);
    await rm(to, { recursive: true, force: true });
    await mkdir(to, { recursive: true });
    await execute('tar', ['-xzf', join(packed.path, filename), '-C', to, '--strip-components=1']);
  }
  return folder;
}

/** npm writes this file at the end of an install. */
function isFresh(folder: string): boolean {
  const marker = join(folder, 'node_modules/.package-lock.json');
  return (
    existsSync(marker) &&
    statSync(marker).mtimeMs >= statSync(join(folder, 'package-lock.json')).mtimeMs
  );
}
