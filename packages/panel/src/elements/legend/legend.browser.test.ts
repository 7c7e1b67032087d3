import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { html } from 'lit';
import '../../define.ts';
import { accessible } from '../../testing/accessible.ts';
import { hostileNames, series, start } from '../../testing/matrix.ts';
import { find, mount, nextFrame, shadow, until } from '../../testing/mount.ts';
import type { FlinkMetricsLegend } from './legend.ts';

const shown = (label: string, index: number) => ({
  id: label,
  label,
  color: index === 0 ? '#2a71d6' : '#e26b1b',
  stroke: 'solid' as const,
  visible: index === 0,
  series: series({}, 1024, 2048),
});

const legend = (...labels: string[]) => html`
  <flink-metrics-legend unit="bytes" .series=${labels.map(shown)} .more=${3}></flink-metrics-legend>
`;
const items = (host: Element) => [...root(host).querySelectorAll<HTMLButtonElement>('.item')];
const names = (host: Element) => items(host).map((item) => item.textContent?.trim());
const root = (host: Element) => shadow(host, 'flink-metrics-legend');
const titles = (host: Element) =>
  [...root(host).querySelectorAll('.sort')].map((button) => button.textContent?.trim());
const allColumns = (host: Element) => until('all columns', () => titles(host).length === 4);

for (const theme of ['light', 'dark'] as const) {
  it(`is accessible in ${theme}`, async () => {
    const host = mount(legend('one', 'two'), theme);
    await nextFrame();
    await accessible(host);
  });
}

it('tells what is shown, its numbers, and how many more there are', async () => {
  const host = mount(legend('one', 'two'));
  await allColumns(host);
  const pressed = [...root(host).querySelectorAll('.item')].map((item) => item.ariaPressed);
  expect(pressed).to.deep.equal(['true', 'false']);
  const cells = [...root(host).querySelectorAll('tbody tr:first-child td')];
  expect(cells.map((cell) => cell.textContent)).to.deep.equal([
    '1 KiB',
    '2 KiB',
    '1.5 KiB',
    '2 KiB',
  ]);
  expect(root(host).textContent).to.contain('3 more');
});

for (const [width, expected] of [
  [640, ['Min', 'Max', 'Mean', 'Last']],
  [360, ['Min', 'Max', 'Last']],
  [300, ['Max', 'Last']],
  [180, ['Last']],
] as const) {
  it(`has the columns that ${width} px have room for, each to sort by`, async () => {
    const host = mount(legend('orders_taskmanager_1_1', 'orders_taskmanager_1_2'));
    host.style.inlineSize = `${width}px`;
    await until('columns', () => titles(host).join() === expected.join());
    for (const cell of root(host).querySelectorAll('td, thead th'))
      expect(cell.scrollWidth).to.be.at.most(cell.clientWidth);
    expect(items(host)[0]?.getBoundingClientRect().width).to.be.at.least(64);
    expect(find(host, 'flink-metrics-legend').scrollWidth).to.be.at.most(width);
  });
}

it('is as high before it knows its width as after', async () => {
  for (const unit of ['bytes/s', 'records/s', 'ms'] as const) {
    // Its room is the next one's first guess.
    await allColumns(mount(legend('one')));
    const host = mount(legend('one', 'two'));
    host.style.inlineSize = '200px';
    const element = find<FlinkMetricsLegend>(host, 'flink-metrics-legend');
    element.unit = unit;
    await element.updateComplete;
    const height = element.offsetHeight;
    expect(titles(host).length).to.equal(4);
    await until('columns', () => titles(host).length < 4);
    expect(element.offsetHeight, unit).to.equal(height);
  }
});

it('is by name again when the column it is sorted by has no room any more', async () => {
  const host = mount(legend('one', 'two'));
  await allColumns(host);
  find(root(host), '.mean .sort').click();
  host.style.inlineSize = '200px';
  await until('one column', () => titles(host).length === 1);
  expect(root(host).querySelectorAll('[aria-sort]').length).to.equal(0);
});

