import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MarkKind } from '@flink-metrics/sdk/flink';
import fc from 'fast-check';
import { countMarks, groupMarks } from './mark-groups.ts';

const mark = (time: number, kind: MarkKind = 'restart', count = 1) => ({
  kind,
  time,
  after: time - 1,
  count,
  jobId: 'a',
});
/** 1 px is 10 ms. */
const scale = { start: 1000, end: 2000, left: 50, right: 150 };

test('each at its place, by time, and none outside', () => {
  const groups = groupMarks([mark(2001), mark(2000), mark(1000), mark(999)], scale, 8);
  assert.deepEqual(
    groups.map(({ x, first }) => [x, first]),
    [
      [50, 1000],
      [150, 2000],
    ],
  );
});

test('what is too close is one, with how many of each, the most serious first', () => {
  const near = [mark(1500, 'deploy'), mark(1540, 'restart', 2), mark(1580), mark(1581)];
  const [first, second, ...rest] = groupMarks(near, scale, 8);
  assert.deepEqual(first, {
    x: 104,
    first: 1500,
    last: 1580,
    kinds: [
      { kind: 'restart', count: 3 },
      { kind: 'deploy', count: 1 },
    ],
  });
  assert.equal(second?.first, 1581);
  assert.deepEqual(rest, []);
});

test('no width, no marks', () => {
  assert.deepEqual(groupMarks([mark(1000)], { ...scale, right: 50 }, 8), []);
  assert.deepEqual(groupMarks([mark(1000)], { ...scale, end: 1000 }, 8), []);
});

test('however many: none is lost, and groups stand apart', () => {
  const times = fc.array(fc.integer({ min: 1000, max: 2000 }), { maxLength: 300 });
  fc.assert(
    fc.property(times, (all) => {
      const groups = groupMarks(
        all.map((time) => mark(time)),
        scale,
        8,
      );
      const counted = groups.flatMap(({ kinds }) => kinds.map(({ count }) => count));
      assert.equal(
        counted.reduce((sum, count) => sum + count, 0),
        all.length,
      );
      for (const [index, group] of groups.entries()) {
        assert.ok(group.last - group.first <= 80);
        const next = groups[index + 1];
        if (next !== undefined) assert.ok(next.first - group.first > 80);
      }
    }),
  );
});

test('counts of nothing are nothing', () => {
  assert.deepEqual(countMarks([]), []);
});
