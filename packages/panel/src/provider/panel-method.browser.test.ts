import { expect } from 'chai';
import { html } from 'lit';
import '../define.ts';
import type { FlinkMetricsProvider } from '../elements/provider/provider.ts';
import { fakePrometheus } from '../testing/fake-prometheus.ts';
import { find, mount, until } from '../testing/mount.ts';

/** A provider of a job whose queries are too long for most addresses, and the methods of those. */
function mountProvider(method: string) {
  const methods = new Set<string>();
  const { fetch } = fakePrometheus();
  const watched = (request: Request) => {
    if (request.method !== 'GET' || request.url.length > 2_000) methods.add(request.method);
    return fetch(request);
  };
  const host = mount(html`
    <flink-metrics-provider
      endpoint="http://prometheus.test"
      namespace="tenant-a"
      job="${'x'.repeat(1_000)}"
      method=${method}
      .fetch=${watched}
    ></flink-metrics-provider>
  `);
  return { methods, provider: find<FlinkMetricsProvider>(host, 'flink-metrics-provider') };
}

for (const method of ['GET', 'get']) {
  it(`method="${method}" sends no POST`, async () => {
    const { methods } = mountProvider(method);
    await until('a long query is asked', () => methods.size > 0);
    expect([...methods]).to.deep.equal(['GET']);
  });
}

it('what is too long for an address goes by POST where the host says nothing else', async () => {
  const { methods } = mountProvider('');
  await until('a long query is posted', () => methods.has('POST'));
});

it('a host may say it later', async () => {
  const { methods, provider } = mountProvider('');
  await until('a long query is posted', () => methods.has('POST'));
  provider.method = 'GET';
  await provider.updateComplete;
  methods.clear();
  await until('it is asked again', () => methods.size > 0);
  expect([...methods]).to.deep.equal(['GET']);
});