it('stays as it is when the values grow', async () => {
  const host = mount(legend('one', 'two'));
  await allColumns(host);
  const places = () =>
    [...root(host).querySelectorAll('th')].map((cell) => cell.getBoundingClientRect().x);
  const before = places();
  find<FlinkMetricsLegend>(host, 'flink-metrics-legend').series = [
    { ...shown('one', 0), series: series({}, 1023 * 1024 ** 2, -1.23e-20) },
    { ...shown('two', 1), series: series({}) },
  ];
  await nextFrame();
  expect(places()).to.deep.equal(before);
});

it('heads the values of the moment pointed at with its time, and moves nothing', async () => {
  const host = mount(legend('one', 'two'));
  await allColumns(host);
  const element = find<FlinkMetricsLegend>(host, 'flink-metrics-legend');
  host.style.inlineSize = '433px';
  element.unit = 'count';
  find(root(host), '.last .sort').click();
  await nextFrame();
  const width = () => find(root(host), 'th.last').getBoundingClientRect().width;
  const before = [width(), element.offsetHeight];
  element.time = start;
  await nextFrame();
  const title = find(root(host), '.last .sort');
  expect(title.textContent?.trim()).to.match(/^\d\d:00:00$/);
  const clear = title.getBoundingClientRect().left;
  const text = document.createRange();
  text.selectNodeContents(title);
  expect(text.getBoundingClientRect().left).to.be.at.least(clear + 4);
  expect(find(root(host), 'tbody td.last').textContent).to.equal('1.02 k');
  // The rows are by the latest values still, which nobody sees.
  expect(find(root(host), 'th.last').ariaSort).to.equal(null);
  expect([width(), element.offsetHeight]).to.deep.equal(before);
});

it('says once that all are per second', async () => {
  const host = mount(legend('one'));
  find<FlinkMetricsLegend>(host, 'flink-metrics-legend').unit = 'bytes/s';
  await allColumns(host);
  expect(find(root(host), 'thead th').textContent).to.contain('per second');
  expect(find(root(host), 'td.last').textContent).to.equal('2 KiB');
});

it('never grows with a name', async () => {
  const host = mount(legend(...hostileNames));
  await nextFrame();
  expect(find(host, 'flink-metrics-legend').scrollWidth).to.be.at.most(640);
  expect(root(host).querySelectorAll('img, script').length).to.equal(0);
});

it('says how many series are only in the CSV, and what the faint lines are', async () => {
  const host = mount(legend('one', 'two'));
  const element = find<FlinkMetricsLegend>(host, 'flink-metrics-legend');
  element.exported = 5;
  element.comparedWith = 'the same time yesterday';
  await nextFrame();
  expect(root(host).textContent)
    .to.contain('5 series: the 2 with the highest last values are drawn, all are in the CSV.')
    .and.to.contain('the same time yesterday');
});

it('sorts by a column, highest first, lowest first, and by name again', async () => {
  const host = mount(legend('one', 'two'));
  const element = find<FlinkMetricsLegend>(host, 'flink-metrics-legend');
  element.series = [
    { ...shown('one', 0), series: series({}, 1, 9) },
    { ...shown('two', 1), series: series({}, 5, 6) },
  ];
  await allColumns(host);
  const sort = async () => {
    find(root(host), '.max .sort').click();
    await nextFrame();
    return [...names(host), find(root(host), 'th.max').ariaSort];
  };
  expect(await sort()).to.deep.equal(['one', 'two', 'descending']);
  expect(await sort()).to.deep.equal(['two', 'one', 'ascending']);
  expect(await sort()).to.deep.equal(['one', 'two', null]);
});

it('asks to show, hide or isolate: by click, with Shift, and where nothing can hover', async () => {
  const host = mount(legend('one', 'two'));
  await nextFrame();
  const asked: unknown[] = [];
  host.addEventListener('flink-series-toggle', ({ detail }) => asked.push(detail));
  items(host)[0]?.click();
  items(host)[1]?.dispatchEvent(new MouseEvent('click', { shiftKey: true }));
  const only = root(host).querySelectorAll<HTMLButtonElement>('.only')[1];
  expect(only?.ariaLabel).to.equal('Show only two');
  only?.click();
  expect(asked).to.deep.equal([
    { series: 'one', only: false },
    { series: 'two', only: true },
    { series: 'two', only: true },
  ]);
});

