import { expect } from 'chai';
import { html } from 'lit';
import '../../define.ts';
import { accessible } from '../../testing/accessible.ts';
import { fakePrometheus } from '../../testing/fake-prometheus.ts';
import { find, mount, nextFrame, shadow, until } from '../../testing/mount.ts';
import { loaded, orders, panel, rootIn } from '../../testing/panel-page.ts';

const barIn = (host: Element) => rootIn(host).querySelector<HTMLElement>('.bar');

afterEach(() => scrollTo(0, 0));

async function scrolled(omit = '') {
  const host = mount(
    html`${panel(fakePrometheus(), { ...orders, omit })}<div style="block-size: 3000px"></div>`,
    'light',
  );
  await loaded(rootIn(host));
  expect(barIn(host)).to.equal(null);
  return host;
}
const passToolbar = (host: Element) => {
  const toolbar = find(rootIn(host), '.toolbar');
  scrollBy(0, toolbar.getBoundingClientRect().bottom + 20);
};

it('goes along once the toolbar is out of sight, and moves nothing', async () => {
  const host = await scrolled();
  const content = find(rootIn(host), '.content');
  const before = content.getBoundingClientRect().top + scrollY;
  passToolbar(host);
  const bar = await until('the bar', () => barIn(host));
  expect(content.getBoundingClientRect().top + scrollY).to.equal(before);
  expect(bar.getBoundingClientRect().top).to.be.within(-1, 1);
  expect(bar.getBoundingClientRect().height).to.be.below(60);
  expect(bar.textContent).to.contain('orders');
  await accessible(host);
  scrollTo(0, 0);
  await until('no bar', () => barIn(host) === null);
});

it('comes again in a panel that the host moved', async () => {
  const host = await scrolled();
  host.prepend(find(host, 'flink-metrics-panel'));
  await nextFrame();
  passToolbar(host);
  await until('the bar', () => barIn(host));
});

it('stays away where the host has its own', async () => {
  const host = await scrolled('bar');
  passToolbar(host);
  await nextFrame();
  await nextFrame();
  expect(barIn(host)).to.equal(null);
});

it('finds a chart by its meaning and asks to go there', async () => {
  const host = await scrolled();
  passToolbar(host);
  const bar = await until('the bar', () => barIn(host));
  const asked: string[] = [];
  host.addEventListener('flink-chart-show', ({ detail }) => asked.push(detail.chart));
  const values: string[] = [];
  host.addEventListener('flink-value-change', ({ detail }) => values.push(detail.value));
  const input = find<HTMLInputElement>(shadow(bar, 'flink-metrics-combobox'), 'input');
  input.focus();
  input.value = 'records';
  input.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await nextFrame();
  const option = find(shadow(bar, 'flink-metrics-combobox'), '[role="option"]');
  option.click();
  await nextFrame();
  expect(asked).to.have.length(1);
  expect(values).to.deep.equal([]);
  expect(input.value).to.equal('');
});
