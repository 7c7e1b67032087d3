import { expect } from 'chai';
import { html } from 'lit';
import '../../define.ts';
import { en } from '../../i18n/english.ts';
import { accessible } from '../../testing/accessible.ts';
import { hostileNames } from '../../testing/matrix.ts';
import { find, mount, nextFrame, shadow } from '../../testing/mount.ts';
import type { FlinkMetricsCombobox, Option } from './combobox.ts';

const combobox = (
  options: readonly (string | Option)[] = ['orders', 'orders-eu', 'payments'],
) => html`
  <flink-metrics-combobox label="Job" .options=${options} note="Loading"></flink-metrics-combobox>
`;
const root = (host: Element) => shadow(host, 'flink-metrics-combobox');
const element = (host: Element) => find<FlinkMetricsCombobox>(host, 'flink-metrics-combobox');
const input = (host: Element) => find<HTMLInputElement>(root(host), 'input');
const options = (host: Element) =>
  [...root(host).querySelectorAll<HTMLElement>('.option')].filter((option) =>
    option.checkVisibility(),
  );

async function opened(options?: readonly (string | Option)[], theme: 'light' | 'dark' = 'light') {
  const host = mount(combobox(options), theme);
  await nextFrame();
  input(host).click();
  await nextFrame();
  return host;
}

async function press(host: Element, key: string): Promise<void> {
  input(host).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true }));
  await nextFrame();
}

for (const theme of ['light', 'dark'] as const) {
  it(`is accessible in ${theme}, closed and open`, async () => {
    const host = mount(combobox(), theme);
    await nextFrame();
    await accessible(host);
    input(host).click();
    await press(host, 'ArrowDown');
    await accessible(host);
  });
}

it('narrows its suggestions to what is typed', async () => {
  const host = await opened();
  expect(options(host).length).to.equal(3);
  input(host).value = 'EU';
  input(host).dispatchEvent(new InputEvent('input', { bubbles: true }));
  await nextFrame();
  expect(options(host).map((option) => option.textContent?.trim())).to.deep.equal(['orders-eu']);
  expect(find(root(host), 'mark').textContent).to.equal('eu');
});

it('is worked by the keyboard', async () => {
  const host = await opened();
  const values: string[] = [];
  host.addEventListener('flink-value-change', ({ detail }) => values.push(detail.value));
  await press(host, 'ArrowDown');
  await press(host, 'ArrowDown');
  expect(input(host).getAttribute('aria-activedescendant')).to.equal('option-1');
  await press(host, 'ArrowUp');
  await press(host, 'ArrowUp');
  await press(host, 'Enter');
  expect(values).to.deep.equal(['payments']);
  expect(element(host).value).to.equal('payments');
  expect(options(host).length).to.equal(0);
});

it('commits what was typed with Enter, and closes with Escape', async () => {
  const host = await opened();
  const committed: string[] = [];
  host.addEventListener('flink-value-commit', ({ detail }) => committed.push(detail.value));
  await press(host, 'Escape');
  expect(options(host).length).to.equal(0);
  element(host).value = 'new job';
  await press(host, 'Enter');
  expect(committed).to.deep.equal(['new job']);
});

it('takes a click for a choice', async () => {
  const host = await opened();
  const chosen: string[] = [];
  host.addEventListener('flink-value-choose', ({ detail }) => chosen.push(detail.value));
  options(host)[1]?.click();
  await nextFrame();
  expect(element(host).value).to.equal('orders-eu');
  expect(chosen).to.deep.equal(['orders-eu']);
});

it('offers all there is until something is typed, and says so where nothing fits', async () => {
  const host = mount(combobox());
  element(host).value = 'oders';
  element(host).note = '';
  await nextFrame();
  input(host).click();
  await nextFrame();
  expect(options(host).length).to.equal(3);
  input(host).value = 'oder';
  input(host).dispatchEvent(new InputEvent('input', { bubbles: true }));
  await nextFrame();
  expect(options(host).length).to.equal(0);
  expect(find(root(host), '.note').textContent).to.equal(en.noMatches);
});

it('says why there is nothing to suggest', async () => {
  const host = await opened([]);
  expect(find(root(host), '.note').textContent).to.equal('Loading');
});

it('takes foreign names for text', async () => {
  const host = await opened(hostileNames);
  expect(options(host).length).to.equal(hostileNames.length);
  expect(root(host).querySelectorAll('img, script').length).to.equal(0);
  expect(element(host).scrollWidth).to.be.at.most(640);
});

it('shows groups and what stands beside an option, and is accessible with them', async () => {
  const host = await opened([
    { value: 'orders', group: 'Recent', detail: 'Running' },
    { value: 'payments', group: 'Reporting now' },
  ]);
  await accessible(host);
  const groups = [...root(host).querySelectorAll('[role=group]')];
  expect(groups.map(({ ariaLabel }) => ariaLabel)).to.deep.equal(['Recent', 'Reporting now']);
  expect(find(root(host), '.detail').textContent).to.equal('Running');
  await press(host, 'ArrowUp');
  await press(host, 'Enter');
  expect(element(host).value).to.equal('payments');
});

it('shows a hundred of thousands, and how to find the others', async () => {
  const host = await opened(Array.from({ length: 5000 }, (_, index) => `job ${index}`));
  expect(options(host).length).to.equal(100);
  expect(find(root(host), '.note').textContent).to.equal('4900 more: type to find them');
});
