import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type LineView, seriesTraces } from '@flink-metrics/sdk/internal/chart-plot';
import fc from 'fast-check';
import { styled } from '../../testing/matrix.ts';
import type { Pen } from './elements.ts';
import { drawArea, drawBars, drawLine, runs } from './trace-shapes.ts';

const STEP = 10;
const scale = { x: (time: number) => time, y: (value: number) => -value };

/** Records what is drawn: `M0,-1 L10,-2`. */
function written(draw: (pen: Pen) => void): string {
  const said: string[] = [];
  draw({
    moveTo: (x, y) => said.push(`M${x},${y}`),
    lineTo: (x, y) => said.push(`L${x},${y}`),
    rect: (...numbers) => said.push(`R${numbers.join()}`),
    closePath: () => said.push('Z'),
  });
  return said.join(' ');
}

function trace(view: LineView, ...samples: readonly (readonly [number, number])[]) {
  const series = {
    labels: {},
    times: Float64Array.from(samples, ([time]) => time),
    values: Float64Array.from(samples, ([, value]) => value),
  };
  const [found] = seriesTraces(styled([series]), { step: STEP, view });
  if (found === undefined) throw new Error('a series has a trace');
  return found;
}

const line = (...samples: [number, number][]) =>
  written((pen) => drawLine(pen, trace('line', ...samples), scale, STEP));

test('a line goes from sample to sample', () => {
  assert.equal(line([0, 1], [10, 2], [20, 3]), 'M0,-1 L10,-2 L20,-3');
});

test('an outage, and what is no number, is a gap', () => {
  assert.equal(line([0, 1], [10, 2], [40, 3], [50, 4]), 'M0,-1 L10,-2 M40,-3 L50,-4');
  const values: [number, number][] = [
    [0, 1],
    [10, 2],
    [20, Number.NaN],
    [30, Number.POSITIVE_INFINITY],
    [40, 3],
    [50, 4],
  ];
  assert.equal(line(...values), 'M0,-1 L10,-2 M40,-3 L50,-4');
});

test('a sample that is alone is a dot', () => {
  assert.equal(line([0, 1], [40, 2], [50, 3]), 'R-0.75,-1.75,1.5,1.5 M40,-2 L50,-3');
});

test('a step holds its value to the next sample', () => {
  const steps = written((pen) => drawLine(pen, trace('step', [0, 1], [10, 2]), scale, STEP));
  assert.equal(steps, 'M0,-1 L10,-1 L10,-2');
});

test('an area closes over what it stands on', () => {
  const area = written((pen) => drawArea(pen, trace('stacked', [0, 1], [10, 2]), scale, STEP));
  assert.equal(area, 'M0,-1 L10,-2 L10,0 L0,0 Z');
});

test('bars stand on zero, around their sample', () => {
  const bars = written((pen) =>
    drawBars(pen, trace('bars', [0, 3], [10, Number.NaN], [20, -2]), scale, STEP),
  );
  assert.equal(bars, 'R-4,-3,8,3 R16,2,8,-2');
});

test('runs hold every finite sample once, and none over a gap', () => {
  const sample = fc.tuple(fc.integer({ min: 1, max: 3 }), fc.constantFrom(1, Number.NaN));
  fc.assert(
    fc.property(fc.array(sample), (samples) => {
      let time = 0;
      const times = Float64Array.from(samples, ([steps]) => {
        time += steps * STEP;
        return time;
      });
      const values = Float64Array.from(samples, ([, value]) => value);
      const found = runs({ times, values }, STEP);
      const held = found.flatMap(({ from, to }) =>
        Array.from({ length: to - from }, (_, index) => from + index),
      );
      const finite = [...values.keys()].filter((index) => Number.isFinite(values[index]));
      assert.deepEqual(held, finite);
      for (const { from, to } of found) {
        for (let index = from + 1; index < to; index += 1) {
          assert.equal((times[index] ?? 0) - (times[index - 1] ?? 0), STEP);
        }
      }
    }),
  );
});
