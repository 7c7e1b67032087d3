import { expect } from 'chai';
import { html } from 'lit';
import '../../define.ts';
import { accessible } from '../../testing/accessible.ts';
import {
  type FakePrometheus,
  failure,
  fakePrometheus,
  success,
} from '../../testing/fake-prometheus.ts';
import {
  click,
  heap,
  root,
  rows,
  search,
  shown,
  text,
  textsOf,
  value,
} from '../../testing/latest-values.ts';
import { hostileNames } from '../../testing/matrix.ts';
import { find, mount, nextFrame, until } from '../../testing/mount.ts';
import type { FlinkMetricsProvider } from '../provider/provider.ts';
import type { FlinkMetricsTable } from './table.ts';

const watermark = 'flink_taskmanager_job_task_currentInputWatermark';
for (const theme of ['light', 'dark'] as const) {
  it(`is accessible in ${theme}, open and closed`, async () => {
    const host = await shown([value('one', 1536), value('two', Number.NaN)], { theme });
    await accessible(host);
    await search(host, 'nowhere');
    await accessible(host);
    await click(host, '.toggle');
    await accessible(host);
  });
}

it('reads well, and keeps the exact number, the moment and the series', async () => {
  const host = await shown([value('one', 1536.25), value('<b>"x"', -(2 ** 63), watermark)]);
  const [data, nothing] = [...root(host).querySelectorAll('data')];
  expect(data?.textContent).to.equal('1.5 KiB');
  expect(data?.value).to.equal('1536.25');
  expect(nothing?.textContent).to.equal('–');
  expect(find<HTMLTimeElement>(root(host), 'time').dateTime).to.equal('2026-03-01T10:00:00.000Z');
  const selectors = rows(host).map((row) => row.getAttribute('data-series'));
  expect(selectors).to.include(`${watermark}{tm_id="<b>\\"x\\"",namespace="tenant-a"}`);
});

it('finds rows by what their metric is called, what it means and their labels', async () => {
  const host = await shown([value('one', 1), value('two', 2), value('one', 3, watermark)]);
  const found = async (text: string) => {
    await search(host, text);
    return rows(host).length;
  };
  expect(await found('HEAP two')).to.equal(1);
  expect(await found('jvm_memory')).to.equal(2);
  expect(await found('no earlier EVENT')).to.equal(1);
  expect(text(host)).to.contain('1 of 3 series');
  expect(await found('three')).to.equal(0);
  expect(text(host)).to.contain('Nothing matches');
});

it('speaks Chinese, and finds in Chinese', async () => {
  const host = await shown([value('one', 1), value('one', 3, watermark)], { lang: 'zh-CN' });
  await search(host, '水位线');
  expect(rows(host).length).to.equal(1);
  expect(text(host)).to.contain('1 / 2 条序列');
});

it('sorts by a column, and turns round', async () => {
  const host = await shown([value('a', 1), value('b', 3), value('c', 2)]);
  await click(host, 'th.value button');
  expect(textsOf(host, 'data')).to.deep.equal(['3 B', '2 B', '1 B']);
  expect(find(root(host), 'th.value').getAttribute('aria-sort')).to.equal('descending');
  await click(host, 'th.value button');
  expect(textsOf(host, 'data')).to.deep.equal(['1 B', '2 B', '3 B']);
  await click(host, 'th.series button');
  expect(textsOf(host, '.series')).to.deep.equal(['a', 'b', 'c']);
});

it('takes foreign names for text', async () => {
  const host = await shown(hostileNames.map((name) => value(name, 1)));
  expect(rows(host).length).to.equal(hostileNames.length);
  expect(root(host).querySelectorAll('img, script').length).to.equal(0);
  expect(find(host, 'flink-metrics-table').scrollWidth).to.be.at.most(640);
});

/** As many series of each metric; every answer's values are `prometheus.value`. */
function withMetrics(metrics: Readonly<Record<string, number>>): FakePrometheus {
  const prometheus = fakePrometheus();
  prometheus.answer = (path, params) => {
    const query = params.get('query') ?? '';
    if (path !== 'query' || !query.includes('__name__=~"flink_taskmanager_(')) {
      return query.includes('__name__=~"flink_taskmanager_job_(')
        ? success({ resultType: 'vector', result: [] })
        : undefined;
    }
    const at = Number(params.get('time') ?? Date.now() / 1000);
    const names = Object.keys(metrics).filter(
      (name) => query.includes('_(.+)') || query.includes(name.slice('flink_taskmanager_'.length)),
    );
    const result = query.includes('count by')
      ? names.map((metric) => ({ metric: { metric }, value: [at, `${metrics[metric]}`] }))
      : names.flatMap((name) =>
          Array.from({ length: metrics[name] ?? 0 }, (_, index) => ({
            metric: { __name__: name, tm_id: `tm_${index}` },
            value: [at, `${prometheus.value}`],
          })),
        );
    return success({ resultType: 'vector', result });
  };
  return prometheus;
}

