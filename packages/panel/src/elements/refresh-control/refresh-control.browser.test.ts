import { expect } from 'chai';
import { html } from 'lit';
import '../../define.ts';
import { accessible } from '../../testing/accessible.ts';
import { find, mount, nextFrame, shadow } from '../../testing/mount.ts';

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
