import { createQueryClient } from '@flink-metrics/sdk/prometheus';
import { expect } from 'chai';
import { html } from 'lit';
import '../../define.ts';
import { accessible } from '../../testing/accessible.ts';
import { failure, fakePrometheus } from '../../testing/fake-prometheus.ts';
import { find, mount, nextFrame, shadow, until } from '../../testing/mount.ts';

const clientOf = (fetch: (request: Request) => Promise<Response>) =>
  createQueryClient({ baseUrl: 'http://prometheus.test', fetch });
const picker = (fetch = fakePrometheus().fetch) => html`
  <flink-metrics-job-picker namespace="tenant-a" .client=${clientOf(fetch)}></flink-metrics-job-picker>
`;
const root = (host: Element) => shadow(host, 'flink-metrics-job-picker');
const fields = (host: Element) => root(host).querySelectorAll('flink-metrics-combobox');

for (const theme of ['light', 'dark'] as const) {
  it(`is accessible in ${theme}`, async () => {
    const host = mount(picker(), theme);
    await nextFrame();
    await accessible(host);
  });
}

it('suggests namespaces at once, and jobs when their field is entered', async () => {
  const host = mount(picker());
  await until('namespaces', () => fields(host)[0]?.options.includes('tenant-b'));
  expect(fields(host)[1]?.options).to.deep.equal([]);
  fields(host)[1]?.focus();
  await until('jobs', () => fields(host)[1]?.options.includes('orders'));
});

it('says why it has no suggestions', async () => {
  const host = mount(picker(async () => failure(403, 'forbidden', 'no')));
  await until('a note', () => fields(host)[0]?.note === 'You may not see this namespace');
});

it('asks for what the fields hold, trimmed', async () => {
  const host = mount(picker());
  await nextFrame();
  const input = find<HTMLInputElement>(fields(host)[1]?.shadowRoot ?? host, 'input');
  input.value = '  orders ';
  input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  let asked: unknown;
  host.addEventListener('flink-query', ({ detail }) => {
    asked = detail;
  });
  find(root(host), 'button').click();
  expect(asked).to.deep.equal({ namespace: 'tenant-a', job: 'orders' });
});
