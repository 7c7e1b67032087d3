// Runs on the host's own Node (20 or newer) in a clone where nothing is installed yet, so it is plain
// JavaScript without imports of ours: it installs the packages, then hands over to the pinned Node 24.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const [script, ...args] = process.argv.slice(2);

const major = Number(process.versions.node.split('.')[0]);
if (major < 20) fail(`Node 20 or newer is needed, this is ${process.version}.`);

if (!isInstalled()) install();

const pinned = join(
  root,
  'node_modules/node/bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
);
const node = existsSync(pinned) ? pinned : process.execPath;
if (node !== pinned && major < 24) {
  fail(
    `The pinned Node 24 is missing (were install scripts disabled?). Run "npm rebuild node" or use Node 24.`,
  );
}
const run = spawnSync(
  node,
  [
    '--disable-warning=ExperimentalWarning',
    '--conditions=@flink-metrics/source',
    join(root, 'scripts', `${script}.ts`),
    ...args,
  ],
  { cwd: root, stdio: 'inherit', env: { ...process.env, PATH: withPinnedNode() } },
);
process.exit(run.status ?? 1);

/** npm writes this file at the end of an install: newer than the lock file means nothing changed since. */
function isInstalled() {
  const marker = join(root, 'node_modules/.package-lock.json');
  return (
    existsSync(marker) &&
    statSync(marker).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs
  );
}

function install() {
  const started = Date.now();
  process.stdout.write('▸ Installing packages (npm ci)\n');
  const npm = process.env.npm_execpath;
  const flags = ['ci', '--no-audit', '--no-fund'];
  const result = npm
    ? spawnSync(process.execPath, [npm, ...flags], { cwd: root, stdio: 'inherit' })
    : spawnSync('npm', flags, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  if (result.status !== 0)
    fail('npm ci failed: see the lines above. Is the npm registry reachable?');
  process.stdout.write(`  done in ${((Date.now() - started) / 1000).toFixed(1)} s\n`);
}

function withPinnedNode() {
  const separator = process.platform === 'win32' ? ';' : ':';
  return [join(root, 'node_modules/.bin'), process.env.PATH].join(separator);
}

function fail(message) {
  process.stderr.write(`✖ ${message}\n`);
  process.exit(1);
}
