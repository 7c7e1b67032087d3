import { expect } from 'chai';
import { html } from 'lit';
import '../../define.ts';
import { accessible } from '../../testing/accessible.ts';
import { find, mount, nextFrame, shadow, until } from '../../testing/mount.ts';
import {
  apply,
  choose,
  element,
  isClosed,
  memory,
  opened,
  root,
  select,
  timeRange,
  type,
  watched,
} from '../../testing/time-range.ts';
import type { FlinkMetricsProvider } from '../provider/provider.ts';

for (const theme of ['light', 'dark'] as const) {
  it(`is accessible in ${theme}, with its forms open too`, async () => {
    const host = mount(timeRange(), theme);
    await nextFrame();
    await accessible(host);
    await opened(host, 'range');
    await accessible(host);
    const typed = await opened(host, 'typed');
    await type(typed, '', '90');
    apply(typed);
    await until('a word', () => typed.querySelector('[role=alert]'));
    await accessible(host);
    const form = await opened(host, 'zone');
    find(shadow(form, 'flink-metrics-combobox'), 'input').click();
    await nextFrame();
    await accessible(host);
  });
}

it('tells the range chosen, and keeps it where no provider does', async () => {
  const { host, chosen } = await watched();
  choose(host, '6h');
  expect(chosen).to.deep.equal(['6h']);
  expect(element(host).value).to.equal('6h');
});

it('offers what the host has set, whatever it is', async () => {
  const { host } = await watched(timeRange('45m'));
  expect(select(host).selectedOptions[0]?.text.trim()).to.equal('Last 45m');
});

it('takes two times on the clock of the zone', async () => {
  const { host, chosen } = await watched(timeRange('1h', 'Asia/Shanghai'));
  expect(find(root(host), 'label').textContent).to.include('Asia/Shanghai');
  const form = await opened(host, 'range');
  await type(form, 'start', '2026-03-01T10:00:00');
  await type(form, 'end', '2026-03-01T11:00');
  apply(form);
  expect(chosen).to.deep.equal(['2026-03-01T02:00:00.000Z/2026-03-01T03:00:00.000Z']);
  await isClosed(host);
  expect(element(host).value).to.equal(chosen[0]);
});

it('takes times that a clock change doubles or skips so that nothing is left out, and says so', async () => {
  const { host, chosen } = await watched(timeRange('1h', 'Europe/Berlin'));
  const form = await opened(host, 'range');
  await type(form, 'start', '2026-10-25T02:30');
  await type(form, 'end', '2026-10-25T02:30');
  expect(find(form, '#start-hint').textContent).to.include('twice');
  apply(form);
  await isClosed(host);
  const again = await opened(host, 'range');
  await type(again, 'start', '2026-03-29T02:30');
  await type(again, 'end', '2026-03-29T04:00');
  expect(find(again, '#start-hint').textContent).to.include('skips');
  expect(find(again, '#end-hint').hidden).to.equal(true);
  apply(again);
  expect(chosen).to.deep.equal([
    '2026-10-25T00:30:00.000Z/2026-10-25T01:30:00.000Z',
    '2026-03-29T00:30:00.000Z/2026-03-29T02:00:00.000Z',
  ]);
});

it('leaves a time alone that the user has not changed', async () => {
  const range = '2026-10-25T01:30:00.250Z/2026-10-25T03:00:00.000Z';
  const { host, chosen } = await watched(timeRange(range, 'Europe/Berlin'));
  const form = await opened(host, 'range');
  await type(form, 'end', '2026-10-25T05:00');
  apply(form);
  expect(chosen).to.deep.equal(['2026-10-25T01:30:00.250Z/2026-10-25T04:00:00.000Z']);
});

it('refuses an end before the start, and a time that is none', async () => {
  const { host, chosen } = await watched();
  const form = await opened(host, 'range');
  await type(form, 'start', '2026-03-01T11:00:00');
  await type(form, 'end', '2026-03-01T10:00:00');
  apply(form);
  await until('a word', () => form.querySelector('[role=alert]'));
  await type(form, 'end', '');
  apply(form);
  expect(chosen).to.deep.equal([]);
});

