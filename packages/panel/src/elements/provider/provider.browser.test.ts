import { createQueryClient } from '@flink-metrics/sdk/prometheus';
import { expect } from 'chai';
import { html, type TemplateResult } from 'lit';
import '../../define.ts';
import { accessible } from '../../testing/accessible.ts';
import {
  type FakePrometheus,
  failure,
  fakePrometheus,
  success,
} from '../../testing/fake-prometheus.ts';
import { find, mount, nextFrame, shadow, until } from '../../testing/mount.ts';
import { chartsIn, few, loaded } from '../../testing/panel-page.ts';
import type { FlinkMetricsProvider } from './provider.ts';

const provider = (prometheus: FakePrometheus, content: TemplateResult, id = '', job = 'orders') =>
  html`
    <flink-metrics-provider
      id=${id}
      endpoint="http://prometheus.test"
      namespace="tenant-a"
      job=${job}
      range="15m"
      refresh="off"
      lang="en"
      .sections=${few}
      .fetch=${prometheus.fetch}
    >
      ${content}
    </flink-metrics-provider>
  `;

const everything = html`
  <flink-metrics-job-picker></flink-metrics-job-picker>
  <flink-metrics-time-range></flink-metrics-time-range>
  <flink-metrics-compare></flink-metrics-compare>
  <flink-metrics-refresh-control></flink-metrics-refresh-control>
  <flink-metrics-status></flink-metrics-status>
  <flink-metrics-message></flink-metrics-message>
  <flink-metrics-stale-processes></flink-metrics-stale-processes>
  <flink-metrics-sections></flink-metrics-sections>
`;

const element = (host: ParentNode, selector = 'flink-metrics-provider') =>
  find<FlinkMetricsProvider>(host, selector);
const refreshSelect = (host: ParentNode, selector = 'flink-metrics-refresh-control') =>
  find<HTMLSelectElement>(shadow(host, selector), 'select');

function choose(select: HTMLSelectElement, value: string): void {
  select.value = value;
  select.dispatchEvent(new Event('change'));
}

const heard = (target: EventTarget, name: string): unknown[] => {
  const details: unknown[] = [];
  target.addEventListener(name, (event) => details.push((event as CustomEvent).detail));
  return details;
};

for (const theme of ['light', 'dark'] as const) {
  it(`is accessible in ${theme} with everything in it`, async () => {
    const host = mount(provider(fakePrometheus(), everything), theme);
    await loaded(host);
    await accessible(host);
  });
}

it('gives what is inside a job, without a line of script', async () => {
  const prometheus = fakePrometheus();
  const host = mount(provider(prometheus, everything));
  await loaded(host);
  expect(refreshSelect(host).value).to.equal('off');
  expect(shadow(host, 'flink-metrics-message').textContent.trim()).to.equal('');
  choose(refreshSelect(host), '15s');
  await until('the interval', () => element(host).refresh === '15s');
  expect(refreshSelect(host).value).to.equal('15s');
});

it('finds its elements anywhere in their trees', async () => {
  const host = mount(provider(fakePrometheus(), html`<div id="host"></div>`));
  const inner = find(host, '#host').attachShadow({ mode: 'open' });
  inner.append(document.createElement('flink-metrics-refresh-control'));
  await nextFrame();
  expect(refreshSelect(inner).value).to.equal('off');
});

it('serves a toolbar elsewhere in the page by its id', async () => {
  const host = mount(html`
    <flink-metrics-refresh-control provider="metrics"></flink-metrics-refresh-control>
    <flink-metrics-sections provider="metrics"></flink-metrics-sections>
    ${provider(fakePrometheus(), html``, 'metrics')}
  `);
  await loaded(host);
  const onProvider = heard(element(host), 'flink-refresh-change');
  const onPage = heard(document, 'flink-refresh-change');
  expect(refreshSelect(host).value).to.equal('off');
  choose(refreshSelect(host), '30s');
  await until('the interval', () => element(host).refresh === '30s');
  expect(onProvider).to.deep.equal([{ refresh: '30s' }]);
  expect(onPage).to.deep.equal([{ refresh: '30s' }]);
});

