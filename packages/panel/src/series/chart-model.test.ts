import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createColorScale, lightPalette } from '@flink-metrics/sdk/internal/chart-format';
import type { Matrix } from '@flink-metrics/sdk/prometheus';
import { chartModel, MAX_DRAWN_SERIES, toggleSeries } from './chart-model.ts';

const series = (name: string, ...values: number[]) => ({
  labels: { tm_id: name },
  times: Float64Array.from(values, (_, index) => index),
  values: Float64Array.from(values),
});
const model = (matrix: Matrix, options = {}) =>
  chartModel(matrix, {
    label: ({ tm_id = '' }) => tm_id,
    colors: createColorScale(lightPalette.length),
    palette: lightPalette,
    hidden: new Set(),
    ...options,
  });

test('by name, numbers as numbers', () => {
  const { more, series: shown } = model([series('tm 10', 1), series('tm 9', 1)]);
  assert.deepEqual(
    shown.map(({ label }) => label),
    ['tm 9', 'tm 10'],
  );
  assert.equal(more, 0);
});

test('of too many the highest, without values last, and how many more there are', () => {
  const many = Array.from({ length: MAX_DRAWN_SERIES }, (_, index) =>
    series(`tm ${index}`, 1, index),
  );
  const odd = [series('none'), series('nan', Number.NaN), series('infinite', -Infinity)];
  const chosen = model([...odd, ...many], { total: 700 });
  assert.equal(chosen.more, 700 - MAX_DRAWN_SERIES);
  assert.deepEqual(
    chosen.series.map(({ label }) => label),
    many.map(({ labels }) => labels.tm_id),
  );
});

test('what is compared with is found by its labels', () => {
  const before = series('a', 5);
  const { series: shown } = model([series('a', 1), series('b', 2)], {
    compared: [series('gone', 3), before],
  });
  assert.deepEqual(
    shown.map(({ compared }) => compared),
    [before, undefined],
  );
});

const all = ['a', 'b', 'c'];

test('a click hides, another shows', () => {
  assert.deepEqual([...toggleSeries(new Set(), all, 'a', false)], ['a']);
  assert.deepEqual([...toggleSeries(new Set(['a', 'b']), all, 'a', false)], ['b']);
});

test('isolating hides the others, and again brings all back', () => {
  const alone = toggleSeries(new Set(['a']), all, 'a', true);
  assert.deepEqual([...alone], ['b', 'c']);
  assert.equal(toggleSeries(alone, all, 'a', true).size, 0);
  assert.deepEqual([...toggleSeries(alone, all, 'b', true)], ['a', 'c']);
});
