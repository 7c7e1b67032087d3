import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createColorScale } from './color-scale.ts';
import { styleSeries } from './styled-series.ts';

const series = (labels: Record<string, string>) => ({
  labels,
  times: new Float64Array(),
  values: new Float64Array(),
});

const styled = (...all: readonly Record<string, string>[]) =>
  styleSeries(all.map(series), {
    palette: ['red', 'green', 'blue'],
    colors: createColorScale(3),
    label: ({ tm_id = '' }) => tm_id,
  });

test('ids follow the labels, in whatever order they come', () => {
  const [one, reordered, other, similar] = styled(
    { b: '2', a: '1' },
    { a: '1', b: '2' },
    { a: '1,b' },
    { a: '1', b: '' },
  );
  assert.equal(one?.id, reordered?.id);
  assert.notEqual(other?.id, similar?.id);
});

test('each series has its name and a colour of the palette, in the order of the matrix', () => {
  const found = styled({ tm_id: 'b' }, { tm_id: 'a' });
  assert.deepEqual(
    found.map(({ label, series }) => [label, series.labels.tm_id]),
    [
      ['b', 'b'],
      ['a', 'a'],
    ],
  );
  assert.equal(new Set(found.map(({ color }) => color)).size, 2);
  assert.ok(found.every(({ color }) => ['red', 'green', 'blue'].includes(color)));
});

test('a scale of more colours than the palette has goes round', () => {
  const [only] = styleSeries([series({ tm_id: 'a' })], {
    palette: ['red'],
    colors: { assign: () => [{ color: 7, stroke: 'dotted' }] },
    label: () => '',
  });
  assert.deepEqual([only?.color, only?.stroke], ['red', 'dotted']);
});
