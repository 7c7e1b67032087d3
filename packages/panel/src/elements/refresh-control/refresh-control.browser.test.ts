import { expect } from 'chai';
import { html } from 'lit';
import '../../define.ts';
import { accessible } from '../../testing/accessible.ts';
import { find, mount, nextFrame, shadow } from '../../testing/mount.ts';
import type { FlinkMetricsProvider } from '../provider/provider.ts';

const control = (disabled = false) => html`
  <flink-metrics-refresh-control value="15s" .disabled=${disabled}></flink-metrics-refresh-control>
`;
const root = (host: Element) => shadow(host, 'flink-metrics-refresh-control');

for (const theme of ['light', 'dark'] as const) {
  it(`is accessible in ${theme}`, async () => {
    const host = mount(control(), theme);
    await nextFrame();
    await accessible(host);
  });
}

it('tells the interval chosen, and that a refresh is wanted now', async () => {
  const host = mount(control());
  await nextFrame();
  const told: unknown[] = [];
  host.addEventListener('flink-refresh-change', ({ detail }) => told.push(detail.refresh));
  host.addEventListener('flink-refresh', () => told.push('now'));
  const select = find<HTMLSelectElement>(root(host), 'select');
  expect(select.value).to.equal('15s');
  select.value = 'off';
  select.dispatchEvent(new Event('change'));
  find(root(host), 'button').click();
  expect(told).to.deep.equal(['off', 'now']);
});

it('has nothing to refresh before the first query', async () => {
  const host = mount(control(true));
  await nextFrame();
  expect(find<HTMLButtonElement>(root(host), 'button').disabled).to.equal(true);
});

it('says that a fixed range is not refreshed, instead of how often', async () => {
  const host = mount(html`
    <flink-metrics-provider range="2026-03-01T10:00:00Z/2026-03-01T11:00:00Z" refresh="15s">
      <flink-metrics-refresh-control></flink-metrics-refresh-control>
    </flink-metrics-provider>
  `);
  await nextFrame();
  const shown = () => find(root(host), 'option').textContent;
  expect(shown()).to.equal('Off: fixed range');
  find<FlinkMetricsProvider>(host, 'flink-metrics-provider').range = '1h';
  await nextFrame();
  expect(find<HTMLSelectElement>(root(host), 'select').value).to.equal('15s');
});
