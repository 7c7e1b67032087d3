import { expect } from 'chai';
import { html } from 'lit';
import '../define.ts';
import { FlinkMetricsChart } from '../elements/chart/chart.ts';
import { fakePrometheus } from '../testing/fake-prometheus.ts';
import { mount, nextFrame, until } from '../testing/mount.ts';
import { few, loaded, orders, panel, panelIn, rootIn, sectionsIn } from '../testing/panel-page.ts';

const { href: before } = location;
const query = (name: string) => new URL(location.href).searchParams.get(name);

afterEach(() => history.replaceState(null, '', before));

it('writes nothing before something changes, and nothing at all unless the host asks for it', async () => {
  const host = mount(html`
    ${panel(fakePrometheus(), { ...orders, link: 'm', id: 'linked' })}
    ${panel(fakePrometheus(), { ...orders, id: 'unlinked' })}
  `);
  await loaded(rootIn(host, '#linked'));
  expect(location.href).to.equal(before);
  panelIn(host, '#unlinked').range = '6h';
  await nextFrame();
  expect(location.href).to.equal(before);
});

it('keeps the view in the URL, and comes back from it', async () => {
  const host = mount(panel(fakePrometheus(), { ...orders, link: 'm' }));
  await loaded(rootIn(host));
  Object.assign(panelIn(host), { range: '6h', refresh: '30s', compare: '1d', timeZone: 'UTC' });
  await until('a link', () => query('m')?.includes('6h'));
  panelIn(host).remove();
  const again = mount(html`
    <flink-metrics-panel link="m" range="1h" namespace="tenant-b" job="x"></flink-metrics-panel>
  `);
  await nextFrame();
  const { namespace, job, range, refresh, compare, timeZone } = panelIn(again);
  expect({ namespace, job, range, refresh, compare, timeZone }).to.deep.equal({
    ...orders,
    range: '6h',
    refresh: '30s',
    compare: '1d',
    timeZone: 'UTC',
  });
});

it('leaves the history’s length, a router’s state, the hash and other parameters alone', async () => {
  history.replaceState({ router: 7 }, '', '?tab=metrics#part');
  const { length } = history;
  const host = mount(panel(fakePrometheus(), { ...orders, link: 'm' }));
  await nextFrame();
  for (const range of ['6h', '12h', '1d']) {
    panelIn(host).range = range;
    await nextFrame();
  }
  expect(history.length).to.equal(length);
  expect(history.state).to.deep.equal({ router: 7 });
  expect(query('tab')).to.equal('metrics');
  expect(location.hash).to.equal('#part');
  expect(query('m')).to.include('1d');
});

it('a copied link leads to the chart in the range that was seen, in a section that was closed', async () => {
  const closed = few.map((section) => ({ ...section, collapsed: true as const }));
  const host = mount(panel(fakePrometheus(), { ...orders, link: 'm' }));
  await loaded(rootIn(host));
  const chart = await until('a chart', () =>
    sectionsIn(rootIn(host)).at(-1)?.shadowRoot?.querySelector('flink-metrics-chart'),
  );
  const [about] = chart.shadowRoot?.querySelectorAll<HTMLElement>('.about') ?? [];
  about?.click();
  const button = await until('the sheet', () =>
    chart.shadowRoot?.querySelector<HTMLElement>('.info [aria-label*="Link to this chart"]'),
  );
  const { writeText } = navigator.clipboard;
  let copied = '';
  navigator.clipboard.writeText = async (text) => {
    copied = text;
  };
  button.click();
  await until('the link', () => copied !== '');
  navigator.clipboard.writeText = writeText;
  const { chartId, start, end } = chart;
  panelIn(host).remove();

  history.replaceState(null, '', copied);
  const again = mount(panel(fakePrometheus(), { link: 'm', sections: closed }));
  await until(
    'the sections',
    () => rootIn(again).querySelector('flink-metrics-sections')?.shadowRoot,
  );
  const focused = await until('the chart', () => {
    const active = sectionsIn(rootIn(again)).at(-1)?.shadowRoot?.activeElement;
    return active instanceof FlinkMetricsChart ? active : null;
  });
  expect(focused.chartId).to.equal(chartId);
  const iso = (time: number) => new Date(time).toISOString();
  expect(panelIn(again).range).to.equal(`${iso(start)}/${iso(end)}`);
  expect(panelIn(again).job).to.equal('orders');
});

it('keeps two panels of a page apart by their names', async () => {
  const host = mount(html`
    ${panel(fakePrometheus(), { ...orders, link: 'a', id: 'one' })}
    ${panel(fakePrometheus(), { ...orders, link: 'b', id: 'two' })}
  `);
  await nextFrame();
  panelIn(host, '#one').range = '6h';
  panelIn(host, '#two').range = '12h';
  await until('two links', () => query('a')?.includes('6h') && query('b')?.includes('12h'));
  const again = mount(html`
    <flink-metrics-panel link="a" id="first"></flink-metrics-panel>
    <flink-metrics-panel link="b" id="second"></flink-metrics-panel>
  `);
  await nextFrame();
  expect(panelIn(again, '#first').range).to.equal('6h');
  expect(panelIn(again, '#second').range).to.equal('12h');
});

it('takes nothing impossible from a link', async () => {
  history.replaceState(null, '', '?m=range.never~refresh.1ms~timeZone.Mars~namespace.tenant-a');
  const host = mount(html`<flink-metrics-panel link="m"></flink-metrics-panel>`);
  await nextFrame();
  const { namespace, range, refresh, timeZone } = panelIn(host);
  expect({ namespace, range, refresh, timeZone }).to.deep.equal({
    namespace: 'tenant-a',
    range: '1h',
    refresh: '15s',
    timeZone: '',
  });
});

const zoom = (host: Element, from: string, to: string) =>
  panelIn(host).dispatchEvent(
    new CustomEvent('flink-zoom', {
      detail: { start: Date.parse(from), end: Date.parse(to) },
      cancelable: true,
    }),
  );
const goes = async (steps: () => void) => {
  const arrived = new Promise((resolve) => {
    addEventListener('popstate', resolve, { once: true });
  });
  steps();
  await arrived;
  await nextFrame();
};

it('the browser’s Back undoes a zoom, Forward makes it again, and nothing else adds an entry', async () => {
  const host = mount(panel(fakePrometheus(), { ...orders, link: 'm' }));
  await loaded(rootIn(host));
  const { length } = history;
  zoom(host, '2026-03-01T10:00:00Z', '2026-03-01T11:00:00Z');
  await until('the zoom', () => panelIn(host).range.startsWith('2026-03-01T10:00'));
  await nextFrame();
  zoom(host, '2026-03-01T10:30:00Z', '2026-03-01T10:40:00Z');
  await until('the zoom', () => panelIn(host).range.startsWith('2026-03-01T10:30'));
  await nextFrame();
  expect(history.length).to.equal(length + 2);
  await goes(() => history.back());
  expect(panelIn(host).range).to.match(/^2026-03-01T10:00/);
  await goes(() => history.back());
  expect(panelIn(host).range).to.equal('15m');
  await goes(() => history.forward());
  expect(panelIn(host).range).to.match(/^2026-03-01T10:00/);
  expect(history.length).to.equal(length + 2);
});
