import { expect } from 'chai';
import { html, render, type TemplateResult } from 'lit';
import '../define.ts';
import { chart, chartIn, chartRoot, drawn, legendRoot, twoSeries } from '../testing/chart.ts';
import { fakePrometheus } from '../testing/fake-prometheus.ts';
import { find, mount, nextFrame, until } from '../testing/mount.ts';

const page = document.documentElement;

afterEach(() => {
  page.removeAttribute('lang');
  page.removeAttribute('class');
  page.removeAttribute('style');
});

const alone = () =>
  mountBare(html`
    ${chart({ matrix: [] })}
    <flink-metrics-stat heading="Heap" .matrix=${[]}></flink-metrics-stat>
    <flink-metrics-legend .series=${[]}></flink-metrics-legend>
    <flink-metrics-message></flink-metrics-message>
  `);

/** As in a page that paints only itself. */
function mountBare(content: TemplateResult): HTMLElement {
  const host = document.createElement('div');
  document.body.append(host);
  render(content, host);
  return host;
}

const schemes = (host: Element) =>
  new Set([...host.children].map((element) => getComputedStyle(element).colorScheme));

it('alone in a page, elements are in its language and theme, live', async () => {
  page.lang = 'zh-CN';
  page.style.background = '#101216';
  const host = alone();
  const text = () => chartRoot(host).querySelector('.state')?.textContent;
  await until('Chinese', () => text()?.includes('没有数据'));
  expect([...schemes(host)]).to.deep.equal(['dark']);
  expect(getComputedStyle(find(chartRoot(host), 'figure')).color).to.equal('rgb(230, 233, 239)');

  page.lang = 'en';
  page.style.background = '#ffffff';
  await until('English', () => text()?.includes('No data'));
  expect([...schemes(host)]).to.deep.equal(['light']);
});

it('alone, the lines are drawn in the theme’s own colours, and what is part of a chart goes with it', async () => {
  const host = mount(chart());
  const light = (await drawn(host)) && swatch(host);
  host.style.background = '#101216';
  page.className = 'night';
  await until('other colours', () => swatch(host) !== light);
  expect(getComputedStyle(find(chartRoot(host), 'flink-metrics-legend')).colorScheme).to.equal(
    'dark',
  );
});

const swatch = (host: Element) =>
  legendRoot(host).querySelector<HTMLElement>('.swatch')?.style.getPropertyValue('--_color');

it('an element that finds its provider leaves the page to it', async () => {
  page.style.background = '#101216';
  const host = mountBare(html`
    <flink-metrics-stat provider="later" heading="Heap" .matrix=${twoSeries}></flink-metrics-stat>
  `);
  await until('dark', () => schemes(host).has('dark'));
  const provider = document.createElement('flink-metrics-provider');
  Object.assign(provider, { id: 'later', theme: 'light', fetch: fakePrometheus().fetch });
  host.append(provider);
  await nextFrame();
  expect(getComputedStyle(find(host, 'flink-metrics-stat')).colorScheme).to.equal('normal');
});

it('a page of elements that stand alone is observed once, and no more when they are gone', async () => {
  const { observe, disconnect } = MutationObserver.prototype;
  let observed = 0;
  let ended = 0;
  MutationObserver.prototype.observe = function (...given) {
    observed += 1;
    observe.apply(this, given);
  };
  MutationObserver.prototype.disconnect = function () {
    ended += 1;
    disconnect.call(this);
  };
  try {
    const host = mountBare(html`${chart()}${chart()}${chart()}`);
    await chartIn(host).updateComplete;
    // The document's element, and its body.
    expect(observed).to.equal(2);
    host.remove();
    expect(ended).to.equal(1);
  } finally {
    Object.assign(MutationObserver.prototype, { observe, disconnect });
  }
});
