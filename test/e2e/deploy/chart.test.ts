import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { writeSchemas } from '../../../scripts/deploy/kubernetes-schemas.ts';
import { deployPrograms } from '../../../scripts/deploy/programs.ts';
import { ended, startCli } from '../../support/gateway-cli.ts';
import { containerStart, manifestsIn, podOf } from '../../support/manifests.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { chartFolder, manifestsFile, printChart, printManifests } from './chart.ts';

const execute = promisify(execFile);
const programs = await deployPrograms();
const ownSchemas = fileURLToPath(new URL('../../../scripts/deploy', import.meta.url));

const VERSIONS = ['v1.25.0', 'v1.37.0'];
const IMAGE = ['--set', 'image.repository=registry.example/gateway'];
const SECRET = ['--set', 'secret.name=of-mine'];
const tokens = '{"tokens":[{"tenant":"a","namespaces":["a"],"token":"token-a"}]}';

/** Each with what else the gateway needs to start. */
const installations: Readonly<Record<string, readonly string[]>> = {
  'tokens in a Secret': SECRET,
  'signed tokens': [
    '--set-json',
    'settings.jwt={"jwksUrl":"https://login.example/jwks","issuer":"https://login.example","audience":"metrics"}',
  ],
  'tokens of Kubernetes': ['--set-json', 'settings.kubernetes={}'],
  'tokens of Kubernetes in two namespaces': [
    '--set-json',
    'settings.kubernetes={"namespaces":["a","b"]}',
  ],
  'all that can be set': [
    ...SECRET,
    ...['--set', 'autoscaling.enabled=false,replicas=3,serviceMonitor.enabled=true'],
    ...['--set', 'serviceMonitor.labels.release=prometheus,podAnnotations.team=metrics'],
    ...['--set', 'service.type=NodePort,imagePullSecrets[0].name=registry,nodeSelector.disk=ssd'],
    ...['--set-json', 'tolerations=[{"key":"metrics","operator":"Exists"}]'],
    ...['--set-json', 'networkPolicy.from=[{"namespaceSelector":{"matchLabels":{"of":"portal"}}}]'],
    ...['--set-json', 'networkPolicy.metricsFrom=[{"podSelector":{"matchLabels":{"app":"p"}}}]'],
    ...['--set-json', 'env=[{"name":"NODE_EXTRA_CA_CERTS","value":"/ca/ca.crt"}]'],
    ...['--set-json', 'volumes=[{"name":"ca","configMap":{"name":"ca"}}]'],
    ...['--set-json', 'volumeMounts=[{"name":"ca","mountPath":"/ca","readOnly":true}]'],
    ...['--set-json', 'settings.origins=["https://portal.example"]'],
    ...['--set', 'settings.range=34560000000,settings.drainTimeout=65500'],
  ],
  'nothing that can be left out': [
    ...SECRET,
    ...['--set', 'autoscaling.enabled=false,podDisruptionBudget.enabled=false'],
    ...['--set', 'networkPolicy.enabled=false'],
  ],
};

/** Skips the test where the program is missing. */
function needed(context: TestContext, name: keyof typeof programs): string {
  const program = programs[name];
  if (program === undefined) context.skip(`${name} cannot be had here: LEFT OUT`);
  return program ?? '';
}

test('helm finds nothing wrong with the chart', async (context) => {
  const helm = needed(context, 'helm');
  if (helm !== '') await execute(helm, ['lint', '--strict', chartFolder, ...IMAGE, ...SECRET]);
});

test('the chart says what it needs', async (context) => {
  const helm = needed(context, 'helm');
  if (helm === '') return;
  await assert.rejects(printChart(helm, SECRET), /image\.repository: where the image/);
});

test('the plain manifests are what the chart prints', async (context) => {
  const helm = needed(context, 'helm');
  if (helm === '') return;
  assert.equal(await printManifests(helm), await readFile(manifestsFile, 'utf8'));
});

