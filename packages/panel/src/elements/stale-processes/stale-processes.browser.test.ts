import type { StaleProcess } from '@flink-metrics/sdk/flink';
import { expect } from 'chai';
import { html } from 'lit';
import '../../define.ts';
import { accessible } from '../../testing/accessible.ts';
import { hostileNames } from '../../testing/matrix.ts';
import { find, mount, nextFrame, shadow, until } from '../../testing/mount.ts';
import type { FlinkMetricsStaleProcesses } from './stale-processes.ts';

const now = Date.UTC(2026, 2, 1, 12);

const silent = (minutes: number, taskManager: string): StaleProcess => ({
  process: `flink-${minutes}`,
  taskManager,
  host: 'host-1',
  lastPush: now - minutes * 60_000,
});

const note = (processes: readonly StaleProcess[]) =>
  html`<flink-metrics-stale-processes .processes=${processes} .now=${now}></flink-metrics-stale-processes>`;
const root = (host: Element) => shadow(host, 'flink-metrics-stale-processes');
/** The note is loaded with the first. */
const shown = (host: Element) => until('the note', () => root(host).querySelector('.note'));

for (const theme of ['light', 'dark'] as const) {
  it(`is accessible in ${theme}`, async () => {
    const host = mount(note([silent(14, 'tm_1')]), theme);
    await shown(host);
    find(root(host), 'summary').click();
    await nextFrame();
    await accessible(host);
  });
}

it('says who went silent and when', async () => {
  const { lastPush, process } = silent(90, '');
  const host = mount(note([silent(14, 'tm_1'), { process, host: 'host-2', lastPush }]));
  await shown(host);
  const items = [...root(host).querySelectorAll('li')].map((item) =>
    item.textContent.replace(/\s+/g, ' ').trim(),
  );
  expect(items).to.deep.equal([
    'tm_1 host-1 last push 14m ago',
    'JobManager host-2 last push 1h 30m ago',
  ]);
});

it('names two in the heading, cut where they are long, and counts more', async () => {
  const host = mount(note([silent(14, 'tm_1'), silent(20, 'x'.repeat(5000))]));
  await shown(host);
  const summary = () => find(root(host), 'summary').textContent.replace(/\s+/g, ' ').trim();
  expect(summary()).to.match(/^2 processes stopped pushing tm_1 · x+ · their last values are/);
  expect(find(root(host), 'summary').scrollWidth).to.be.at.most(640);
  find<FlinkMetricsStaleProcesses>(host, 'flink-metrics-stale-processes').processes = [
    silent(1, 'tm_1'),
    silent(2, 'tm_2'),
    silent(3, 'tm_3'),
  ];
  await shown(host);
  expect(summary()).to.match(/^3 processes stopped pushing their last values are/);
});

it('lists five and counts the rest', async () => {
  const host = mount(note(Array.from({ length: 12 }, (_, minutes) => silent(minutes, 'tm'))));
  await shown(host);
  expect(root(host).querySelectorAll('li').length).to.equal(6);
  expect(root(host).textContent).to.contain('12 processes').and.to.contain('7 more');
});

it('shows nothing where nothing went silent', async () => {
  const host = mount(note([]));
  await nextFrame();
  expect(root(host).textContent.trim()).to.equal('');
});

it('shows foreign names as text', async () => {
  const [attack = ''] = hostileNames;
  const host = mount(note([silent(1, attack)]));
  await shown(host);
  expect(root(host).textContent).to.contain(attack);
  expect(root(host).querySelectorAll('img').length).to.equal(0);
});
