import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { StyledSeries } from './styled-series.ts';
import { seriesTraces } from './traces.ts';

const series = (name: string, ...values: number[]): StyledSeries => ({
  id: name,
  label: name,
  color: 'red',
  stroke: 'solid',
  series: {
    labels: { tm_id: name },
    times: Float64Array.from(values, (_, index) => index * 1000),
    values: Float64Array.from(values),
  },
});

const options = { step: 1000 };

test('samples are drawn as they came, without a copy', () => {
  const one = series('a', 1, 2);
  const [trace] = seriesTraces([one], options);
  assert.equal(trace?.values, one.series.values);
  assert.equal(trace?.times, one.series.times);
  assert.equal(trace?.base, null);
});

test('what is stacked stands on what is below', () => {
  const both = [series('a', 1, 2), series('b', 3, 4)];
  for (const view of ['stacked', 'bars'] as const) {
    const [, upper] = seriesTraces(both, { ...options, view });
    assert.deepEqual(upper?.values, Float64Array.of(4, 6));
    assert.deepEqual(upper?.base, Float64Array.of(1, 2));
  }
});

test('a ghost is behind its series, in the same colour and stroke, thinner and fainter', () => {
  const [ghost, trace] = seriesTraces([series('a', 1, 2)], {
    ...options,
    ghosts: [series('a', 5, 6)],
  });
  assert.deepEqual(ghost?.values, Float64Array.of(5, 6));
  assert.equal(ghost?.color, trace?.color);
  assert.notEqual(ghost?.id, trace?.id);
  assert.deepEqual([ghost?.stroke, ghost?.width, ghost?.opacity], [trace?.stroke, 1, 0.45]);
});

test('states have bands, and no ghosts between them', () => {
  const traces = seriesTraces([series('a', 0, 1)], {
    ...options,
    view: 'state',
    ghosts: [series('a', 1, 1)],
  });
  assert.deepEqual(
    traces.map(({ bands }) => bands.map(({ start, strength }) => [start, strength])),
    [
      [
        [0, 0.12],
        [1000, 1],
      ],
    ],
  );
});
