import { expect } from 'chai';
import '../../define.ts';
import type { FlinkEvents } from '../../events.ts';
import {
  chart,
  chartRoot,
  drawn,
  legendItems,
  plotOf,
  point,
  pointedAt,
  press,
  twoSeries,
} from '../../testing/chart.ts';
import { start, step } from '../../testing/matrix.ts';
import { find, mount, nextFrame, until } from '../../testing/mount.ts';
import type { FlinkMetricsChart } from './chart.ts';

type Clicked = FlinkEvents['flink-series-click']['detail'];

/** A chart whose lines are drawn, and what it told of clicks. */
async function shown(properties: Partial<FlinkMetricsChart> = {}) {
  const host = mount(chart(properties));
  const clicks: Clicked[] = [];
  host.addEventListener('flink-series-click', ({ detail }) => clicks.push(detail));
  await drawn(host);
  await pointedAt(host, 200);
  // No real pointer is down, so there is nothing to capture.
  plotOf(host).setPointerCapture = () => {};
  const box = find(chartRoot(host), '.canvas').getBoundingClientRect();
  /** In px from the top of the lines' box. */
  const click = (y: number, x = 200) => {
    for (const type of ['pointerdown', 'pointerup'])
      point(host, type, x, { clientX: box.left + x, clientY: box.top + y });
  };
  return { host, clicks, click, height: box.height };
}

it('a click on a line tells its series, its labels, and the sample there', async () => {
  const { clicks, click, height } = await shown();
  // From the top downwards: the line of tens comes first.
  for (let y = 0; y < height && clicks.length === 0; y += 4) click(y);
  const [{ time, ...rest } = { time: null }] = clicks;
  expect(rest).to.deep.equal({ chart: 'heap', series: 'two', labels: { tm_id: 'two' }, value: 10 });
  expect([...(twoSeries[1]?.times ?? [])]).to.contain(time);
});

it('a click between two lines is none of either', async () => {
  const { clicks, click, height } = await shown({
    matrix: twoSeries.map((one, row) => ({ ...one, values: one.values.map(() => row * 10) })),
  });
  click(height / 2);
  expect(clicks).to.deep.equal([]);
});

it('of stacked areas the one that the pointer is in, by its own value', async () => {
  const { host, clicks, click, height } = await shown();
  find<FlinkMetricsChart>(host, 'flink-metrics-chart').view = 'stacked';
  await nextFrame();
  await nextFrame();
  // The axis begins at zero, and the lower area is two at least.
  await until('the lower one', () => {
    for (let y = height; y > 0 && clicks.length === 0; y -= 4) click(y);
    return clicks.length > 0;
  });
  expect(clicks[0]?.series).to.equal('one');
  expect([1, 2, 3, 4, 5]).to.contain(clicks[0]?.value);
});

it('a stretch that is selected is no click', async () => {
  const { host, clicks } = await shown();
  point(host, 'pointerdown', 200);
  point(host, 'pointermove', 300);
  point(host, 'pointerup', 300);
  expect(clicks).to.deep.equal([]);
});

it('a row of the legend tells the last sample, or that of the moment; a host may keep it from switching', async () => {
  const { host, clicks } = await shown();
  plotOf(host).dispatchEvent(new FocusEvent('blur'));
  await nextFrame();
  legendItems(host)[0]?.click();
  expect(clicks).to.deep.equal([
    { chart: 'heap', series: 'one', labels: { tm_id: 'one' }, time: start + 9 * step, value: 0 },
  ]);
  await until('it is off', () => legendItems(host)[0]?.ariaPressed === 'false');

  host.addEventListener('flink-series-click', (event) => event.preventDefault());
  await press(host, 'Home');
  await until('the moment', () => plotOf(host).getAttribute('aria-valuetext')?.includes('10'));
  legendItems(host)[1]?.click();
  await nextFrame();
  expect(clicks[1]).to.deep.equal({
    ...{ chart: 'heap', series: 'two', labels: { tm_id: 'two' } },
    ...{ time: start, value: 10 },
  });
  expect(legendItems(host)[1]?.ariaPressed).to.equal('true');
});
