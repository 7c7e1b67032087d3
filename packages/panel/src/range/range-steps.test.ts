import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { earlier, later, zoomedOut } from './range-steps.ts';
import { isTooLong, rangeLength, spanOf, type TimeRange } from './time-range.ts';

const now = Date.UTC(2026, 2, 1, 10);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const hour: TimeRange = { kind: 'relative', length: HOUR };
const between = (from: number, to: number): TimeRange => ({
  kind: 'fixed',
  start: now + from * MINUTE,
  end: now + to * MINUTE,
});

test('back by half a range, or a whole one', () => {
  assert.deepEqual(earlier(hour, 0.5, now + 250), between(-90, -30));
  assert.deepEqual(earlier(hour, 1, now), between(-120, -60));
  assert.deepEqual(earlier(between(-90, -30), 0.5, now), between(-120, -60));
  assert.deepEqual(
    earlier({ kind: 'relative', length: HOUR, ago: HOUR }, 1, now),
    between(-180, -120),
    'a relative range is fixed from there on',
  );
  assert.equal(earlier({ kind: 'fixed', start: 0, end: HOUR }, 0.5, now), null);
});

test('forth again is live again, also some seconds later', () => {
  assert.equal(later(hour, 0.5, now), null);
  assert.deepEqual(later(between(-90, -30), 0.5, now), hour);
  assert.deepEqual(later(between(-90, -30), 0.5, now + 14 * MINUTE), hour);
  assert.deepEqual(later(between(-90, -30), 0.5, now + 16 * MINUTE), between(-60, 0));
  assert.deepEqual(later(between(-300, -240), 1, now), between(-240, -180));
  assert.deepEqual(later(between(-30, 30), 1, now), hour, 'there is nothing to see beyond now');
});

test('twice as long', () => {
  assert.deepEqual(zoomedOut(hour, now), { kind: 'relative', length: 2 * HOUR });
  assert.deepEqual(zoomedOut(between(-300, -240), now), between(-330, -210));
  assert.deepEqual(zoomedOut(between(-90, -30), now), { kind: 'relative', length: 2 * HOUR });
  assert.deepEqual(zoomedOut(between(-70, -10), now), { kind: 'relative', length: 2 * HOUR });
  assert.equal(zoomedOut({ kind: 'relative', length: 6 * 366 * 24 * HOUR }, now), null);
});

const lengths = fc.integer({ min: 1, max: 400 * 24 * 60 }).map((minutes) => minutes * MINUTE);
const ranges: fc.Arbitrary<TimeRange> = fc.oneof(
  fc.record({ kind: fc.constant('relative' as const), length: lengths }),
  fc.record({ kind: fc.constant('relative' as const), length: lengths, ago: lengths }),
  fc.tuple(lengths, lengths).map(([length, ago]): TimeRange => {
    const end = now - ago;
    return { kind: 'fixed', start: end - length, end };
  }),
);
const strides = fc.constantFrom(0.5 as const, 1 as const);

test('a step keeps the length, and stays within the step of where it was', () => {
  fc.assert(
    fc.property(ranges, strides, (range, stride) => {
      const length = rangeLength(range);
      for (const step of [earlier, later]) {
        const moved = step(range, stride, now);
        if (moved === null) continue;
        assert.equal(rangeLength(moved), length);
        const by = Math.abs(spanOf(moved, now).end - spanOf(range, now).end);
        assert.ok(by <= 1.5 * stride * length, `${by} of ${length}`);
      }
    }),
  );
});

test('back and forth is where it was', () => {
  fc.assert(
    fc.property(ranges, strides, (range, stride) => {
      const back = earlier(range, stride, now);
      assert.ok(back !== null);
      const forth = later(back, stride, now);
      assert.ok(forth !== null);
      const away = Math.abs(spanOf(forth, now).end - spanOf(range, now).end);
      assert.ok(away <= (stride * rangeLength(range)) / 2, `${away}`);
    }),
  );
});

test('zooming out loses nothing of what was seen', () => {
  fc.assert(
    fc.property(ranges, (range) => {
      const out = zoomedOut(range, now);
      assert.ok(out !== null && !isTooLong(out));
      assert.equal(rangeLength(out), 2 * rangeLength(range));
      const [seen, wider] = [spanOf(range, now), spanOf(out, now)];
      assert.ok(wider.start <= seen.start && wider.end >= seen.end);
    }),
  );
});
