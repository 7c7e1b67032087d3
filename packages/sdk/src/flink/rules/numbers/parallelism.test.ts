import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { aligned, neededParallelism, type SizingOptions } from './parallelism.ts';

/** As in the autoscaler’s own tests: no restart, no limits, 720 key groups. */
const plain: SizingOptions = { catchUp: 0, mostDown: 1, most: Number.MAX_SAFE_INTEGER };

suite('the scenarios of Flink’s autoscaler give its parallelism', () => {
  const scenarios: readonly (readonly [
    now: number,
    arrives: number,
    takes: number,
    options: SizingOptions,
    its: number,
  ])[] = [
    [10, 50, 100, { utilization: 1 }, 5],
    [10, 50, 100, { utilization: 0.8 }, 8],
    [10, 80, 100, { utilization: 0.8 }, 10],
    [10, 60, 100, { utilization: 0.8 }, 8],
    [10, 59, 100, { utilization: 0.8 }, 8],
    [2, 100, 40, { utilization: 0.5 }, 10],
    [2, 100, 100, { utilization: 0.6 }, 4],
    [10, 10, 100, { utilization: 1, mostDown: 0.5 }, 5],
    [10, 10, 100, { utilization: 1, mostDown: 0.6 }, 4],
    [10, 200, 10, { utilization: 1, mostUp: 0.5 }, 15],
    [10, 200, 10, { utilization: 1, mostUp: 0.6 }, 16],
    [10, 100, 500, { least: 5 }, 5],
    [4, 100, 500, { least: 5 }, 4],
    [10, 500, 100, { utilization: 1, most: 10 }, 10],
    [12, 500, 100, { utilization: 1, most: 10 }, 12],
    [5, 100, 50, { utilization: 1 }, 10],
    [10, 180, 90, { utilization: 1 }, 20],
    [20, 180, 100, { utilization: 1 }, 36],
    [20, 45, 90, { utilization: 1 }, 10],
  ];
  for (const [parallelism, targetRate, trueRate, options, its] of scenarios) {
    test(`${parallelism} subtasks take ${trueRate}, ${targetRate} arrive: ${its}`, () => {
      const load = { parallelism, targetRate, trueRate, maxParallelism: 720 };
      const own = neededParallelism(load, { ...plain, ...options });
      assert.ok(own !== null && Math.abs(own - its) <= 1, String(own));
    });
  }

  const sizes: readonly (readonly [
    now: number,
    groups: number,
    factor: number,
    least: number,
    most: number,
    its: number,
  ])[] = [
    [1, 720, 0.0001, 1, 1e9, 1],
    [2, 720, 0.1, 1, 1e9, 1],
    [6, 720, 0.8, 1, 700, 5],
    [8, 720, 0.8, 8, 700, 8],
    [16, 128, 1.5, 1, 1e9, 32],
    [16, 128, 1.5, 60, 1e9, 64],
    [200, 720, 2, 1, 1e9, 400],
    [200, 720, 2, 1, 300, 300],
    [200, 720, 1e9, 1, 1e9, 720],
    [200, 720, 1e9, 1, 600, 600],
  ];
  for (const [now, maxParallelism, factor, least, most, its] of sizes) {
    test(`${now} × ${factor} of ${maxParallelism} key groups: ${its}`, () => {
      assert.equal(aligned(Math.ceil(now * factor), { maxParallelism }, { least, most }), its);
    });
  }
});

test('a backlog and a restart ask for more', () => {
  const load = { parallelism: 4, trueRate: 1000, targetRate: 700 };
  assert.equal(neededParallelism(load, { restart: 0 }), 4);
  assert.equal(neededParallelism(load), 5);
  assert.equal(neededParallelism({ ...load, backlog: 1_800_000 }), 9);
});

test('a source gets a divisor of its partitions, and never more than there are', () => {
  const load = { parallelism: 4, trueRate: 400, targetRate: 490 };
  assert.equal(neededParallelism(load, { catchUp: 0 }), 7);
  assert.equal(neededParallelism({ ...load, partitions: 24 }, { catchUp: 0 }), 8);
  assert.equal(neededParallelism({ ...load, partitions: 5 }, { catchUp: 0 }), 5);
});

test('of a task that did nothing nothing is known', () => {
  assert.equal(neededParallelism({ parallelism: 4, trueRate: 0, targetRate: 0 }), null);
  assert.equal(neededParallelism({ parallelism: 4, trueRate: Number.NaN, targetRate: 1 }), null);
  assert.throws(
    () => neededParallelism({ parallelism: 4, trueRate: 1, targetRate: 1 }, { least: 3, most: 2 }),
    /least \(3\) is above most \(2\)/,
  );
});

test('more that arrives never asks for less', () => {
  const rate = fc.double({ min: 1, max: 1e6, noNaN: true });
  const few = fc.integer({ min: 1, max: 128 });
  fc.assert(
    fc.property(
      few,
      rate,
      rate,
      rate,
      fc.option(few, { nil: undefined }),
      (parallelism, trueRate, one, more, partitions) => {
        const of = (targetRate: number) =>
          neededParallelism({
            parallelism,
            trueRate,
            targetRate,
            ...(partitions && { partitions }),
          }) ?? 0;
        return of(one) <= of(one + more);
      },
    ),
  );
});