it('takes over elements that named it before it was there, and gives them up when it goes', async () => {
  const host = mount(html`
    <flink-metrics-refresh-control provider="later"></flink-metrics-refresh-control>
  `);
  await nextFrame();
  expect(refreshSelect(host).value).to.equal('off');
  const later = document.createElement('flink-metrics-provider');
  later.id = 'later';
  later.refresh = '1m';
  host.append(later);
  await until('the provider', () => refreshSelect(host).value === '1m');
  later.remove();
  await until('nobody', () => refreshSelect(host).value === 'off');
});

it('changes providers with the attribute, for what is inside its shadow root too', async () => {
  const host = mount(html`
    ${provider(fakePrometheus(), html``, 'one')} ${provider(fakePrometheus(), html``, 'two', 'x')}
    <flink-metrics-sections provider="two"></flink-metrics-sections>
  `);
  await nextFrame();
  element(host, '#one').lang = 'zh-CN';
  find(host, 'flink-metrics-sections').setAttribute('provider', 'one');
  await loaded(host);
  const section = shadow(shadow(host, 'flink-metrics-sections'), 'flink-metrics-section');
  await until('Chinese', () => section.querySelector('.count')?.textContent?.includes('图'));
});

it('leaves to the host what the host prevents, at the element or at the provider', async () => {
  const host = mount(html`
    ${provider(fakePrometheus(), html`<flink-metrics-time-range></flink-metrics-time-range>`, 'a')}
    <flink-metrics-refresh-control provider="a"></flink-metrics-refresh-control>
  `);
  await nextFrame();
  const prevent = (event: Event) => event.preventDefault();
  const control = find(host, 'flink-metrics-refresh-control');
  control.addEventListener('flink-refresh-change', prevent, { once: true });
  choose(refreshSelect(host), '15s');
  await nextFrame();
  element(host).addEventListener('flink-refresh-change', prevent, { once: true });
  choose(refreshSelect(host), '30s');
  await nextFrame();
  expect(element(host).refresh).to.equal('off');
  host.addEventListener('flink-range-change', prevent);
  find(host, 'flink-metrics-time-range').dispatchEvent(
    new CustomEvent('flink-range-change', {
      detail: { range: '6h' },
      bubbles: true,
      cancelable: true,
    }),
  );
  await nextFrame();
  expect(element(host).range).to.equal('15m');
});

it('acts on a request of the page’s own controls', async () => {
  const host = mount(provider(fakePrometheus(), html`<button>6 hours</button>`));
  await nextFrame();
  find(host, 'button').dispatchEvent(
    new CustomEvent('flink-range-change', { detail: { range: '6h' }, bubbles: true }),
  );
  await until('the range', () => element(host).range === '6h');
});

it('keeps to itself what is asked inside it, or by its id inside another', async () => {
  const control = html`<flink-metrics-refresh-control></flink-metrics-refresh-control>`;
  const host = mount(
    provider(
      fakePrometheus(),
      html`
        ${provider(fakePrometheus(), control, 'inner')}
        <flink-metrics-refresh-control provider="third" class="third"></flink-metrics-refresh-control>
      `,
      'outer',
    ),
  );
  const third = document.createElement('flink-metrics-provider');
  third.id = 'third';
  host.append(third);
  await nextFrame();
  choose(refreshSelect(host), '5s');
  choose(refreshSelect(host, '.third'), '10s');
  await nextFrame();
  const rates = ['#outer', '#inner', '#third'].map((id) => element(host, id).refresh);
  expect(rates).to.deep.equal(['off', '5s', '10s']);
});

it('lets what the host sets on an element win', async () => {
  const host = mount(
    provider(
      fakePrometheus(),
      html`<flink-metrics-refresh-control value="1m"></flink-metrics-refresh-control>`,
    ),
  );
  await nextFrame();
  expect(refreshSelect(host).value).to.equal('1m');
});

it('asks the client it is given', async () => {
  const prometheus = fakePrometheus();
  const client = createQueryClient({ baseUrl: 'http://other.test', fetch: prometheus.fetch });
  const host = mount(html`
    <flink-metrics-provider namespace="tenant-a" job="orders" .client=${client} .sections=${few}>
      <flink-metrics-sections></flink-metrics-sections>
    </flink-metrics-provider>
  `);
  await loaded(host);
});

it('says that the endpoint is no address', async () => {
  const host = mount(html`
    <flink-metrics-provider endpoint="http://[" lang="en">
      <flink-metrics-message></flink-metrics-message>
    </flink-metrics-provider>
  `);
  const text = await until('a message', () => shadow(host, 'flink-metrics-message').textContent);
  expect(text).to.contain('not an address').and.to.contain('http://[');
});

