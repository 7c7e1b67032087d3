import { expect } from 'chai';
import { html } from 'lit';
import '../../define.ts';
import { find, nextFrame, until } from '../../testing/mount.ts';
import { element, memory, root, select, timeRange, watched } from '../../testing/time-range.ts';
import type { FlinkMetricsProvider } from '../provider/provider.ts';

const button = (host: Element, name: 'Earlier' | 'Later' | 'Zoom out') =>
  find<HTMLButtonElement>(root(host), `button[aria-label^='${name}']`);
const status = (host: Element) => find(root(host), '[role=status]').textContent?.trim();
const hour = '2026-03-01T10:00:00.000Z/2026-03-01T11:00:00.000Z';

it('steps by half of a fixed range, with Shift by all of it, and twice as far out', async () => {
  const { host, chosen } = await watched(timeRange(hour));
  expect(status(host)).to.equal('');
  button(host, 'Earlier').click();
  await nextFrame();
  expect(status(host)).to.include('09:30').and.to.include('10:30');
  button(host, 'Later').dispatchEvent(new MouseEvent('click', { shiftKey: true }));
  await nextFrame();
  button(host, 'Zoom out').click();
  await nextFrame();
  expect(chosen).to.deep.equal([
    '2026-03-01T09:30:00.000Z/2026-03-01T10:30:00.000Z',
    '2026-03-01T10:30:00.000Z/2026-03-01T11:30:00.000Z',
    '2026-03-01T10:00:00.000Z/2026-03-01T12:00:00.000Z',
  ]);
  expect(select(host).value).to.equal(chosen.at(-1));
});

it('back from now, and forth to now again, where it stays', async () => {
  const { host, chosen } = await watched(timeRange('1h'));
  const later = button(host, 'Later');
  expect(later.getAttribute('aria-disabled')).to.equal('true');
  later.focus();
  later.click();
  expect(chosen).to.deep.equal([]);
  button(host, 'Earlier').click();
  await nextFrame();
  expect(later.getAttribute('aria-disabled')).to.equal('false');
  later.click();
  await nextFrame();
  expect(element(host).value).to.equal('1h');
  expect(status(host)).to.equal('Last 1h');
  expect(root(host).activeElement).to.equal(later);
});

it('can be pressed by a finger, and each is named', async () => {
  const { host } = await watched();
  for (const name of ['Earlier', 'Later', 'Zoom out'] as const) {
    const { width, height } = button(host, name).getBoundingClientRect();
    expect(Math.min(width, height), name).to.be.at.least(24);
    expect(button(host, name).title).to.equal(button(host, name).getAttribute('aria-label'));
  }
});

it('leaves the changes to its provider, and to a host that prevents them', async () => {
  const { host, chosen } = await watched(html`
    <flink-metrics-provider range="3h" time-zone="UTC">
      <flink-metrics-time-range .storage=${memory()}></flink-metrics-time-range>
    </flink-metrics-provider>
  `);
  const provider = find<FlinkMetricsProvider>(host, 'flink-metrics-provider');
  button(host, 'Zoom out').click();
  await until('the provider', () => provider.range === '6h');
  expect(element(host).value).to.equal(undefined);
  host.addEventListener('flink-range-change', (event) => event.preventDefault());
  provider.addEventListener('flink-range-change', (event) => event.preventDefault());
  button(host, 'Zoom out').click();
  await nextFrame();
  expect(provider.range).to.equal('6h');
  expect(chosen).to.deep.equal(['6h', '12h']);
});

it('a range that is none is the one that the panel takes for it', async () => {
  const { host, chosen } = await watched(timeRange('soon'));
  button(host, 'Zoom out').click();
  expect(chosen).to.deep.equal(['2h']);
});