/** Empty, and the test is skipped, where something is missing to judge it. */
async function printed(context: TestContext, args: readonly string[]): Promise<string> {
  const [helm, ...others] = (['helm', 'kubeconform', 'schemas'] as const).map((name) =>
    needed(context, name),
  );
  if (helm === undefined || [helm, ...others].includes('')) return '';
  return printChart(helm, [...IMAGE, ...args]);
}

/** @throws {Error} with what kubeconform says */
async function judge(version: string, manifests: string): Promise<void> {
  await using folder = await temporaryFolder('chart');
  const file = join(folder.path, 'manifests.yaml');
  await writeFile(file, manifests);
  const schemas = join(folder.path, 'schemas');
  await writeSchemas(join(programs.schemas ?? '', `${version}-local-strict`), schemas);
  const places = [schemas, ownSchemas].flatMap((place) => [
    '-schema-location',
    `${place}/{{.ResourceKind}}{{.KindSuffix}}.json`,
  ]);
  await execute(programs.kubeconform ?? '', ['-strict', ...places, file]);
}

test('what Kubernetes does not know is found', async (context) => {
  const text = await printed(context, [...SECRET, '--set', 'serviceMonitor.enabled=true']);
  if (text === '') return;
  for (const [right, wrong] of [
    ['readOnlyRootFilesystem', 'readOnlyRootFs'],
    ['maxUnavailable: 1', 'maxUnavailble: 1'],
    ['interval: 30s', 'interval: half'],
  ] as const) {
    assert.ok(text.includes(right));
    await assert.rejects(
      judge('v1.37.0', text.replace(right, wrong)),
      ({ stdout }: { stdout: string }) => stdout.includes('is invalid'),
    );
  }
});

for (const [name, args] of Object.entries(installations)) {
  test(`the API servers of Kubernetes 1.25 and 1.37 take it: ${name}`, async (context) => {
    const text = await printed(context, args);
    if (text !== '') for (const version of VERSIONS) await judge(version, text);
  });

  test(`the gateway knows all that the chart sets: ${name}`, async (context) => {
    const helm = needed(context, 'helm');
    if (helm === '') return;
    const manifests = manifestsIn(await printChart(helm, [...IMAGE, ...args]));
    await using folder = await temporaryFolder('chart');
    const secret = { 'gateway.json': tokens };
    const { environment, ...start } = await containerStart(manifests, secret, folder.path);
    // No file of that name is here.
    const { NODE_EXTRA_CA_CERTS: _, ...variables } = environment;
    const running = startCli(context, {
      args: [...start.args, '--check'],
      environment: variables,
    });
    assert.equal(await ended(running), 0, running.output());
  });
}

test('a setting that the gateway does not have is found in what the chart prints', async (context) => {
  const helm = needed(context, 'helm');
  if (helm === '') return;
  const args = [...IMAGE, ...SECRET, '--set', 'settings.prot=80'];
  await using folder = await temporaryFolder('chart');
  const manifests = manifestsIn(await printChart(helm, args));
  const start = await containerStart(manifests, { 'gateway.json': tokens }, folder.path);
  const running = startCli(context, { args: [...start.args, '--check'] });
  assert.equal(await ended(running), 1);
  assert.match(running.output(), /"prot"/);
});

test('a pod is given the time that its gateway may drain, in whole seconds', async (context) => {
  const helm = needed(context, 'helm');
  if (helm === '') return;
  const args = ['--set', 'settings.drainDelay=1,settings.drainTimeout=65500'];
  const pod = podOf(manifestsIn(await printChart(helm, [...IMAGE, ...args])));
  assert.equal(pod.terminationGracePeriodSeconds, 66 + 5);
});

test('hadolint finds nothing wrong with the Dockerfile', async (context) => {
  const hadolint = needed(context, 'hadolint');
  if (hadolint === '') return;
  const dockerfile = fileURLToPath(new URL('../../../deploy/Dockerfile', import.meta.url));
  await execute(hadolint, ['--failure-threshold', 'style', dockerfile]);
});
