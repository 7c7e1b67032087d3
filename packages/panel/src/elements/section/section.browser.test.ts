import { expect } from 'chai';
import { html } from 'lit';
import '../../define.ts';
import { type ChartState, unasked } from '../../store/state/panel-state.ts';
import { accessible } from '../../testing/accessible.ts';
import { series, start, step } from '../../testing/matrix.ts';
import { find, mount, nextFrame, shadow, until } from '../../testing/mount.ts';
import type { FlinkMetricsSection } from './section.ts';

const chart = (
  id: string,
  view: 'line' | 'tile',
  change: Partial<ChartState> = {},
): ChartState => ({
  ...unasked({
    id,
    title: { en: `Title of ${id}`, 'zh-CN': id },
    unit: 'count',
    view,
    query: { type: 'number', value: 1 },
    legend: ['tm_id'],
  }),
  status: 'ready',
  query: 'sum(x)',
  matrix: [series({ tm_id: 'one' }, 1, 2)],
  grid: { start, end: start + step, step },
  ...change,
});
const charts = [
  chart('tile', 'tile'),
  chart('fine', 'line'),
  chart('broken', 'line', {
    status: 'failed',
    matrix: null,
    problem: { kind: 'bad-query', detail: 'too many samples' },
  }),
];
const section = (open: boolean, content = charts) => html`
  <flink-metrics-section section-id="jvm" heading="JVM" .open=${open} .charts=${content}>
  </flink-metrics-section>
`;
const root = (host: Element) => shadow(host, 'flink-metrics-section');

for (const theme of ['light', 'dark'] as const) {
  it(`is accessible in ${theme}, open and closed`, async () => {
    const host = mount(html`${section(false)}`, theme);
    await nextFrame();
    await accessible(host);
    const opened = mount(section(true), theme);
    await until('a chart', () => root(opened).querySelector('flink-metrics-chart')?.shadowRoot);
    await accessible(opened);
  });
}

it('holds nothing while it is closed', async () => {
  const host = mount(section(false));
  await nextFrame();
  expect(root(host).querySelectorAll('flink-metrics-chart').length).to.equal(0);
  expect(find(root(host), 'button').ariaExpanded).to.equal('false');
});

it('asks to be opened', async () => {
  const host = mount(section(false));
  await nextFrame();
  let asked: unknown;
  host.addEventListener('flink-section-toggle', ({ detail }) => {
    asked = detail;
  });
  find(root(host), 'button').click();
  expect(asked).to.deep.equal({ section: 'jvm', open: true });
});

it('has tiles before charts, and a chart fails alone', async () => {
  const host = mount(section(true));
  await nextFrame();
  expect(root(host).querySelectorAll('.tiles flink-metrics-stat').length).to.equal(1);
  const failures = [...root(host).querySelectorAll('flink-metrics-chart')].map(
    (element) => element.failure,
  );
  expect(failures).to.deep.equal(['', 'The query was refused: too many samples']);
});

it('says once that there is nothing, instead of a page of empty charts', async () => {
  const host = mount(
    section(true, [chart('a', 'line', { matrix: [] }), chart('b', 'tile', { matrix: [] })]),
  );
  await nextFrame();
  expect(root(host).querySelectorAll('flink-metrics-chart, flink-metrics-stat').length).to.equal(0);
  expect(root(host).textContent).to.contain('No data in this range');
});

it('marks what other jobs share: charts of the processes, and no others', async () => {
  const content = [chart('heap', 'line', { measured: 'jobmanager' }), chart('own', 'line')];
  const shared = { jobManager: ['a', 'b'], taskManagers: [] };
  const host = mount(html`
    <flink-metrics-section .open=${true} .charts=${content} .shared=${shared}></flink-metrics-section>
  `);
  const notes = () =>
    [...root(host).querySelectorAll('flink-metrics-chart')].map(
      (element) => element.shadowRoot?.querySelector('.note')?.textContent,
    );
  await until('a note', () => notes()[0]);
  expect(notes()).to.deep.equal(['Shared with a and b', undefined]);
});

it('leaves out an empty chart of what few jobs have, and keeps any other', async () => {
  const empty = (id: string, hide: object) =>
    chart(id, 'line', { matrix: [], definition: { ...chart(id, 'line').definition, ...hide } });
  const content = [chart('fine', 'line'), empty('rare', { hide: 'no-data' }), empty('usual', {})];
  const host = mount(section(true, content));
  await nextFrame();
  const ids = [...root(host).querySelectorAll('flink-metrics-chart')].map(({ chartId }) => chartId);
  expect(ids).to.deep.equal(['fine', 'usual']);
  expect(find(root(host), '.count').textContent).to.equal('2 charts');
});

it('tells for charts that it leaves out: they are as near as it is', async () => {
  const host = mount(section(true, [chart('a', 'line'), chart('b', 'tile')]));
  const told: unknown[] = [];
  host.addEventListener('flink-chart-view', ({ detail }) => told.push(detail));
  await until('both', () => told.length === 2);
  const element = find<FlinkMetricsSection>(host, 'flink-metrics-section');
  element.charts = [chart('a', 'line', { matrix: [] }), chart('b', 'tile', { matrix: [] })];
  await until('more', () => told.length === 4);
  expect(told.slice(2)).to.deep.equal([
    { chart: 'a', near: true },
    { chart: 'b', near: true },
  ]);
  host.style.marginBlockStart = '9000px';
  await until('far', () => told.length === 6);
  expect(told.slice(4)).to.deep.equal([
    { chart: 'a', near: false },
    { chart: 'b', near: false },
  ]);
});
