import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { access, mkdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';

/** Flink releases that the real chain runs; each has a list of jars beside this file. */
export const flinkReleases = ['1.20', '2.3'] as const;
export type FlinkRelease = (typeof flinkReleases)[number];

/** The repository answers nothing at all: the run can be left out, which is not the same as having failed. */
export class RepositoryUnreachableError extends Error {
  override readonly name = 'RepositoryUnreachableError';
}

interface Artifact {
  /** Below the root of the repository and of the cache. */
  readonly path: string;
  readonly sha256: string;
}

const MAVEN_CENTRAL = 'https://repo1.maven.org/maven2';
const PARALLEL_DOWNLOADS = 4;
const ATTEMPTS = 3;
const STALLED_AFTER_MS = 120_000;

const cacheFolder =
  process.env.FLINK_CACHE ?? fileURLToPath(new URL('../../.cache/flink', import.meta.url));

/**
 * The class path of a Flink release: every jar from the cache, or from Maven Central (or the mirror named by
 * MAVEN_REPOSITORY_URL) where its SHA-256 is the one on our list.
 * @throws {RepositoryUnreachableError} where the repository cannot be reached.
 * @throws {Error} where it lacks a jar or has another one under that name.
 */
export async function fetchFlink(release: FlinkRelease): Promise<string[]> {
  const artifacts = await readList(release);
  const missing: Artifact[] = [];
  for (const artifact of artifacts) {
    if (!(await isFile(cached(artifact)))) missing.push(artifact);
  }
  if (missing.length > 0) {
    process.stdout.write(`  downloading ${missing.length} of ${artifacts.length} jars\n`);
  }
  const downloads = Array.from({ length: PARALLEL_DOWNLOADS }, async () => {
    for (let next = missing.shift(); next !== undefined; next = missing.shift()) {
      await download(next);
    }
  });
  await Promise.all(downloads);
  return artifacts.map(cached);
}

const cached = ({ path }: Artifact): string => join(cacheFolder, path);

async function readList(release: FlinkRelease): Promise<Artifact[]> {
  const text = await readFile(new URL(`flink-${release}.sha256`, import.meta.url), 'utf8');
  return text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [sha256 = '', path = ''] = line.split('  ');
      return { sha256, path };
    });
}

async function download(artifact: Artifact): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await downloadOnce(artifact);
    } catch (error) {
      if (!(error instanceof RepositoryUnreachableError) || attempt === ATTEMPTS) throw error;
    }
  }
}

async function downloadOnce(artifact: Artifact): Promise<void> {
  const base = (process.env.MAVEN_REPOSITORY_URL ?? MAVEN_CENTRAL).replace(/\/+$/, '');
  const url = `${base}/${artifact.path}`;
  const unreachable = (reason: unknown): never => {
    throw new RepositoryUnreachableError(
      `${base} cannot be reached (${reason}). Set MAVEN_REPOSITORY_URL to a mirror, or NODE_USE_ENV_PROXY=1 to use HTTPS_PROXY.`,
    );
  };
  const signal = AbortSignal.timeout(STALLED_AFTER_MS);
  const response = await fetch(url, { signal }).catch((error: Error) =>
    unreachable(error.cause instanceof Error ? error.cause.message : error.message),
  );
  if (response.status >= 500 || response.status === 429) unreachable(`HTTP ${response.status}`);
  if (!response.ok || response.body === null) {
    throw new Error(`${url} answered ${response.status}: the repository lacks this jar.`);
  }

  const file = cached(artifact);
  const partial = `${file}.${process.pid}.part`;
  await mkdir(dirname(file), { recursive: true });
  const hash = createHash('sha256');
  const hashing = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  try {
    await pipeline(response.body, hashing, createWriteStream(partial)).catch((error: Error) =>
      unreachable(error.message),
    );
    const sha256 = hash.digest('hex');
    if (sha256 !== artifact.sha256) {
      throw new Error(`${url} has SHA-256 ${sha256}, but ${artifact.sha256} was expected.`);
    }
    // Only a whole, verified jar ever has the final name, so that a broken run leaves no broken cache.
    await rename(partial, file);
  } finally {
    await rm(partial, { force: true });
  }
}

const isFile = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
