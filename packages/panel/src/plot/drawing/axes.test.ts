import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ChartOptions, chartAxes } from '@flink-metrics/sdk/internal/chart-plot';
import { styled } from '../../testing/matrix.ts';
import { layOutAxes } from './axes.ts';

const size = { width: 400, height: 168 };
const sixWide = (text: string) => 6 * text.length;
const hour = 3_600_000;

const options: ChartOptions = {
  unit: 'ratio',
  step: 60_000,
  locale: 'en',
  timeZone: 'UTC',
  start: 0,
  end: hour,
};

const series = (name: string) => ({
  labels: { name },
  times: Float64Array.of(0, hour),
  values: Float64Array.of(0, 0.9),
});

const layout = (change: Partial<ChartOptions> = {}, box = size, names = ['a', 'b']) =>
  layOutAxes(chartAxes(styled(names.map(series)), { ...options, ...change }), box, sixWide);

test('the lines begin where the longest text of the axis ends', () => {
  const { area, values } = layout();
  assert.deepEqual(
    values.map(({ text }) => text),
    ['0%', '25%', '50%', '75%', '100%'],
  );
  assert.equal(area.left, 4 + 4 * 6 + 8);
  assert.ok(area.right < size.width && area.bottom < size.height);
});

test('values go up, times go right, from end to end', () => {
  const { area, lines, scale } = layout();
  assert.equal(scale.y(0), area.bottom);
  assert.equal(scale.y(1), area.top);
  assert.equal(scale.x(0), area.left);
  assert.equal(scale.x(hour), area.right);
  assert.deepEqual([lines[0], lines.at(-1)], [area.bottom, area.top]);
});

test('times stay inside the box and off each other', () => {
  for (const width of [120, 200, 400]) {
    const { times } = layout({ timeTicks: 30 }, { ...size, width });
    let free = 0;
    for (const { text, x } of times) {
      const half = sixWide(text) / 2;
      assert.ok(x - half >= free, `${text} at ${x}`);
      free = x + half;
    }
    assert.ok(times.length > 0 && free <= width);
  }
});

test('states have a row each, from the top, with names that are cut to their room', () => {
  const { area, lines, scale, values } = layout({ view: 'state' }, size, ['map', 'x'.repeat(5000)]);
  assert.deepEqual(
    values.map(({ text }) => text),
    ['map', `${'x'.repeat(19)}…`],
  );
  assert.ok(area.top < scale.y(0) && scale.y(0) < scale.y(1) && scale.y(1) < area.bottom);
  assert.equal(values[1]?.y, scale.y(1));
  assert.equal(lines.length, 0);
});
