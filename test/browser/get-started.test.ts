import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { chmod, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { buildScriptTag } from '../../scripts/tools/build-script-tag.ts';
import { findPrometheus } from '../../scripts/tools/programs.ts';
import { freePort } from '../support/free-port.ts';
import { launchChromium } from '../support/launch-chromium.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { openWatched } from './watched-page.ts';

const repository = fileURLToPath(new URL('../..', import.meta.url));
const page = join(repository, 'docs/get-started.md');
const ports = ['9249', '9090', '9099', '8000'];

interface Block {
  readonly language: string;
  /** Absent for what a shell runs. */
  readonly file?: string;
  readonly text: string;
}

/** Code blocks in their order, with free ports in place of those of the page. */
async function blocks(): Promise<{ readonly all: readonly Block[]; readonly origin: string }> {
  const free = new Map<string, string>();
  for (const port of ports) free.set(port, String(await freePort()));
  const text = (await readFile(page, 'utf8')).replace(
    /\b(9249|9090|9099|8000)\b/g,
    (port) => free.get(port) ?? port,
  );
  const all = [...text.matchAll(/^```(\w+)(?: (\S+))?\n([\s\S]*?)^```$/gm)].map(
    ([, language = '', file, body = '']): Block => ({
      language,
      text: body,
      ...(file !== undefined && { file }),
    }),
  );
  return { all, origin: `http://127.0.0.1:${free.get('8000')}` };
}

/**
 * What npm and npx would bring, from the sources: `npm install` links the packages, `npx` runs their commands. All else
 * is as on any machine.
 */
async function programs(folder: string): Promise<NodeJS.ProcessEnv> {
  const bin = join(folder, '.bin');
  await mkdir(bin);
  const script = async (name: string, text: string) => {
    await writeFile(join(bin, name), `#!/bin/sh\n${text}\n`);
    await chmod(join(bin, name), 0o755);
  };
  const node = `"${process.execPath}" --disable-warning=ExperimentalWarning --conditions=@flink-metrics/source`;
  const command = (name: string) => `exec ${node} "${repository}packages/${name}/src/cli.ts" "$@"`;
  await script(
    'npm',
    `mkdir node_modules && ln -s "${repository}packages" node_modules/@flink-metrics`,
  );
  await script(
    'npx',
    `name=$1; shift\ncase $name in\nflink-metrics) ${command('cli')} ;;\nflink-metrics-gateway) ${command('gateway')} ;;\nesac\nexit 1`,
  );
  await symlink(await findPrometheus(), join(bin, 'prometheus'));
  await symlink(process.execPath, join(bin, 'node'));
  return { ...process.env, PATH: `${bin}:${process.env.PATH}` };
}

/** Runs lines in a shell, in a group of their own: what they leave running ends with the test. */
function shell(cwd: string, env: NodeJS.ProcessEnv) {
  const groups: number[] = [];
  return {
    run: (lines: string) =>
      new Promise<{ code: number | null; said: string }>((resolve, reject) => {
        // What stays running would hold the pipe: it writes elsewhere.
        const quiet = lines.replace(/ &$/gm, ' >server.log 2>&1 &');
        const child = spawn('sh', ['-ec', quiet], { cwd, env, detached: true });
        if (child.pid !== undefined) groups.push(child.pid);
        let said = '';
        child.stdout.on('data', (chunk) => {
          said += chunk;
        });
        child.stderr.on('data', (chunk) => {
          said += chunk;
        });
        child.once('error', reject);
        child.once('close', (code) => resolve({ code, said }));
      }),
    [Symbol.dispose]: () => {
      for (const group of groups) {
        try {
          process.kill(-group, 'SIGKILL');
        } catch {
          // All of it has ended.
        }
      }
    },
  };
}

test('who follows the page from an empty folder has a live panel', async () => {
  await buildScriptTag();
  await using folder = await temporaryFolder('get-started');
  const { all, origin } = await blocks();
  using terminal = shell(folder.path, await programs(folder.path));
  let doctors = 0;
  for (const { language, file, text } of all) {
    if (file !== undefined) {
      await writeFile(join(folder.path, file), text);
      continue;
    }
    assert.equal(language, 'sh', text);
    // The page says to wait for some scrapes, and servers take a moment.
    const deadline = Date.now() + (text.includes('doctor') ? 90_000 : 0);
    let ran = await terminal.run(text);
    while (ran.code !== 0 && Date.now() < deadline) {
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      ran = await terminal.run(text);
    }
    assert.equal(ran.code, 0, `${text}\n${ran.said}`);
    if (!text.includes('doctor')) continue;
    doctors++;
    assert.match(ran.said, /tenant-a: orders, running/);
    assert.match(ran.said, /✔ Nothing stands in the way of a panel\./);
  }
  assert.equal(doctors, 2);

  const browser = await launchChromium();
  await using _browser = { [Symbol.asyncDispose]: () => browser.close() };
  const { page: shown, complaints } = await openWatched(browser, origin);
  await shown.locator('flink-metrics-chart canvas').first().waitFor({ timeout: 60_000 });
  const verdict = shown.locator('flink-metrics-verdict');
  await verdict.getByText('bottleneck').first().waitFor({ timeout: 60_000 });
  assert.deepEqual(complaints, []);
});
