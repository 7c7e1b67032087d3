import { expect } from 'chai';
import { html } from 'lit';
import '../../define.ts';
import type { LatestValue } from '../../state/latest-values.ts';
import { accessible } from '../../testing/accessible.ts';
import { hostileNames, start } from '../../testing/matrix.ts';
import { find, mount, nextFrame, shadow } from '../../testing/mount.ts';

const row = (tm_id: string, value: number): LatestValue => ({
  chart: {
    id: 'heap',
    title: { en: 'Heap', 'zh-CN': '堆' },
    unit: 'bytes',
    view: 'line',
    query: { type: 'number', value: 1 },
    legend: ['tm_id'],
  },
  query: 'heap',
  labels: { tm_id },
  time: start,
  value,
});
const table = (rows: readonly LatestValue[]) =>
  html`<flink-metrics-table .rows=${rows}></flink-metrics-table>`;
const root = (host: Element) => shadow(host, 'flink-metrics-table');
const rows = (host: Element) => root(host).querySelectorAll('tbody tr');

async function search(host: Element, text: string): Promise<void> {
  const input = find<HTMLInputElement>(root(host), 'input');
  input.value = text;
  input.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await nextFrame();
}

for (const theme of ['light', 'dark'] as const) {
  it(`is accessible in ${theme}`, async () => {
    const host = mount(table([row('one', 1536), row('two', 1)]), theme);
    await nextFrame();
    await accessible(host);
  });
}

it('reads well, and keeps the exact number and moment', async () => {
  const host = mount(table([row('one', 1536.25)]));
  await nextFrame();
  const data = find<HTMLDataElement>(root(host), 'data');
  expect(data.textContent).to.equal('1.5 KiB');
  expect(data.value).to.equal('1536.25');
  expect(find<HTMLTimeElement>(root(host), 'time').dateTime).to.equal('2026-03-01T10:00:00.000Z');
});

it('finds rows by metric and series', async () => {
  const host = mount(table([row('one', 1), row('two', 2)]));
  await nextFrame();
  await search(host, 'HEAP two');
  expect(rows(host).length).to.equal(1);
  await search(host, 'three');
  expect(root(host).textContent).to.contain('Nothing matches');
});

it('says how many of very many it leaves out', async () => {
  const host = mount(table(Array.from({ length: 620 }, (_, index) => row(`tm ${index}`, index))));
  await nextFrame();
  expect(rows(host).length).to.equal(500);
  expect(root(host).textContent).to.contain('120 more');
});

it('takes foreign names for text', async () => {
  const host = mount(table(hostileNames.map((name) => row(name, 1))));
  await nextFrame();
  expect(rows(host).length).to.equal(hostileNames.length);
  expect(root(host).querySelectorAll('img, script').length).to.equal(0);
  expect(find(host, 'flink-metrics-table').scrollWidth).to.be.at.most(640);
});
