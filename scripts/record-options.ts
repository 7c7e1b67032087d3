/**
 * Notes which options each Flink has: reads the sources that Flink publishes of its releases (Maven Central, or the
 * mirror named by MAVEN_REPOSITORY_URL) and writes test/fixtures/flink/options.json. Run it for a new release:
 * `node --conditions=@flink-metrics/source scripts/record-options.ts`; needs the JDK's `jar`.
 */
import { execFile } from 'node:child_process';
import { access, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { optionKeys, propertyKeys } from './catalog/config-options.ts';

const exec = promisify(execFile);
const cache = fileURLToPath(new URL('../.cache/flink-sources/', import.meta.url));
const target = new URL('../test/fixtures/flink/options.json', import.meta.url);
const repository = process.env.MAVEN_REPOSITORY_URL ?? 'https://repo1.maven.org/maven2';

/** A release of each minor version whose sources are all published. */
const releases = [
  ...['1.13.6', '1.14.6', '1.15.4', '1.16.3', '1.17.2', '1.18.1', '1.19.1', '1.20.1'],
  ...['2.0.0', '2.1.0', '2.2.0', '2.3.0'],
];
const modules = [
  ...['flink-core', 'flink-runtime', 'flink-streaming-java', 'flink-table-api-java'],
  ...['flink-kubernetes', 'flink-statebackend-rocksdb', 'flink-statebackend-forst'],
];
/** Modules of early releases are published for each Scala. */
const scala: Readonly<Record<string, readonly string[]>> = {
  '1.13.6': [
    ...['flink-runtime', 'flink-streaming-java', 'flink-kubernetes'],
    'flink-statebackend-rocksdb',
  ],
  '1.14.6': ['flink-streaming-java', 'flink-kubernetes', 'flink-statebackend-rocksdb'],
};
/** Not published: of the release before. */
const standIns: Readonly<Record<string, string>> = { 'flink-statebackend-forst-2.1.0': '2.0.0' };
/** Its options had another prefix before 1.7. */
const AUTOSCALER_RELEASE = '1.10.0';

const minorOf = (release: string): string => release.split('.').slice(0, 2).join('.');

/** Keys by version, in their order. */
const keys: (readonly [version: string, keys: ReadonlySet<string>])[] = [];
for (const release of releases) {
  const found: string[] = [];
  for (const module of modules) {
    // ForSt came with 2.0.
    if (module === 'flink-statebackend-forst' && release.startsWith('1.')) continue;
    const suffix = scala[release]?.includes(module) ? '_2.11' : '';
    const published = standIns[`${module}-${release}`] ?? release;
    found.push(...(await keysOf(`${module}${suffix}`, published)));
  }
  // Some are patterns: `security.delegation.token.provider.<serviceName>.enabled`.
  keys.push([minorOf(release), new Set(found.filter((key) => /^[\w.-]+$/.test(key)))]);
}
const all = new Set(keys.flatMap(([, of]) => [...of]));
const options = Object.fromEntries([...all].toSorted().map((key) => [key, spanOf(key)]));
const autoscaler = (await keysOf('flink-autoscaler', AUTOSCALER_RELEASE, 'autoScalerConfig')).map(
  (key) => `job.autoscaler.${key}`,
);
const versions = keys.map(([version]) => version);
const lines = Object.entries(options).map(
  ([key, span]) => `${JSON.stringify(key)}: ${JSON.stringify(span)}`,
);
await writeFile(
  target,
  `{"versions": ${JSON.stringify(versions)},\n"autoscaler": ${JSON.stringify(autoscaler.toSorted())},\n"options": {\n${lines.join(',\n')}\n}}\n`,
);

/** Nothing: every version has it. */
function spanOf(key: string): { readonly since?: string; readonly until?: string } {
  const has = keys.map(([, of]) => of.has(key));
  const [first, last] = [has.indexOf(true), has.lastIndexOf(true)];
  if (has.slice(first, last).includes(false)) throw new Error(`${key} was gone for a while`);
  const until = keys[last + 1]?.[0];
  return {
    ...(first === 0 ? {} : { since: keys[first]?.[0] ?? '' }),
    ...(until === undefined ? {} : { until }),
  };
}

async function keysOf(module: string, release: string, made?: string): Promise<readonly string[]> {
  const folder = join(cache, `${module}-${release}`);
  if (
    !(await access(folder).then(
      () => true,
      () => false,
    ))
  )
    await fetchSources(module, release, folder);
  const files = (await readdir(folder, { recursive: true })).filter((file) =>
    /(Options?|Configuration|ConfigConstants|Property)\.java$/.test(basename(file)),
  );
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
  return texts.flatMap((text) => [...optionKeys(text, made), ...propertyKeys(text)]);
}

async function fetchSources(module: string, release: string, folder: string): Promise<void> {
  const name = `${module}-${release}-sources.jar`;
  const answer = await fetch(`${repository}/org/apache/flink/${module}/${release}/${name}`);
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  const jar = join(cache, name);
  await mkdir(folder, { recursive: true });
  await writeFile(jar, new Uint8Array(await answer.arrayBuffer()));
  await exec('jar', ['xf', jar], { cwd: folder });
}
