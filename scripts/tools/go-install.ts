import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { exitCode } from './run.ts';

const cacheFolder = fileURLToPath(new URL('../../.cache/go', import.meta.url));

/** On PATH, or where Go's own installer puts it. */
const GO_COMMANDS = ['go', '/usr/local/go/bin/go'];

/**
 * A program that Go builds from its public source at a fixed version, kept in the project's cache; undefined where
 * this machine has no Go, or it cannot fetch or build.
 *
 * @param source the package, without a version: `github.com/prometheus/prometheus/cmd/prometheus`
 */
export async function installWithGo(
  source: string,
  version: string,
  tags: string,
): Promise<string | undefined> {
  const name = source.slice(source.lastIndexOf('/') + 1);
  const program = join(cacheFolder, `${name}-${version}`);
  if (existsSync(program)) return program;
  process.stdout.write(`  ${name} ${version}: go install, which takes minutes\n`);
  // Two test files may build it at once: each works in its own folder.
  const work = join(cacheFolder, `work-${name}-${process.pid}`);
  try {
    await mkdir(work, { recursive: true });
    if (!(await builds(['install', '-tags', tags, `${source}@${version}`], work))) return undefined;
    await rename(join(work, name), program);
    return program;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function builds(args: string[], folder: string): Promise<boolean> {
  const env = { ...process.env, GOBIN: folder };
  for (const command of GO_COMMANDS) {
    try {
      return (await exitCode(command, args, { env, stdio: ['ignore', 'ignore', 'inherit'] })) === 0;
    } catch {
      // Not there: the next.
    }
  }
  return false;
}
