import { expect } from 'chai';
import { html } from 'lit';
import '../../define.ts';
import { accessible } from '../../testing/accessible.ts';
import { hostileNames, series } from '../../testing/matrix.ts';
import { find, mount, nextFrame, shadow } from '../../testing/mount.ts';

const shown = (label: string, index: number) => ({
  id: label,
  label,
  color: index === 0 ? '#2a71d6' : '#e26b1b',
  stroke: 'solid',
  visible: index === 0,
  series: series({}, 1024, 2048),
});

const legend = (...labels: string[]) => html`
  <flink-metrics-legend unit="bytes" .series=${labels.map(shown)} .more=${3}></flink-metrics-legend>
`;
const root = (host: Element) => shadow(host, 'flink-metrics-legend');

for (const theme of ['light', 'dark'] as const) {
  it(`is accessible in ${theme}`, async () => {
    const host = mount(legend('one', 'two'), theme);
    await nextFrame();
    await accessible(host);
  });
}

it('tells what is shown, its numbers, and how many more there are', async () => {
  const host = mount(legend('one', 'two'));
  await nextFrame();
  const pressed = [...root(host).querySelectorAll('.item')].map((item) => item.ariaPressed);
  expect(pressed).to.deep.equal(['true', 'false']);
  const cells = [...root(host).querySelectorAll('tbody tr:first-child td')];
  expect(cells.map((cell) => cell.textContent)).to.deep.equal([
    '1 KiB',
    '2 KiB',
    '1.5 KiB',
    '2 KiB',
  ]);
  expect(root(host).textContent).to.contain('3 more not drawn');
});

it('keeps to the latest value where it is narrow', async () => {
  const host = mount(legend('one'));
  await nextFrame();
  const width = (name: string) => find(root(host), `td.${name}`).getBoundingClientRect().width;
  expect(width('max')).to.be.greaterThan(0);
  host.style.inlineSize = '300px';
  await nextFrame();
  expect(width('max')).to.equal(0);
  expect(width('last')).to.be.greaterThan(0);
});

it('never grows with a name', async () => {
  const host = mount(legend(...hostileNames));
  await nextFrame();
  expect(find(host, 'flink-metrics-legend').scrollWidth).to.be.at.most(640);
  expect(root(host).querySelectorAll('img, script').length).to.equal(0);
});
