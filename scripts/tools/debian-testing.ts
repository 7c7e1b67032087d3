import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './run.ts';

const cacheFolder = fileURLToPath(new URL('../../.cache/debian-testing', import.meta.url));

/** The next release of Debian: its packages are newer than those of the machine. */
const SUITE = 'forky';
const MIRROR = 'http://deb.debian.org/debian';
const KEYRING = '/usr/share/keyrings/debian-archive-keyring.gpg';

/** Whether this machine has what reads Debian's archive; no root is needed. */
export const canReadDebianTesting = (): boolean =>
  [KEYRING, '/usr/bin/apt-get', '/usr/bin/dpkg-deb'].every((path) => existsSync(path));

/**
 * The folder of an unpacked package of Debian testing, which is not installed: what the machine has stays as it is.
 * apt fetches it, so that it is signed; package lists and all else of apt's are in a folder of our own.
 * @throws {Error} where it cannot be fetched.
 */
export async function unpackFromDebianTesting(packageName: string): Promise<string> {
  const unpacked = join(cacheFolder, packageName);
  if (existsSync(unpacked)) return unpacked;
  process.stdout.write(`  ${packageName} of Debian ${SUITE}: fetching it into ${cacheFolder}\n`);
  // Two test files may fetch it at once: each works in its own folder.
  const work = join(cacheFolder, `work-${packageName}-${process.pid}`);
  try {
    await download(packageName, work);
    const [archive] = (await readdir(work)).filter((name) => name.endsWith('.deb'));
    if (archive === undefined) throw new Error(`apt-get downloaded no ${packageName}.`);
    await run('dpkg-deb', ['-x', join(work, archive), join(work, 'unpacked')]);
    await rename(join(work, 'unpacked'), unpacked).catch((error: unknown) => {
      if (!existsSync(unpacked)) throw error;
    });
    return unpacked;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function download(packageName: string, folder: string): Promise<void> {
  const sources = join(folder, 'sources.list');
  await mkdir(join(folder, 'state/lists/partial'), { recursive: true });
  await mkdir(join(folder, 'cache/archives/partial'), { recursive: true });
  await writeFile(sources, `deb [signed-by=${KEYRING}] ${MIRROR} ${SUITE} main\n`);
  const settings = [
    `Dir::State=${join(folder, 'state')}`,
    `Dir::Cache=${join(folder, 'cache')}`,
    `Dir::Etc::SourceList=${sources}`,
    'Dir::Etc::SourceParts=/dev/null',
    'Dir::State::Status=/var/lib/dpkg/status',
    // The folder is this user's, where apt's own user may not write.
    'APT::Sandbox::User=',
  ].flatMap((setting) => ['-o', setting]);
  const stdio = ['ignore', 'ignore', 'inherit'] as const;
  await run('apt-get', [...settings, '-qq', 'update'], { stdio: [...stdio] });
  await run('apt-get', [...settings, '-qq', 'download', packageName], {
    cwd: folder,
    stdio: [...stdio],
  });
}
