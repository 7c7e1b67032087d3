import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { createGateway } from '@flink-metrics/gateway';
import { findPrometheusVersionsAndNewest } from '../../scripts/tools/prometheus-versions.ts';
import { startPrometheus } from '../support/prometheus.ts';

const metricsOf = (value: string) =>
  ['service.name', '环境', 'a/b', 'U__x', 'a_b:c']
    .map((name, i) => `{"requests_${i}","${name}"="${value}"} 1\n`)
    .join('');

const versions = (await findPrometheusVersionsAndNewest()).filter(
  ({ title }) => !title.startsWith('Prometheus 2.'),
);

for (const { title, path: program } of versions) {
  test(`${title}: the values of every label that is listed are the tenant's own`, async (context) => {
    const server = createServer(({ url }, response) => {
      response.setHeader('content-type', 'text/plain; version=1.0.0; escaping=allow-utf-8');
      response.end(metricsOf(url === '/a' ? 'own' : 'secret'));
    }).listen(0, '127.0.0.1');
    context.after(() => server.close().closeAllConnections());
    await once(server, 'listening');
    const target = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    const job = (namespace: string) =>
      `- {job_name: ${namespace}, scrape_interval: 1s, metrics_path: /${namespace}, static_configs: [{targets: ['${target}'], labels: {namespace: ${namespace}}}]}`;
    await using prometheus = await startPrometheus({
      program,
      scrapeConfigs: `scrape_configs:\n${job('a')}\n${job('b')}\n`,
    });
    const gateway = createGateway({
      prometheus: { url: prometheus.url },
      authenticate: () => ({ name: 'a', namespaces: ['a'] }),
    });
    const ask = async (path: string): Promise<string[]> => {
      const response = await gateway.fetch(new Request(`http://gateway/api/v1/${path}`));
      assert.equal(response.status, 200, path);
      return ((await response.json()) as { data: string[] }).data;
    };
    let names: string[] = [];
    for (let tries = 0; tries < 100 && !names.includes('service.name'); tries += 1) {
      await setTimeout(100);
      names = await ask('labels');
    }
    const odd = names.filter((name) => !/^[a-z_]+$/.test(name));
    assert.deepEqual(odd.sort(), ['U__x', 'a/b', 'a_b:c', 'service.name', '环境'].sort());
    for (const name of ['service.name', '环境', 'a_b:c']) {
      assert.deepEqual(await ask(`label/${encodeURIComponent(name)}/values`), ['own'], name);
    }
    for (const escaped of ['U__service_2e_name', 'U___73af__5883_', 'U__a_2f_b', 'U__U____x']) {
      assert.deepEqual(await ask(`label/${escaped}/values`), ['own'], escaped);
    }
  });
}
