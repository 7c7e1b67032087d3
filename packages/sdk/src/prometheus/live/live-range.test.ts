import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Series } from '../data/matrix.ts';
import { liveRange } from './live-range.ts';
import { byName, rangeOver, rangeServer } from './testing/range-server.ts';

const STEP = 1_000;
const RANGE = 20_000;
const setUp = () => rangeOver({ step: STEP, range: RANGE });

const asHistograms = ({ labels, times, values }: Series): Series => ({
  labels,
  times: new Float64Array(0),
  values: new Float64Array(0),
  histograms: {
    times,
    histograms: [...values].map((count) => ({ count, sum: Number.NaN, buckets: [] })),
  },
});

suite('liveRange', () => {
  test('asks the whole window once, then only the tail with the overlap and a point before it', async () => {
    const { server, clock, range, fill } = setUp();
    fill('a', 900_000, 1_100_000);
    await range.refresh();
    clock.now += 2_500;
    await range.refresh();
    assert.deepEqual(server.takeAsked(), [
      [980_000, 1_000_000],
      [997_000, 1_002_000],
    ]);
    const { matrix, grid } = range.snapshot();
    assert.deepEqual(grid, { start: 982_000, end: 1_002_000, step: STEP });
    assert.equal(matrix[0]?.times.length, 21);
  });

  test('unchanged series, and an unchanged matrix, keep their identity', async () => {
    const { clock, range, fill } = setUp();
    fill('ended', 990_000, 995_000);
    fill('lives', 900_000, 1_100_000);
    await range.refresh();
    const before = range.snapshot().matrix;
    await range.refresh();
    assert.equal(range.snapshot().matrix, before);
    clock.now += STEP;
    await range.refresh();
    const after = range.snapshot().matrix;
    assert.equal(after[0], before[0]);
    assert.notEqual(after[1], before[1]);
  });

  test('so do native histograms', async () => {
    const server = rangeServer();
    for (let time = 900_000; time <= 1_001_000; time += STEP) server.put('a', time, time);
    let now = 1_000_000;
    const range = liveRange({
      client: {
        async queryRange(query, options) {
          const answer = await server.queryRange(query, options);
          return { ...answer, data: answer.data.map(asHistograms) };
        },
      },
      query: 'up',
      range: RANGE,
      step: STEP,
      now: () => now,
    });
    await range.refresh();
    const before = range.snapshot();
    assert.equal(before.matrix[0]?.histograms?.histograms.length, 21);
    await range.refresh();
    assert.equal(range.snapshot(), before);
    now += STEP;
    await range.refresh();
    const { matrix, grid } = range.snapshot();
    assert(grid !== undefined);
    assert.deepEqual(matrix, server.answer(grid).map(asHistograms));
  });

  test('where nothing is new, nobody is told', async () => {
    const { server, clock, range, fill } = setUp();
    fill('a', 900_000, 1_100_000);
    await range.refresh();
    const before = range.snapshot();
    let told = 0;
    range.subscribe(() => told++);
    await range.refresh();
    assert.equal(range.snapshot(), before);
    assert.equal(told, 0);
    server.hide([], ['slow']);
    await range.refresh();
    assert.deepEqual([range.snapshot().warnings, told], [['slow'], 1]);
    clock.now += STEP;
    await range.refresh();
    assert.equal(told, 2);
  });

  test('series on the same times go on sharing them', async () => {
    const { clock, range, fill } = setUp();
    for (const name of ['a', 'b']) fill(name, 900_000, 1_100_000);
    // The decoder shares the first ones; here it is the splice of equal ones.
    await range.refresh();
    clock.now += STEP;
    await range.refresh();
    const [a, b] = range.snapshot().matrix;
    assert.deepEqual(a?.times, b?.times);
  });

  test('after a long sleep, or a clock that went far back, it asks the window in one request', async () => {
    const { server, clock, range, fill } = setUp();
    fill('a', 900_000, 9_000_000);
    await range.refresh();
    for (const time of [8_000_000, 7_000_000]) {
      clock.now = time;
      await range.refresh();
      const { start, end } = server.asked.at(-1) ?? {};
      assert.deepEqual([start, end], [time - RANGE, time]);
      assert.equal(range.snapshot().matrix[0]?.times.length, 21);
    }
    assert.equal(server.asked.length, 3);
  });

  test('a clock that went back a little: only what comes into the window, and the tail', async () => {
    const { server, clock, range, fill, countOf } = setUp();
    fill('a', 900_000, 1_100_000);
    await range.refresh();
    server.takeAsked();
    clock.now -= 2 * STEP;
    server.put('b', 979_000, 1);
    await range.refresh();
    assert.deepEqual(server.takeAsked(), [
      [978_000, 979_000],
      [995_000, 998_000],
    ]);
    assert.deepEqual([countOf('a'), countOf('b')], [21, 1]);
    const { matrix, grid } = range.snapshot();
    assert.deepEqual(grid, { start: 978_000, end: 998_000, step: STEP });
    assert.deepEqual(byName(matrix), byName(server.answer(grid)));
  });

  test('after a missed hour within a longer window, that hour is asked and no more', async () => {
    const { server, clock, range, fill, countOf } = rangeOver({
      step: 15_000,
      range: 6 * 3_600_000,
      overlap: 30_000,
      origin: 1_000_000,
    });
    fill('a', 1_000_000 - 6 * 3_600_000, 1_000_000 + 3_600_000);
    await range.refresh();
    server.takeAsked();
    clock.now += 3_600_000;
    await range.refresh();
    assert.deepEqual(server.takeAsked(), [[1_000_000 - 30_000, 1_000_000 + 3_600_000]]);
    assert.equal(countOf('a'), 1_441);
  });

  test('a failure keeps the data, marked stale with the error', async () => {
    const { server, clock, range, fill } = setUp();
    fill('a', 900_000, 1_100_000);
    await range.refresh();
    const { matrix } = range.snapshot();
    const error = new Error('down');
    server.fail(error);
    clock.now += STEP;
    await assert.rejects(range.refresh(), error);
    assert.deepEqual(range.snapshot(), { ...range.snapshot(), matrix, error, stale: true });
    server.fail(undefined);
    await range.refresh();
    assert.equal(range.snapshot().stale, false);
    assert.equal(range.snapshot().error, undefined);
    assert.equal(range.snapshot().matrix[0]?.times.at(-1), 1_001_000);
  });

  test('a failure is over even where no data is new', async () => {
    const { server, range } = setUp();
    await range.refresh();
    server.fail(new Error('down'));
    await assert.rejects(range.refresh());
    server.fail(undefined);
    await range.refresh();
    assert.deepEqual([range.snapshot().stale, range.snapshot().error], [false, undefined]);
  });

  test('subscribers are told, and can leave', async () => {
    const { clock, range } = setUp();
    let told = 0;
    const leave = range.subscribe(() => told++);
    await range.refresh();
    leave();
    clock.now += STEP;
    await range.refresh();
    assert.equal(told, 1);
  });

  test('what is no time or length is refused by its name', async () => {
    const options = { client: rangeServer(), query: 'up', range: RANGE, step: STEP };
    const wrong = {
      range: [Number.NaN, -1, Infinity],
      step: [Number.NaN, 0, -1, 0.5],
      origin: [Number.NaN, Infinity],
      overlap: [Number.NaN, -1],
    };
    for (const [name, values] of Object.entries(wrong)) {
      for (const value of values) {
        assert.throws(() => liveRange({ ...options, [name]: value }), {
          name: 'RangeError',
          message: new RegExp(`^"${name}" is ${value},`),
        });
      }
    }
    const range = liveRange({ ...options, now: () => Number.NaN });
    await assert.rejects(range.refresh(), { name: 'RangeError', message: /^"now" is NaN,/ });
    liveRange({ ...options, origin: undefined, overlap: undefined, now: undefined });
  });
});
