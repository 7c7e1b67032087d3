import { expect } from 'chai';
import { html } from 'lit';
import '../../define.ts';
import { accessible } from '../../testing/accessible.ts';
import { find, nextFrame, until } from '../../testing/mount.ts';
import { element, memory, root, select, timeRange, watched } from '../../testing/time-range.ts';
import type { FlinkMetricsProvider } from '../provider/provider.ts';

const hour = '2026-03-01T10:00:00.000Z/2026-03-01T11:00:00.000Z';
const zoomed = {
  start: Date.parse('2026-03-01T10:20:00Z'),
  end: Date.parse('2026-03-01T10:30:00Z'),
};

const undo = (host: Element) => root(host).querySelector<HTMLButtonElement>('.undo');
const live = (host: Element) => root(host).querySelector<HTMLButtonElement>('.live');
const provider = (host: Element) => find<FlinkMetricsProvider>(host, 'flink-metrics-provider');

/** A time range elsewhere in the page than what it belongs to. */
const elsewhere = (range: string) =>
  watched(html`
    <flink-metrics-time-range provider="one" .storage=${memory()}></flink-metrics-time-range>
    <flink-metrics-provider id="one" range=${range} time-zone="UTC" lang="en">
      <p></p>
    </flink-metrics-provider>
  `);

/** As a chart in the provider does. */
async function send(host: Element, type: string, detail: unknown = null): Promise<void> {
  find(host, 'p').dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  await nextFrame();
  await nextFrame();
}

it('undoes one zoom after the other, and hands the focus on when there is none left', async () => {
  const { host } = await elsewhere('6h');
  expect(undo(host) === null).to.equal(true);
  await send(host, 'flink-zoom', zoomed);
  await send(host, 'flink-zoom', { ...zoomed, end: zoomed.start + 60_000 });
  const button = await until('a way back', () => undo(host));
  await accessible(element(host));
  button.focus();
  button.click();
  await until('the first zoom', () => provider(host).range.includes('10:30'));
  await nextFrame();
  expect(root(host).activeElement === button).to.equal(true);
  button.click();
  await until('no zoom', () => undo(host) === null);
  expect(provider(host).range).to.equal('6h');
  expect(root(host).activeElement === select(host)).to.equal(true);
  expect(find(root(host), '[role=status]').textContent?.trim()).to.equal('Last 6h');
});

it('goes back to the last range that went along with the clock', async () => {
  const { host } = await elsewhere('6h');
  expect(live(host) === null).to.equal(true);
  await send(host, 'flink-zoom', zoomed);
  provider(host).range = hour;
  await until('no zoom: somebody else has set the range', () => undo(host) === null);
  const button = await until('a way back', () => live(host));
  expect(button.title).to.equal('Back to live: Last 6h');
  button.focus();
  button.click();
  await until('live', () => live(host) === null);
  expect(provider(host).range).to.equal('6h');
  expect(root(host).activeElement === select(host)).to.equal(true);
});

it('a double click goes back to live, whoever set the range', async () => {
  const { host, chosen } = await elsewhere(hour);
  await send(host, 'flink-zoom', zoomed);
  await send(host, 'flink-zoom-reset');
  expect(provider(host).range).to.equal('1h');
  await send(host, 'flink-zoom-reset');
  expect(chosen.length, 'live already').to.equal(2);
  provider(host).range = hour;
  await nextFrame();
  host.addEventListener('flink-zoom-reset', (event) => event.preventDefault(), { once: true });
  find(host, 'p').dispatchEvent(
    new CustomEvent('flink-zoom-reset', { bubbles: true, composed: true, cancelable: true }),
  );
  await nextFrame();
  expect(provider(host).range).to.equal(hour);
});

it('without a provider it remembers itself what was live', async () => {
  const { host, chosen } = await watched(timeRange('now-3h/now-1h'));
  element(host).value = hour;
  (await until('a way back', () => live(host))).click();
  await until('live', () => live(host) === null);
  expect(chosen).to.deep.equal(['now-3h/now-1h']);
  expect(element(host).value).to.equal('now-3h/now-1h');
});