it('isolates by keyboard too: Shift and Enter', async () => {
  const host = mount(legend('one', 'two'));
  await nextFrame();
  const asked: unknown[] = [];
  host.addEventListener('flink-series-toggle', ({ detail }) => asked.push(detail));
  items(host)[1]?.focus();
  await sendKeys({ down: 'Shift' });
  await sendKeys({ press: 'Enter' });
  await sendKeys({ up: 'Shift' });
  await sendKeys({ press: 'Enter' });
  expect(asked).to.deep.equal([
    { series: 'two', only: true },
    { series: 'two', only: false },
  ]);
});

it('has buttons that a finger hits', async () => {
  const host = mount(legend('a', 'b'));
  await nextFrame();
  for (const button of root(host).querySelectorAll('button')) {
    const { width, height } = button.getBoundingClientRect();
    expect(Math.min(width, height), button.className).to.be.at.least(24);
  }
});

const many = Array.from({ length: 20 }, (_, index) => `task ${index}`);
const inSight = (host: Element) => items(host).filter((item) => item.checkVisibility()).length;

it('has the rows in sight at once, and the rest a little later', async () => {
  const host = mount(legend(...many));
  await nextFrame();
  expect(items(host).length).to.equal(5);
  // As a host does that moves it: no row is forgotten.
  host.append(find(host, 'flink-metrics-legend'));
  await until('all rows', () => items(host).length === 20);
  expect(inSight(host)).to.equal(4);
});

it('of more rows than are in sight shows the greatest, and says by what', async () => {
  const host = mount(legend(...many));
  await allColumns(host);
  const element = find<FlinkMetricsLegend>(host, 'flink-metrics-legend');
  element.series = many.map((label, index) => ({
    ...shown(label, index),
    series: series({}, index),
  }));
  await nextFrame();
  expect(names(host).slice(0, 4)).to.deep.equal(['task 19', 'task 18', 'task 17', 'task 16']);
  expect(find(root(host), 'th.max').ariaSort).to.equal('descending');
});

it('says that there are more rows, and shows them to pointer and keyboard', async () => {
  const host = mount(legend(...many), 'light');
  await nextFrame();
  const toggle = find(root(host), '.toggle');
  expect(toggle.textContent?.trim()).to.equal('Show 16 more');
  expect(toggle.ariaExpanded).to.equal('false');
  expect(inSight(host)).to.equal(4);
  toggle.click();
  await nextFrame();
  expect(inSight(host)).to.equal(20);
  expect(toggle.ariaExpanded).to.equal('true');
  await accessible(host);
  toggle.focus();
  await sendKeys({ press: 'Enter' });
  await nextFrame();
  expect(inSight(host)).to.equal(4);
});

it('shows five rows without a word', async () => {
  const host = mount(legend(...many.slice(0, 5)));
  await nextFrame();
  expect(inSight(host)).to.equal(5);
  expect(root(host).querySelector('.toggle')).to.equal(null);
  const height = find(host, 'flink-metrics-legend').offsetHeight;
  find<FlinkMetricsLegend>(host, 'flink-metrics-legend').series = many.map(shown);
  await nextFrame();
  expect(find(host, 'flink-metrics-legend').offsetHeight).to.equal(height);
});

it('opened, scrolls by itself and finds rows by their names', async () => {
  const host = mount(legend(...many), 'light');
  await until('all rows', () => items(host).length === 20);
  const element = find<FlinkMetricsLegend>(host, 'flink-metrics-legend');
  expect(root(host).querySelector('.search')).to.equal(null);
  element.open = true;
  await until('a search', () => root(host).querySelector('.search'));
  expect(element.getBoundingClientRect().height).to.be.below(340);
  find(root(host), '.search').focus();
  await sendKeys({ type: 'TASK 1' });
  await nextFrame();
  expect(names(host)).to.have.length(11);
  await sendKeys({ type: '9' });
  await nextFrame();
  expect(names(host)).to.deep.equal(['task 19']);
  await accessible(host);
  // What is not searched any more shows what it has.
  element.open = false;
  await nextFrame();
  expect(inSight(host)).to.equal(4);
});
