import type { Mark, MarkKind } from '@flink-metrics/sdk/internal/flink-core';
import { expect } from 'chai';
import '../../../define.ts';
import { accessible } from '../../../testing/accessible.ts';
import {
  chart,
  chartIn,
  chartRoot,
  drawn,
  plotOf,
  pointedAt,
  press,
  tooltipOf,
} from '../../../testing/chart.ts';
import { series, start, step } from '../../../testing/matrix.ts';
import { find, mount, nextFrame, shadow, until } from '../../../testing/mount.ts';

const mark = (kind: MarkKind, index: number, count = 1): Mark => ({
  kind,
  after: start + (index - 1) * step,
  time: start + index * step,
  count,
  jobId: 'a',
});
const marks = [mark('deploy', 1), mark('restart', 5, 3), mark('failed-checkpoint', 5)];
const lines = (host: Element) => chartRoot(host).querySelectorAll<HTMLElement>('.mark');
const marked = async (host: Element) => {
  await drawn(host);
  return until('marks', () => (lines(host).length > 0 ? lines(host) : null));
};

for (const theme of ['light', 'dark'] as const) {
  it(`is accessible in ${theme} with marks and a comparison`, async () => {
    const compared = [series({ tm_id: 'one' }, 2, 2, 2, 2, 2)];
    const host = mount(chart({ marks, compared, compare: '1d' }), theme);
    await marked(host);
    await accessible(host);
  });
}

it('hides no data behind many marks: each is a tick below its glyph', async () => {
  const many = Array.from({ length: 12 }, (_, index) => mark('failed-checkpoint', index + 1));
  const long = [series({ tm_id: 'one' }, ...Array.from({ length: 20 }, (_, index) => index))];
  const host = mount(chart({ marks: many, matrix: long }));
  const [first] = await marked(host);
  expect(lines(host).length).to.be.above(8);
  expect(getComputedStyle(first as Element, '::before').height).to.equal('16px');
  const few = mount(chart({ marks: many.slice(0, 2), matrix: long }));
  const [whole] = await marked(few);
  expect(Number.parseFloat(getComputedStyle(whole as Element, '::before').height)).to.be.above(60);
});

it('draws a line for each mark, and one for those at the same place', async () => {
  const host = mount(chart({ marks }));
  const [deploy, both, ...rest] = await marked(host);
  expect(rest).to.deep.equal([]);
  expect(deploy?.querySelectorAll('.glyph.deploy').length).to.equal(1);
  expect([...(both?.querySelectorAll('.glyph') ?? [])].map(({ className }) => className))
    .to.deep //
    .equal(['glyph restart', 'glyph failed-checkpoint']);
  const shapes = [...chartRoot(host).querySelectorAll('.marks .glyph')].map(
    (glyph) => getComputedStyle(glyph).clipPath,
  );
  expect(new Set(shapes).size).to.equal(3);
});

it('draws each where its time is', async () => {
  const host = mount(chart({ marks: [mark('restart', 5)] }));
  const [line] = await marked(host);
  const box = line?.getBoundingClientRect();
  const middle =
    (box?.left ?? 0) + (box?.width ?? 0) / 2 - plotOf(host).getBoundingClientRect().left;
  await pointedAt(host, middle);
  expect(tooltipOf(host)?.textContent).to.contain('1 restart').and.to.contain('4 B');
});

it('names them at the cursor and in the summary, to the eye and the ear', async () => {
  const host = mount(chart({ marks }));
  await marked(host);
  expect(plotOf(host).getAttribute('aria-valuetext')).to.contain(
    '3 restarts, 1 failed checkpoint, 1 deploy.',
  );
  await press(host, 'Home');
  for (let moves = 0; moves < 4; moves += 1) await press(host, 'ArrowRight');
  expect(await press(host, 'ArrowRight')).to.contain('3 restarts, 1 failed checkpoint, two 10 B');
  const texts = [...chartRoot(host).querySelectorAll('.tooltip .marked')];
  expect(texts.map((text) => text.textContent?.trim())).to.deep.equal([
    '3 restarts',
    '1 failed checkpoint',
  ]);
  expect(await press(host, 'ArrowRight')).not.to.contain('restart');
});

it('leaves out what is not in the range', async () => {
  const host = mount(chart({ marks: [mark('restart', -1), mark('restart', 50)] }));
  await drawn(host);
  await pointedAt(host, 330);
  expect(lines(host).length).to.equal(0);
  expect(plotOf(host).getAttribute('aria-valuetext')).not.to.contain('restart');
});

it('shows what was then, and the difference', async () => {
  const compared = [series({ tm_id: 'one' }, 2, 2, 2, 2, 4), series({ tm_id: 'gone' }, 1)];
  const host = mount(chart({ compared, compare: '1d' }));
  await drawn(host);
  await pointedAt(host, 330);
  await press(host, 'Home');
  const spoken = await press(host, 'ArrowRight');
  expect(spoken).to.contain('one 2 B, the same time yesterday 2 B, unchanged');
  await press(host, 'Home');
  const cells = [...chartRoot(host).querySelectorAll('.tooltip dd')].map(
    (cell) => cell.textContent,
  );
  // `two` was not there a day ago.
  expect(cells).to.deep.equal(['10 B', '', '', '1 B', '2 B', '-1 B (-50%)']);
  expect(find(chartRoot(host), 'flink-metrics-legend').shadowRoot?.textContent).to.contain(
    'the same time yesterday',
  );
});

it('draws the lines of then beside those of now, and takes them away', async () => {
  const host = mount(chart());
  const canvas = await drawn(host);
  const picture = () => canvas.toDataURL();
  await pointedAt(host, 330);
  const before = picture();
  chartIn(host).compared = [series({ tm_id: 'one' }, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8)];
  chartIn(host).compare = '1w';
  await until('more lines', () => picture() !== before);
  expect(tooltipOf(host)?.textContent).to.contain('the same time last week');
  chartIn(host).compared = null;
  chartIn(host).compare = '';
  await until('the lines of before', () => picture() === before);
  await nextFrame();
  expect(tooltipOf(host)?.textContent).not.to.contain('the same time');
});

it('is printed, and so are the swatches, where the browser leaves backgrounds out', async () => {
  const host = mount(chart({ marks }));
  await marked(host);
  const legend = shadow(chartRoot(host), 'flink-metrics-legend');
  for (const painted of [find(chartRoot(host), '.glyph'), find(legend, '.swatch')]) {
    expect(getComputedStyle(painted).printColorAdjust, painted.className).to.equal('exact');
  }
});