it('says what is in the way, and asks again', async () => {
  const prometheus = fakePrometheus();
  prometheus.answer = () => failure(401, 'unauthorized', 'no');
  const host = mount(provider(prometheus, everything));
  const button = await until('a retry', () =>
    shadow(host, 'flink-metrics-message').querySelector('button'),
  );
  prometheus.answer = () => undefined;
  button.click();
  await loaded(host);
});

it('opens and closes its sections as they were left, and those of another panel as defined', async () => {
  const toggle = (host: Element) => find(sectionRoot(host), '#heading');
  const sectionRoot = (host: Element) =>
    shadow(shadow(host, 'flink-metrics-sections'), 'flink-metrics-section');
  const first = mount(provider(fakePrometheus(), everything));
  await loaded(first);
  expect(toggle(first).ariaExpanded).to.equal('true');
  toggle(first).click();
  await until('it closed', () => toggle(first).ariaExpanded === 'false');
  first.remove();
  const again = mount(provider(fakePrometheus(), everything));
  await until(
    'a section',
    () =>
      again
        .querySelector('flink-metrics-sections')
        ?.shadowRoot?.querySelector('flink-metrics-section')?.shadowRoot,
  );
  expect(toggle(again).ariaExpanded).to.equal('false');
  again.remove();
  const other = mount(provider(fakePrometheus(), everything, 'other'));
  await loaded(other);
  expect(toggle(other).ariaExpanded).to.equal('true');
});

it('survives a time zone that is none', async () => {
  const host = mount(provider(fakePrometheus(), everything));
  element(host).timeZone = 'Mars/Olympus_Mons';
  await loaded(host);
  element(host).timeZone = 'UTC';
  await nextFrame();
});

it('rests while nobody can see what is in it', async () => {
  const prometheus = fakePrometheus();
  const host = mount(provider(prometheus, everything));
  await loaded(host);
  element(host).refresh = '1s';
  const asked = () => prometheus.asked.length;
  const before = asked();
  await until('a refresh', () => asked() > before);
  host.style.display = 'none';
  await new Promise((resolve) => setTimeout(resolve, 300));
  const hidden = asked();
  await new Promise((resolve) => setTimeout(resolve, 1500));
  expect(asked()).to.equal(hidden);
  host.style.display = '';
  await until('another refresh', () => asked() > hidden);
});

it('does not ask again when it is only moved', async () => {
  const prometheus = fakePrometheus();
  const host = mount(provider(prometheus, everything));
  await loaded(host);
  await nextFrame();
  const asked = prometheus.asked.length;
  const other = mount(html``);
  other.append(element(host));
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(prometheus.asked.length).to.equal(asked);
  expect(chartsIn(other).every(({ matrix }) => matrix !== null)).to.equal(true);
});

it('asks for no chart of sections that were taken out, and goes on when they are back', async () => {
  const prometheus = fakePrometheus();
  const rare = {
    ...few[0],
    charts: few[0]?.charts.map((chart) => ({ ...chart, hide: 'no-data' })),
  };
  const host = mount(provider(prometheus, everything));
  element(host).sections = [rare, ...few.slice(1)] as typeof few;
  await loaded(host);
  const [left] = chartsIn(host);
  prometheus.answer = (path, params) =>
    path === 'query_range' && params.get('query') === left?.query
      ? success({ resultType: 'matrix', result: [] })
      : undefined;
  element(host).refresh = '1s';
  await until('one is left out', () => chartsIn(host)[0]?.matrix?.length === 0);

  const refreshed = async () => {
    prometheus.asked.length = 0;
    const status = () => prometheus.asked.filter(({ path }) => path === 'query').length;
    // The status of the job is asked for in each round.
    await until('rounds', () => status() > 8);
    const queries = new Set(chartQueries);
    return prometheus.asked.filter(({ params }) => queries.has(params.get('query') ?? '')).length;
  };
  const chartQueries = chartsIn(host).map(({ query }) => query);
  expect(await refreshed()).to.be.greaterThan(0);
  const sections = find(host, 'flink-metrics-sections');
  sections.remove();
  await nextFrame();
  expect(await refreshed()).to.equal(0);
  prometheus.answer = () => undefined;
  element(host).append(sections);
  await until('the chart that was left out', () => chartsIn(host)[0]?.matrix?.length === 1);
});
