import { kubernetes } from '@flink-metrics/sdk/flink';
import { expect } from 'chai';
import { html } from 'lit';
import '../define.ts';
import type { FlinkMetricsProvider } from '../elements/provider/provider.ts';
import { fakePrometheus } from '../testing/fake-prometheus.ts';
import { find, mount, until } from '../testing/mount.ts';

/** A provider of a job with a deployment, what it asks and what it warns of. */
function mountProvider(deployment: unknown) {
  const asked: string[] = [];
  const { fetch } = fakePrometheus();
  const watched = async (request: Request) => {
    const form = request.method === 'POST' ? await request.clone().text() : '';
    asked.push(decodeURIComponent(`${request.url} ${form}`));
    return fetch(request);
  };
  const warnings: string[] = [];
  const { warn } = console;
  console.warn = (...words: unknown[]) => warnings.push(words.join(' '));
  after(() => {
    console.warn = warn;
  });
  const host = mount(html`
    <flink-metrics-provider
      endpoint="http://prometheus.test"
      namespace="tenant-a"
      job="orders"
      .deployment=${deployment}
      .fetch=${watched}
    ></flink-metrics-provider>
  `);
  return { asked, warnings, provider: find<FlinkMetricsProvider>(host, 'flink-metrics-provider') };
}

const isOfDescription = (request: string) =>
  request.includes('/label/__name__/values') || request.includes('/api/v1/series');

it('what the host says of the deployment is not asked for', async () => {
  const { asked, warnings } = mountProvider({ ...kubernetes, namespace: 'team' });
  await until('the job is asked for', () => asked.some((one) => one.includes('team="tenant-a"')));
  expect(asked.filter(isOfDescription)).to.deep.equal([]);
  expect(warnings).to.deep.equal([]);
});

it('of a part of it the rest is found', async () => {
  const { asked } = mountProvider({ namespace: 'team' });
  await until('names are asked for', () => asked.some(isOfDescription));
  for (const request of asked.filter(isOfDescription)) expect(request).to.contain('team');
});

it('what is no deployment is told once, and all is found', async () => {
  const { asked, warnings, provider } = mountProvider({ process: 'pod' });
  await until('names are asked for', () => asked.some(isOfDescription));
  expect(warnings).to.deep.equal([
    'flink-metrics: the property deployment is not used. deployment.process has to be a list of names of labels, such as ["pod"], not "pod"',
  ]);
  provider.job = 'payments';
  await provider.updateComplete;
  expect(warnings.length).to.equal(1);
});
