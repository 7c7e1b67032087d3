import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { ended, GATEWAY_FLAGS, startCli, urlOf } from '../support/gateway-cli.ts';
import { type ContainerStart, containerStart, manifestsIn, podOf } from '../support/manifests.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const read = (path: string): Promise<string> =>
  readFile(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8');

const manifests = manifestsIn(await read('deploy/kubernetes/gateway.yaml'));
const pod = podOf(manifests);
const [container] = pod.containers;
const secret = {
  'gateway.json': '{"tokens":[{"tenant":"a","namespaces":["a"],"token":"token-a"}]}',
};

async function checked(
  context: TestContext,
  { args, environment }: ContainerStart,
): Promise<[code: number | null, output: string]> {
  const running = startCli(context, { args: [...args, '--check'], environment });
  const code = await ended(running);
  return [code, running.output()];
}

test('the gateway knows every setting that the manifests give it', async (context) => {
  await using folder = await temporaryFolder('manifests');
  const start = await containerStart(manifests, secret, folder.path);
  assert.deepEqual(await checked(context, start), [
    0,
    'flink-metrics-gateway: the settings are valid\n',
  ]);
});

test('a setting, a flag or a variable that the gateway does not have is found', async (context) => {
  await using folder = await temporaryFolder('manifests');
  const start = await containerStart(manifests, secret, folder.path);
  const wrong = [
    { ...start, args: [...start.args, '--prot', '80'] },
    { ...start, environment: { FLINK_METRICS_PROT: '80' } },
    await containerStart(manifests, { 'gateway.json': '{"prot":80}' }, folder.path),
  ];
  for (const one of wrong) {
    const [code, output] = await checked(context, one);
    assert.equal(code, 1);
    assert.match(output, /prot/i);
  }
});

test('the gateway answers at the ports and paths of its probes', async (context) => {
  await using folder = await temporaryFolder('manifests');
  const { args, environment } = await containerStart(manifests, secret, folder.path);
  const files = args.map((arg) => arg.replace('--config=', ''));
  const settings = Object.assign(
    {},
    ...(await Promise.all(files.map(async (file) => JSON.parse(await readFile(file, 'utf8'))))),
  ) as Readonly<Record<string, number>>;
  const ports = Object.fromEntries(
    container.ports.map(({ name, containerPort }) => [name, containerPort]),
  );
  assert.deepEqual(ports, { http: settings.port, metrics: settings.metricsPort });

  const local = ['--host', '127.0.0.1', '--port', '0', '--metrics-port', '0'];
  const upstream = ['--prometheus-url', 'http://127.0.0.1:1'];
  const running = startCli(context, { args: [...args, ...local, ...upstream], environment });
  const url = await urlOf(running);
  const statusOf = async ({ httpGet: { path, port } }: typeof container.livenessProbe) => {
    assert.equal(port, 'http');
    return (await fetch(url + path)).status;
  };
  assert.equal(await statusOf(container.livenessProbe), 200);
  // Prometheus is not there: it lives, and is not ready.
  assert.equal(await statusOf(container.readinessProbe), 503);
});

test('Kubernetes waits as long as the gateway may drain', () => {
  const map = manifests.find(({ kind }) => kind === 'ConfigMap');
  const settings = JSON.parse(map?.data?.['gateway.json'] ?? '') as Record<string, number>;
  const drain = ((settings.drainDelay ?? 0) + (settings.drainTimeout ?? 0)) / 1000;
  assert.ok(drain > 0 && pod.terminationGracePeriodSeconds >= drain + 5);
});

test('it is no root, and writes nowhere', () => {
  assert.deepEqual(container.securityContext, {
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: true,
    capabilities: { drop: ['ALL'] },
  });
  assert.equal(pod.enableServiceLinks, false);
});

test('the image starts the command of the package, as nobody', async () => {
  const dockerfile = await read('deploy/Dockerfile');
  const { bin } = JSON.parse(await read('packages/gateway/package.json')) as {
    bin: Record<string, string>;
  };
  const entry = /^ENTRYPOINT (.+)$/m.exec(dockerfile)?.[1] ?? '';
  assert.deepEqual(JSON.parse(entry), [
    '/nodejs/bin/node',
    ...GATEWAY_FLAGS,
    `/app/node_modules/@flink-metrics/gateway/${bin['flink-metrics-gateway']?.slice(2)}`,
  ]);
  assert.match(dockerfile, /^USER 65532:65532$/m);
  // It would beat the file, and with it the chart's settings.
  assert.doesNotMatch(dockerfile, /FLINK_METRICS_/);
  assert.match(dockerfile, /^EXPOSE 9099$/m);
});
