import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { flinkReporterConfig, type Reporter } from '@flink-metrics/sdk/flink';
import { findPromtool } from '../../scripts/tools/programs.ts';
import { run } from '../../scripts/tools/run.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const reporters: readonly Reporter[] = [
  { reporter: 'scrape', version: '2.1' },
  {
    reporter: 'scrape',
    version: '1.20',
    targets: [{ address: 'tm:9249', labels: { namespace: 'a "b"', pod: 'x' } }],
  },
  {
    reporter: 'pushgateway',
    version: '1.20',
    url: 'https://gateway:9091/push',
    jobName: 'orders',
    namespace: 'tenant-a',
  },
];

test('promtool accepts every scrape configuration that is printed', async () => {
  const promtool = await findPromtool();
  await using folder = await temporaryFolder('reporter');
  for (const [index, reporter] of reporters.entries()) {
    const file = join(folder.path, `${index}.yml`);
    const { text } = flinkReporterConfig(reporter).prometheus;
    // Debian builds Prometheus without Kubernetes' service discovery: what relabels its targets is checked all the same.
    await writeFile(file, text.replace(/kubernetes_sd_configs: .*/, 'static_configs: []'));
    await run(promtool, ['check', 'config', '--syntax-only', file], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  }
});

/** The settings of a YAML file, flat, without its comments: `a: { b: 1 }` and `a.b: 1` are the same to Flink. */
function settings(yaml: string): readonly string[] {
  const path: { readonly indent: number; readonly key: string }[] = [];
  return yaml.split('\n').flatMap((line) => {
    const match = /^( *)([\w.-]+):(?: (.+))?$/.exec(line);
    if (match === null) return [];
    const [, spaces = '', key = '', value] = match;
    while ((path.at(-1)?.indent ?? -1) >= spaces.length) path.pop();
    path.push({ indent: spaces.length, key });
    return value === undefined ? [] : [`${path.map((part) => part.key).join('.')}: ${value}`];
  });
}

const withoutComments = (yaml: string) =>
  yaml
    .slice(yaml.indexOf('scrape_configs:'))
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.trim().startsWith('#'));

test('the examples, which a real Flink runs with, say what is printed', async () => {
  const read = (path: string) =>
    readFile(new URL(`../../examples/flink/${path}`, import.meta.url), 'utf8');
  const push: Reporter = {
    reporter: 'pushgateway',
    version: '1.20',
    url: 'http://pushgateway.monitoring:9091',
    jobName: 'orders',
    namespace: 'tenant-a',
  };
  const examples: readonly (readonly [Reporter, flink: string, prometheus: string])[] = [
    [push, '1.20/pushgateway/flink-conf.yaml', 'prometheus/pushgateway.yml'],
    [{ reporter: 'scrape', version: '1.20' }, '1.20/scrape/config.yaml', 'prometheus/scrape.yml'],
    [{ reporter: 'scrape', version: '2.1' }, '2.x/scrape/config.yaml', 'prometheus/scrape.yml'],
  ];
  for (const [reporter, flink, prometheus] of examples) {
    const printed = flinkReporterConfig(reporter);
    assert.deepEqual(settings(await read(flink)), settings(printed.flink.text), flink);
    assert.deepEqual(
      withoutComments(await read(prometheus)),
      withoutComments(printed.prometheus.text),
      prometheus,
    );
  }
});
