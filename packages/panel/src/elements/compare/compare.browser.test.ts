import { expect } from 'chai';
import { html } from 'lit';
import '../../define.ts';
import { accessible } from '../../testing/accessible.ts';
import { find, mount, nextFrame, shadow, until } from '../../testing/mount.ts';
import type { FlinkMetricsProvider } from '../provider/provider.ts';
import type { FlinkMetricsCompare } from './compare.ts';

const element = (host: Element) => find<FlinkMetricsCompare>(host, 'flink-metrics-compare');
const select = (host: Element) =>
  find<HTMLSelectElement>(shadow(host, 'flink-metrics-compare'), 'select');

async function shown(theme: 'light' | 'dark' = 'light') {
  const host = mount(html`<flink-metrics-compare></flink-metrics-compare>`, theme);
  await nextFrame();
  return host;
}

function choose(host: Element, value: string): void {
  select(host).value = value;
  select(host).dispatchEvent(new Event('change'));
}

for (const theme of ['light', 'dark'] as const) {
  it(`is accessible in ${theme}`, async () => {
    await accessible(await shown(theme));
  });
}

it('tells what was chosen, and keeps it where no provider does', async () => {
  const host = await shown();
  const told: string[] = [];
  host.addEventListener('flink-compare-change', ({ detail }) => told.push(detail.compare));
  expect(select(host).value).to.equal('');
  choose(host, '1w');
  choose(host, '');
  choose(host, '1d');
  expect(told).to.deep.equal(['1w', '', '1d']);
  expect(element(host).value).to.equal('1d');
});

it('leaves it to a host that prevents it', async () => {
  const host = await shown();
  host.addEventListener('flink-compare-change', (event) => event.preventDefault());
  choose(host, '1d');
  expect(element(host).value).to.equal(undefined);
});

it('shows what its provider compares with, and leaves the change to it', async () => {
  const host = mount(html`
    <flink-metrics-provider compare="1d"><flink-metrics-compare></flink-metrics-compare></flink-metrics-provider>
  `);
  await nextFrame();
  expect(select(host).value).to.equal('1d');
  choose(host, '1w');
  await until(
    'the provider',
    () => find<FlinkMetricsProvider>(host, 'flink-metrics-provider').compare === '1w',
  );
  expect(element(host).value).to.equal(undefined);
});
