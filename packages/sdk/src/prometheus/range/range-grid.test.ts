import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { niceStep } from './nice-step.ts';
import { MAX_POINTS, pointCount, rangeGrid, splitGrid } from './range-grid.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const time = fc.integer({ min: 0, max: 4e12 });
const length = fc.integer({ min: 0, max: 20 * 365 * DAY });
const timeZone = fc.constantFrom(
  ...[undefined, 'UTC', 'Asia/Shanghai', 'Asia/Kolkata', 'America/New_York', 'Europe/Berlin'],
);

suite('niceStep', () => {
  test('rounds up, never down', () => {
    const expected: [number, number][] = [
      [0, 1],
      [0.2, 1],
      [12, 20],
      [1_000, 1_000],
      [1_001, 2_000],
      [3_600, 5_000],
      [46_000, 60_000],
      [9 * HOUR, 12 * HOUR],
      [30 * DAY, 56 * DAY],
    ];
    for (const [raw, nice] of expected) assert.equal(niceStep(raw), nice, `${raw}`);
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e12, noNaN: true }), (ms) => niceStep(ms) >= ms),
    );
  });
});

suite('rangeGrid', () => {
  test('covers the range in whole ms, with no more points than asked or allowed', () => {
    const points = fc.integer({ min: 2, max: 30_000 });
    const minStep = fc.integer({ min: 1, max: HOUR });
    fc.assert(
      fc.property(
        time,
        length,
        points,
        minStep,
        timeZone,
        (start, length, points, minStep, timeZone) => {
          const end = start + length;
          const grid = rangeGrid({ start, end, points, minStep, timeZone });
          assert(Object.values(grid).every(Number.isInteger));
          assert(grid.start <= start && grid.start > start - grid.step);
          assert(grid.end <= end && grid.end > end - grid.step);
          assert.equal((grid.end - grid.start) % grid.step, 0);
          assert(grid.step >= minStep);
          assert(pointCount(grid) <= Math.min(points, MAX_POINTS));
        },
      ),
    );
  });

  test('an hour later it meets the same times', () => {
    fc.assert(
      fc.property(time, fc.integer({ min: 1, max: DAY }), (start, length) => {
        const grid = rangeGrid({ start, end: start + length });
        const later = rangeGrid({ start: start + HOUR, end: start + HOUR + length });
        if (later.step === grid.step) assert.equal((later.start - grid.start) % grid.step, 0);
      }),
    );
  });

  test('a short scrape interval is kept as it is', () => {
    assert.equal(rangeGrid({ start: 0, end: HOUR, points: 1_000, minStep: 7_000 }).step, 7_000);
  });

  test('days start at the zone’s midnight', () => {
    const end = Date.UTC(2024, 5, 20, 12);
    const days = (zone?: string) => {
      const { start, step } = rangeGrid({ start: end - 9 * DAY, end, points: 12, timeZone: zone });
      assert.equal(step, DAY);
      return new Date(start).toISOString();
    };
    assert.equal(days(), '2024-06-11T00:00:00.000Z');
    assert.equal(days('Asia/Shanghai'), '2024-06-10T16:00:00.000Z');
    assert.equal(days('Asia/Kolkata'), '2024-06-10T18:30:00.000Z');
    assert.equal(days('America/New_York'), '2024-06-11T04:00:00.000Z');
  });

  test('so do hours where the zone is off by less than one', () => {
    const end = Date.UTC(2024, 0, 20, 12);
    for (const zone of ['Asia/Kathmandu', 'Australia/Lord_Howe', 'America/St_Johns']) {
      const { start } = rangeGrid({ start: end - 3 * DAY, end, points: 10, timeZone: zone });
      const clock = new Date(start).toLocaleTimeString('en-GB', { timeZone: zone });
      assert.match(clock, /^(00|08|16):00:00$/, zone);
    }
  });

  test('weeks start on Monday', () => {
    const end = Date.UTC(2024, 5, 20);
    const { start, step } = rangeGrid({ start: end - 70 * DAY, end, points: 14 });
    assert.equal(step, 7 * DAY);
    assert.equal(new Date(start).getUTCDay(), 1);
  });

  test('a range that is none is refused', () => {
    assert.throws(() => rangeGrid({ start: 2, end: 1 }), RangeError);
    assert.throws(() => rangeGrid({ start: Number.NaN, end: 1 }), RangeError);
    assert.throws(() => rangeGrid({ start: 0, end: 1, timeZone: 'Mars/Base' }), RangeError);
    for (const minStep of [0, -1, Number.NaN]) {
      assert.throws(() => rangeGrid({ start: 0, end: 1, minStep }), /^RangeError: "minStep" is /);
    }
  });
});

suite('splitGrid', () => {
  test('of a range without bounds the first part comes at once', () => {
    const [first] = splitGrid({ start: 0, end: 1e15, step: 1 });
    assert.deepEqual(first, { start: 0, end: MAX_POINTS - 1, step: 1 });
  });

  test('the parts have the grid’s times, in order, once', () => {
    const times = ({ start, end, step }: { start: number; end: number; step: number }) => {
      const all = [];
      for (let time = start; time <= end; time += step) all.push(time);
      return all;
    };
    const small = fc.integer({ min: 1, max: 50 });
    fc.assert(
      fc.property(small, fc.integer({ min: 0, max: 500 }), small, (step, length, most) => {
        const grid = { start: 1_000, end: 1_000 + length, step };
        const parts = [...splitGrid(grid, most)];
        assert.deepEqual(parts.flatMap(times), times(grid));
        assert(parts.every((part) => pointCount(part) <= most));
      }),
    );
  });
});
