import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createColorScale } from './color-scale.ts';
import { lineOption } from './line-option.ts';
import type { LineOptions } from './line-options.ts';
import { lightPalette } from './palette.ts';
import { seriesId } from './series-id.ts';

const series = (labels: Record<string, string>, values: number[], from = 0) => ({
  labels,
  times: Float64Array.from(values.map((_, index) => from + index * 1000)),
  values: Float64Array.from(values),
});

const options: LineOptions = {
  unit: 'bytes',
  step: 1000,
  locale: 'en',
  timeZone: 'UTC',
  palette: lightPalette,
  colors: createColorScale(lightPalette.length),
  label: (labels) => labels.tm_id ?? '',
};

/** What the tests look at; ECharts' own types allow one or many everywhere. */
interface Drawn {
  readonly dataset: readonly { id: string; source: Float64Array }[];
  readonly series: readonly { id: string; name: string; showSymbol: boolean; stack?: string }[];
  readonly xAxis: { min: number; max: number };
}
const drawn = (...parameters: Parameters<typeof lineOption>) =>
  lineOption(...parameters) as unknown as Drawn;

test('one line a series, its samples interleaved in a typed array', () => {
  const option = drawn([series({ tm_id: 'a' }, [1, 2]), series({ tm_id: 'b' }, [3, 4])], options);
  assert.deepEqual(
    option.series.map(({ name }) => name),
    ['a', 'b'],
  );
  assert.deepEqual(option.dataset[1]?.source, Float64Array.of(0, 3, 1000, 4));
  assert.deepEqual([option.xAxis.min, option.xAxis.max], [0, 1000]);
});

test('ids follow the labels, in whatever order they come', () => {
  assert.equal(seriesId({ b: '2', a: '1' }), seriesId({ a: '1', b: '2' }));
  assert.notEqual(seriesId({ a: '1,b' }), seriesId({ a: '1', b: '' }));
});

test('a lone sample is a dot', () => {
  const option = drawn([series({ tm_id: 'a' }, [1]), series({ tm_id: 'b' }, [1, 2])], options);
  assert.deepEqual(
    option.series.map(({ showSymbol }) => showSymbol),
    [true, false],
  );
});

test('stacked areas share a grid', () => {
  const matrix = [series({ tm_id: 'a' }, [1, 2]), series({ tm_id: 'b' }, [3], 1000)];
  const option = drawn(matrix, { ...options, view: 'stacked' });
  assert.deepEqual(option.dataset[1]?.source, Float64Array.of(0, Number.NaN, 1000, 3));
  assert.equal(option.series[0]?.stack, 'all');
});

test('no series at all is an empty chart over the range asked for', () => {
  const option = drawn([], { ...options, start: 5000, end: 9000 });
  assert.deepEqual([option.xAxis.min, option.xAxis.max, option.series.length], [5000, 9000, 0]);
});