const within = (prometheus: FakePrometheus) => html`
  <flink-metrics-provider
    endpoint="http://prometheus.test"
    namespace="tenant-a"
    job="orders"
    range="15m"
    refresh="off"
    lang="en"
    .sections=${[]}
    .fetch=${prometheus.fetch}
  >
    <flink-metrics-table></flink-metrics-table>
  </flink-metrics-provider>
`;
const askedForAll = ({ asked }: FakePrometheus) =>
  asked.filter(({ params }) => params.get('query')?.includes('count by (__name__)')).length;
const heading = (host: ParentNode) =>
  until('a heading', () => root(host).querySelector<HTMLElement>('.toggle'));
const table = (host: ParentNode) => find<FlinkMetricsTable>(host, 'flink-metrics-table');

it('asks when it is opened, and with each refresh until it is closed', async () => {
  const prometheus = withMetrics({ [heap]: 2 });
  const host = mount(within(prometheus));
  const button = await heading(host);
  expect(button.getAttribute('aria-expanded')).to.equal('false');
  expect(askedForAll(prometheus)).to.equal(0);

  button.click();
  await until('rows', () => rows(host).length === 2);
  expect(askedForAll(prometheus)).to.equal(1);
  await until('titles', () => rows(host)[0]?.querySelector('code'));
  expect(textsOf(host, 'data')).to.deep.equal(['1 B', '1 B']);

  prometheus.value = 2048;
  const provider = find<FlinkMetricsProvider>(host, 'flink-metrics-provider');
  const refresh = () =>
    table(host).dispatchEvent(
      new CustomEvent('flink-refresh', { detail: null, bubbles: true, composed: true }),
    );
  const loads: unknown[] = [];
  provider.addEventListener('flink-load', (event) => loads.push(event));
  refresh();
  await until('newer values', () => textsOf(host, 'data')[0] === '2 KiB');
  expect(askedForAll(prometheus)).to.equal(2);

  button.click();
  refresh();
  await until('a second load', () => loads.length === 2);
  await nextFrame();
  expect(askedForAll(prometheus)).to.equal(2);
});

it('a host may open it itself', async () => {
  const host = mount(within(withMetrics({ [heap]: 1 })));
  const button = await heading(host);
  const details: unknown[] = [];
  host.addEventListener('flink-table-toggle', (event) => {
    details.push(event.detail);
    event.preventDefault();
  });
  button.click();
  await nextFrame();
  expect(details).to.deep.equal([{ open: true }]);
  expect(table(host).open).to.equal(false);
  table(host).open = true;
  await until('rows', () => rows(host).length === 1);
});

it('says what went wrong, and tries again', async () => {
  const prometheus = withMetrics({ [heap]: 1 });
  const { answer } = prometheus;
  const host = mount(within(prometheus));
  const button = await heading(host);
  prometheus.answer = () => failure(422, 'execution', 'too many samples');
  button.click();
  const message = await until('a message', () =>
    root(host).querySelector('flink-metrics-message')?.shadowRoot?.querySelector('[role=alert]'),
  );
  expect(message.textContent).to.contain('too many samples');
  await accessible(host);
  prometheus.answer = answer;
  table(host)
    .renderRoot.querySelector('flink-metrics-message')
    ?.dispatchEvent(new CustomEvent('flink-retry', { detail: { chart: '' }, bubbles: true }));
  await until('rows', () => rows(host).length === 1);
  expect(root(host).querySelector('flink-metrics-message')).to.equal(null);
});

it('of more series than are fetched, a search finds the others', async () => {
  const prometheus = withMetrics({ flink_taskmanager_AAA: 1999, [heap]: 2 });
  const host = mount(within(prometheus));
  (await heading(host)).click();
  await until('rows', () => rows(host).length > 0);
  expect(text(host)).to.contain('2 more: search to find them');
  await search(host, 'heap');
  await until('what did not fit', () => rows(host).length === 2);
  expect(text(host)).not.to.contain('more: search');
  await search(host, 'tm_1998');
  await until('a label of what fits', () => textsOf(host, '.series')[0] === 'tm_1998');
});

it("shows nothing of a job once another's is looked for", async () => {
  const prometheus = withMetrics({ [heap]: 2 });
  const host = mount(within(prometheus));
  (await heading(host)).click();
  await until('rows', () => rows(host).length === 2);
  find<FlinkMetricsProvider>(host, 'flink-metrics-provider').job = 'payments';
  await until('an empty table', () => rows(host).length === 0);
});