it('finds a zone by search, and goes back to the browser’s', async () => {
  const { host, chosen } = await watched();
  const form = await opened(host, 'zone');
  const combobox = find(form, 'flink-metrics-combobox').shadowRoot;
  if (combobox === null) throw new Error('no combobox');
  const input = find<HTMLInputElement>(combobox, 'input');
  input.value = 'new york';
  input.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await until('one', () => combobox.querySelectorAll('.option').length === 1);
  find(combobox, '.option').click();
  await nextFrame();
  apply(form);
  await isClosed(host);
  expect(element(host).timeZone).to.equal('America/New_York');
  const again = await opened(host, 'zone');
  const options = shadow(again, 'flink-metrics-combobox');
  find(options, 'input').click();
  await until('the browser’s', () => options.querySelector<HTMLElement>('.option')).then((first) =>
    first.click(),
  );
  await nextFrame();
  apply(again);
  expect(chosen).to.deep.equal(['America/New_York', '']);
});

it('puts the focus into what it opens', async () => {
  const { host } = await watched();
  const zones = await opened(host, 'zone');
  await until('focus', () => zones.activeElement?.localName === 'flink-metrics-combobox');
  const times = await opened(host, 'range');
  await until('focus', () => times.activeElement === times.querySelector('input'));
});

it('refuses a zone that is none', async () => {
  const { host, chosen } = await watched();
  const form = await opened(host, 'zone');
  const input = find<HTMLInputElement>(shadow(form, 'flink-metrics-combobox'), 'input');
  input.value = 'Mars/Olympus';
  input.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await nextFrame();
  apply(form);
  await until('a word', () => form.querySelector('[role=alert]'));
  expect(chosen).to.deep.equal([]);
});

it('closes with Escape, by pressing elsewhere, and gives the focus back', async () => {
  const { host } = await watched();
  const form = await opened(host, 'range');
  const heard: string[] = [];
  host.addEventListener('keydown', ({ key }) => heard.push(key));
  find(form, 'input').dispatchEvent(
    new KeyboardEvent('keydown', {
      key: 'Escape',
      bubbles: true,
      composed: true,
      cancelable: true,
    }),
  );
  // A dialog around it stays open.
  expect(heard).to.deep.equal([]);
  await isClosed(host);
  expect(root(host).activeElement).to.equal(select(host));
  await opened(host, 'range');
  document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
  await isClosed(host);
});

it('keeps its form within the page', async () => {
  const { host } = await watched();
  host.style.inlineSize = '100px';
  await opened(host, 'range');
  const { left, right } = find(root(host), 'flink-metrics-range-form').getBoundingClientRect();
  expect(left).to.be.at.least(0);
  expect(right).to.be.at.most(document.documentElement.clientWidth);
});

it('shows the range and the zone of its provider, and leaves the changes to it', async () => {
  const { host, chosen } = await watched(html`
    <flink-metrics-provider range="3h" time-zone="UTC">
      <flink-metrics-time-range .storage=${memory()}></flink-metrics-time-range>
    </flink-metrics-provider>
  `);
  expect(select(host).value).to.equal('3h');
  expect(find(root(host), 'label').textContent).to.include('UTC');
  const form = await opened(host, 'range');
  await type(form, 'start', '2026-03-01T10:00');
  await type(form, 'end', '2026-03-01T11:00');
  apply(form);
  const provider = find<FlinkMetricsProvider>(host, 'flink-metrics-provider');
  await until('the provider', () => provider.range === chosen[0]);
  expect(element(host).value).to.equal(undefined);
});

it('leaves the range to a host that prevents its change', async () => {
  const { host } = await watched();
  host.addEventListener('flink-range-change', (event) => event.preventDefault());
  choose(host, '6h');
  expect(select(host).value).to.equal('1h');
  expect(element(host).value).to.equal('1h');
});
