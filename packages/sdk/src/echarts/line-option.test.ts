import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createColorScale } from '../chart/color-scale.ts';
import { lightPalette } from '../chart/palette.ts';
import { type LineOptions, lineOption } from './line-option.ts';

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

test('a ghost has a style of its own, unless it has the labels of a series', () => {
  const matrix = [series({ tm_id: 'a' }, [1, 2]), series({ tm_id: 'b' }, [3, 4])];
  const ghosts = [series({ tm_id: 'gone' }, [1, 2]), series({ tm_id: 'b' }, [3, 4])];
  const colors = lineOption(matrix, { ...options, ghosts }).series;
  assert.ok(Array.isArray(colors));
  const [gone, ghost, , live] = colors.map(({ itemStyle }) => itemStyle?.color);
  assert.equal(ghost, live);
  assert.notEqual(gone, ghost);
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
