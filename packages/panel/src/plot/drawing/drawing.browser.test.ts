import type { ChartOptions } from '@flink-metrics/sdk/internal/chart-plot';
import type { Matrix } from '@flink-metrics/sdk/prometheus';
import { expect } from 'chai';
import { html } from 'lit';
import { series, start, step, styled } from '../../testing/matrix.ts';
import { find, mount } from '../../testing/mount.ts';
import { Drawing } from './drawing.ts';

const size = { width: 400, height: 168 };
const RED = '#ff0000';

const options: ChartOptions = { unit: 'count', step, locale: 'en', timeZone: 'UTC' };

const inRed = (matrix: Matrix) => styled(matrix, RED);

function drawing() {
  const box = find(mount(html`<div class="box"></div>`), '.box');
  box.style.cssText = `inline-size: ${size.width}px; block-size: ${size.height}px`;
  return { box, drawing: new Drawing(box, size) };
}

/** How much of the series' colour there is in a column of px, from the top to the bottom of the box. */
function redAt(box: Element, x: number): number {
  const canvas = find<HTMLCanvasElement>(box, 'canvas');
  const ratio = canvas.width / size.width;
  const { data } =
    canvas.getContext('2d')?.getImageData(Math.round(x * ratio), 0, 1, canvas.height) ?? {};
  let red = 0;
  for (let index = 0; index < (data?.length ?? 0); index += 4) {
    const [r = 0, g = 0, b = 0, a = 0] = data?.subarray(index, index + 4) ?? [];
    if (r > 200 && g < 60 && b < 60) red += a / 255;
  }
  return red;
}

/** Where a sample is, px. */
const placeOf = (chart: Drawing, index: number): number => {
  const place = chart.xOf(start + index * step);
  if (place === null) throw new Error('nothing is drawn');
  return place;
};

it('draws at once, a line from end to end', () => {
  const { box, drawing: chart } = drawing();
  chart.draw({ series: inRed([series({}, 1, 2, 3, 2, 1)]), options }, size);
  for (const place of [0.5, 1.5, 2, 3.5]) expect(redAt(box, placeOf(chart, place))).to.be.above(0);
});

it('leaves a gap where there are no samples', () => {
  const { box, drawing: chart } = drawing();
  const [left, right] = [series({}, 1, 2), series({}, 2, 1)];
  const outage = {
    labels: {},
    times: Float64Array.of(...left.times, ...right.times.map((time) => time + 4 * step)),
    values: Float64Array.of(...left.values, ...right.values),
  };
  chart.draw({ series: inRed([outage]), options }, size);
  expect(redAt(box, placeOf(chart, 0.5))).to.be.above(0);
  expect(redAt(box, placeOf(chart, 2.5))).to.equal(0);
  expect(redAt(box, placeOf(chart, 4.5))).to.be.above(0);
});

it('draws bars as high as their values, and nothing between them', () => {
  const { box, drawing: chart } = drawing();
  chart.draw(
    { series: inRed([series({}, 1, 2, 4, 2)]), options: { ...options, view: 'bars' } },
    size,
  );
  const heights = [1, 2].map((index) => redAt(box, placeOf(chart, index)));
  expect((heights[1] ?? 0) / (heights[0] ?? 1)).to.be.closeTo(2, 0.1);
  expect(redAt(box, placeOf(chart, 1.5))).to.equal(0);
});

it('draws a state as strong as its value', () => {
  const { box, drawing: chart } = drawing();
  const map = inRed([series({ name: 'map' }, 0, 0, 1, 1)]);
  chart.draw({ series: map, options: { ...options, view: 'state' } }, size);
  const [off = 0, on = 0] = [0.5, 2.5].map((place) => redAt(box, placeOf(chart, place)));
  expect(on).to.be.above(30);
  expect(off).to.be.below(0.3 * on);
});

it('draws a ghost behind, where the values were', () => {
  const { box, drawing: chart } = drawing();
  const before = redOf(box, chart, []);
  const after = redOf(box, chart, [series({}, 4, 4, 4)]);
  expect(after).to.be.above(before);
});

function redOf(box: Element, chart: Drawing, ghosts: Matrix): number {
  chart.draw(
    {
      series: inRed([series({}, 4, 1, 4)]),
      options: { ...options, ghosts: inRed(ghosts), end: start + 2 * step, start },
    },
    size,
  );
  const canvas = find<HTMLCanvasElement>(box, 'canvas');
  const { data = [] } =
    canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? {};
  let red = 0;
  for (let index = 0; index < data.length; index += 4) {
    if ((data[index] ?? 0) > 200 && (data[index + 1] ?? 0) < 60) red += data[index + 3] ?? 0;
  }
  return red;
}

it('keeps its canvas from one refresh to the next, and shows only the new', () => {
  const { box, drawing: chart } = drawing();
  chart.draw(
    { series: inRed([series({}, 1, 2, 3), series({ name: 'gone' }, 3, 2, 1)]), options },
    size,
  );
  const canvas = find(box, 'canvas');
  chart.draw({ series: [], options: { ...options, start, end: start + step } }, size);
  expect(find(box, 'canvas')).to.equal(canvas);
  expect(redAt(box, placeOf(chart, 0.5))).to.equal(0);
});

it('copies itself finer, and follows another size', () => {
  const { box, drawing: chart } = drawing();
  const option = { series: inRed([series({}, 1, 2, 3)]), options };
  chart.draw(option, size);
  expect(chart.toCanvas(3).width).to.equal(3 * size.width);
  chart.draw(option, { width: 300, height: 120 });
  expect(chart.area?.width).to.equal(300);
  expect(find(box, 'canvas').clientWidth).to.equal(300);
});

it('leaves nothing behind', () => {
  const { box, drawing: chart } = drawing();
  chart.draw({ series: inRed([series({}, 1, 2)]), options }, size);
  chart.dispose();
  expect(box.querySelector('canvas')).to.equal(null);
});
