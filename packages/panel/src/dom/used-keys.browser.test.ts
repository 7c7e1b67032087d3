import { expect } from 'chai';
import { html } from 'lit';
import '../define.ts';
import { fakePrometheus } from '../testing/fake-prometheus.ts';
import { find, mount, nextFrame, shadow, until } from '../testing/mount.ts';
import { loaded, orders, panel, rootIn, sectionsIn } from '../testing/panel-page.ts';

/** Presses a key where the focus is; tells whether a host's dialog around the panel hears of it. */
function pressOn(at: Element, key: string, more: KeyboardEventInit = {}): boolean {
  let heard = false;
  const hear = () => {
    heard = true;
  };
  document.addEventListener('keydown', hear);
  at.dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true, ...more }),
  );
  document.removeEventListener('keydown', hear);
  return heard;
}

const withPanel = async () => {
  const host = mount(panel(fakePrometheus(), orders));
  await loaded(rootIn(host));
  return rootIn(host);
};

/** Of the first section with lines. */
const chartOf = (root: ShadowRoot) => {
  const [, section] = sectionsIn(root);
  return shadow(section?.shadowRoot ?? root, 'flink-metrics-chart');
};

it('what is typed into a field is no shortcut of the page', async () => {
  const root = await withPanel();
  const input = find(
    shadow(shadow(root, 'flink-metrics-job-picker'), 'flink-metrics-combobox'),
    'input',
  );
  expect(['/', 'ArrowLeft', 'Enter', 'Backspace'].map((key) => pressOn(input, key))).to.deep.equal([
    false,
    false,
    false,
    false,
  ]);
  expect(pressOn(input, 's', { ctrlKey: true })).to.equal(true);
  expect(pressOn(input, 'Tab')).to.equal(true);
});

it('Escape closes the suggestions first, and a dialog around them then', async () => {
  const host = mount(html`
    <flink-metrics-combobox label="Job" .options=${['orders', 'payments']}></flink-metrics-combobox>
  `);
  await nextFrame();
  const input = find<HTMLInputElement>(shadow(host, 'flink-metrics-combobox'), 'input');
  pressOn(input, 'ArrowDown');
  await until('suggestions', () => input.ariaExpanded === 'true');
  expect(pressOn(input, 'Escape')).to.equal(false);
  await until('none', () => input.ariaExpanded === 'false');
  expect(pressOn(input, 'Escape')).to.equal(true);
});

it('a button’s keys are the button’s', async () => {
  const root = await withPanel();
  const [section] = sectionsIn(root);
  const heading = find(section?.shadowRoot ?? root, '#heading');
  expect(['Enter', ' ', 'ArrowDown', 'Escape'].map((key) => pressOn(heading, key))).to.deep.equal([
    false,
    false,
    true,
    true,
  ]);
});

it('of a chart: moving, leaving and going back are used, Escape elsewhere is not', async () => {
  const root = await withPanel();
  const chart = chartOf(root);
  const plot = await until('the lines', () =>
    chart.querySelector('canvas') === null ? null : chart.querySelector('[part=plot]'),
  );
  expect(pressOn(plot, 'Escape')).to.equal(true);
  expect(pressOn(plot, 'ArrowLeft')).to.equal(false);
  await nextFrame();
  expect(pressOn(plot, 'Escape')).to.equal(false);
  expect(pressOn(plot, 'Escape')).to.equal(true);
  expect(pressOn(plot, 'Backspace')).to.equal(false);
  expect(pressOn(plot, 'x')).to.equal(true);
});

it('Escape of what lies over the charts is not the page’s', async () => {
  const root = await withPanel();
  const chart = chartOf(root);
  const button = find<HTMLButtonElement>(chart, 'button[aria-expanded]');
  button.click();
  const sheet = await until('the sheet', () => chart.querySelector(':popover-open'));
  expect(pressOn(button, 'Escape')).to.equal(false);
  (sheet as HTMLElement).hidePopover();
  expect(pressOn(button, 'Escape')).to.equal(true);
});

it('keys of what the page puts into a slot are the page’s', async () => {
  const host = mount(html`
    <flink-metrics-panel><input class="own" slot="toolbar" /></flink-metrics-panel>
  `);
  expect(pressOn(find(host, '.own'), 'a')).to.equal(true);
});
