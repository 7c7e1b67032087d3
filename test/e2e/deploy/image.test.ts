import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { chmod, mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startProcess } from '../../support/child-process.ts';
import { ended, urlOf } from '../../support/gateway-cli.ts';
import { eventually } from '../../support/operating-system.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const execute = promisify(execFile);
const repository = fileURLToPath(new URL('../../..', import.meta.url));
const NOBODY = 65_532;

/** The value of an instruction that the Dockerfile has once. */
function instruction(dockerfile: string, name: string): string {
  const [line, ...others] = [...dockerfile.matchAll(new RegExp(`^${name} (.+)$`, 'gm'))];
  assert.ok(line?.[1] !== undefined && others.length === 0, `one ${name}`);
  return line[1];
}

// There is no container engine here: the same steps, in a folder instead of an image.
test("the Dockerfile's steps make a gateway that runs as nobody and writes nothing", async (context) => {
  await using folder = await temporaryFolder('image');
  const app = join(folder.path, 'app');
  await mkdir(app);
  const packages = ['-w', 'packages/sdk', '-w', 'packages/gateway'];
  await execute('npm', ['pack', ...packages, '--pack-destination', app], { cwd: repository });
  const dockerfile = await readFile(join(repository, 'deploy/Dockerfile'), 'utf8');
  await execute('sh', ['-c', instruction(dockerfile, 'RUN')], { cwd: app });
  assert.deepEqual((await readdir(app)).sort(), [
    'node_modules',
    'package-lock.json',
    'package.json',
  ]);

  await chmod(folder.path, 0o755);
  const entry = JSON.parse(instruction(dockerfile, 'ENTRYPOINT')) as string[];
  const [node, ...command] = entry.map((part) => part.replace(/^\/app/, app));
  assert.equal(node, '/nodejs/bin/node');
  const isRoot = process.getuid?.() === 0;
  const running = startProcess(
    process.execPath,
    // Node itself refuses to write anything, also where nobody could.
    ['--permission', '--allow-fs-read=*', ...command, '--port', '0'],
    {
      cwd: app,
      env: {
        FLINK_METRICS_PROMETHEUS_URL: 'http://127.0.0.1:1',
        FLINK_METRICS_TOKENS: '[{"tenant":"a","namespaces":["a"],"token":"token-a"}]',
        FLINK_METRICS_HOST: '127.0.0.1',
        FLINK_METRICS_METRICS_PORT: '0',
        FLINK_METRICS_DRAIN_DELAY: '0',
      },
      ...(isRoot && { uid: NOBODY, gid: NOBODY }),
    },
  );
  context.after(() => running.stop());
  const url = await urlOf(running);
  assert.equal((await fetch(`${url}/healthz`)).status, 200);
  assert.equal((await fetch(`${url}/readyz`)).status, 503);
  const refused = await fetch(`${url}/api/v1/query?query=up`, {
    headers: { authorization: 'Bearer token-a' },
  });
  assert.equal(refused.status, 502);
  const metricsUrl = await eventually(
    () => /gateway: (http:\S+\/metrics)/.exec(running.output())?.[1],
    (found) => found !== undefined,
    5_000,
  );
  const metrics = await (await fetch(metricsUrl ?? '')).text();
  assert.match(metrics, /requests_total\{endpoint="\/api\/v1\/query",status="502"\} 1/);
  running.child.kill('SIGTERM');
  assert.equal(await ended(running), 0);
});
