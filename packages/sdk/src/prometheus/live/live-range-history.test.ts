import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { QueryRangeOptions } from '../client/client.ts';
import { liveRange } from './live-range.ts';
import { byName, rangeOver, rangeServer } from './testing/range-server.ts';

const STEP = 15_000;
const HOUR = 3_600_000;
const T0 = 1_000_000;

/** An hour of two series, of which all was asked once; Prometheus' usual figures. */
async function hourOfTwo() {
  const world = rangeOver({ step: STEP, range: HOUR, overlap: 2 * STEP, origin: T0 });
  const { range, server, clock, fill } = world;
  for (const name of ['a', 'b']) fill(name, T0 - HOUR, T0 + HOUR);
  await range.refresh();
  server.takeAsked();
  /** Goes on by a step; how many points the refresh asked for. */
  const next = async () => {
    clock.now += STEP;
    await range.refresh();
    return server.takeAsked().map(([start = 0, end = 0]) => (end - start) / STEP + 1);
  };
  const assertCurrent = () => {
    const { grid, matrix } = range.snapshot();
    assert(grid !== undefined);
    assert.deepEqual(byName(matrix), byName(server.answer(grid)));
  };
  return { ...world, next, assertCurrent };
}

const TAIL = 4;
/** The last 5 minutes. */
const REACH = 22;
const WHOLE = 241;

suite('a server that changes what it answered before', () => {
  test('a series that ended loses its last points late: the tail, once the last 5 minutes', async () => {
    const { server, next, assertCurrent } = await hourOfTwo();
    // As Prometheus does when a target is gone: one interval of points is taken back two intervals later.
    server.endSeries('b', T0 - 60_000);
    const asked = [await next(), await next(), await next()];
    assert.deepEqual(asked, [[TAIL], [REACH], [TAIL]]);
    assertCurrent();
  });

  test('of a chart of one series, too', async () => {
    const { server, next, countOf, assertCurrent } = await hourOfTwo();
    server.endSeries('a', T0 - 60_000);
    server.endSeries('b', T0 - 60_000);
    assert.deepEqual([await next(), await next()], [[TAIL], [REACH]]);
    assertCurrent();
    assert.equal(countOf('a'), 241 - 4 - 2);
    assert((await next()).every((points) => points <= REACH));
  });

  test('the end of a series within the overlap costs nothing', async () => {
    const { server, next, assertCurrent } = await hourOfTwo();
    server.endSeries('b', T0 - STEP);
    assert.deepEqual([await next(), await next()], [[TAIL], [TAIL]]);
    assertCurrent();
  });

  test('a restart without its data: the tail, the last 5 minutes, all', async () => {
    const { server, next, fill, assertCurrent } = await hourOfTwo();
    server.drop();
    fill('a', T0 + STEP, T0 + HOUR);
    assert.deepEqual(
      [await next(), await next(), await next(), await next()],
      [[TAIL], [REACH], [WHOLE], [TAIL]],
    );
    assertCurrent();
  });

  test('a loss that meets no sample of the oldest time asked again is not seen', async () => {
    const { server, clock, range, fill, countOf } = rangeOver({
      step: STEP,
      range: HOUR,
      origin: T0,
      overlap: 2 * STEP,
    });
    fill('a', T0 - HOUR, T0 - HOUR / 2);
    await range.refresh();
    server.drop();
    clock.now += STEP;
    await range.refresh();
    assert.equal(countOf('a'), 120);
    clock.now += HOUR / 2;
    await range.refresh();
    assert.equal(countOf('a'), 0);
  });

  test('samples later than the overlap are found', async () => {
    const { server, next, assertCurrent } = await hourOfTwo();
    for (let time = T0 - 240_000; time <= T0; time += STEP) server.put('a', time, 1);
    assert.deepEqual([await next(), await next(), await next()], [[TAIL], [REACH], [TAIL]]);
    assertCurrent();
  });

  test('answers with warnings keep the series they lack, and ask until it is there', async () => {
    const { server, next, countOf, assertCurrent } = await hourOfTwo();
    server.hide(['b'], ['store b is down']);
    const away = [];
    for (let refresh = 0; refresh < 30; refresh++) away.push(await next());
    // b's own part of the window, while it slides away.
    assert.equal(countOf('b'), 241 - 30);
    assert.deepEqual(away.slice(0, 3), [[TAIL], [REACH], [REACH + 1]]);
    assert.equal(away.length, away.flat().length);
    server.hide([]);
    await next();
    assertCurrent();
    assert.equal(countOf('b'), 241);
    assert.deepEqual([await next(), await next()], [[TAIL], [TAIL]]);
  });

  test('a hole that no warning told of is filled, too', async () => {
    const { server, next, assertCurrent } = await hourOfTwo();
    server.hide(['b']);
    for (let refresh = 0; refresh < 30; refresh++) await next();
    server.hide([]);
    for (let refresh = 0; refresh < 4; refresh++) await next();
    assertCurrent();
    assert.deepEqual(await next(), [TAIL]);
  });

  test('a warning that is always there costs nothing', async () => {
    const { server, next, assertCurrent } = await hourOfTwo();
    server.hide([], ['one store of two']);
    assert.deepEqual([await next(), await next()], [[TAIL], [TAIL]]);
    server.endSeries('b', T0 - 60_000);
    for (let refresh = 0; refresh < 6; refresh++) await next();
    assertCurrent();
    assert.deepEqual(await next(), [TAIL]);
  });

  test('a clock a minute ahead: what was asked too early is asked again', async () => {
    let real = T0;
    // As Prometheus carries the last sample on.
    const carried = async (_query: string, { start, end, step }: QueryRangeOptions) => {
      const times = Float64Array.from(
        { length: (end - start) / step + 1 },
        (_, i) => start + i * step,
      );
      const values = times.map((time) => Math.min(time, real));
      return { data: [{ labels: {}, times, values }], warnings: [], infos: [] };
    };
    const range = liveRange({
      client: { queryRange: carried },
      query: 'timestamp(up)',
      range: HOUR,
      step: 1_000,
      now: () => real + 60_000,
    });
    for (let refresh = 0; refresh < 40; refresh++) {
      real += 5_000;
      await range.refresh();
    }
    const [series] = range.snapshot().matrix;
    const settled = series?.times.filter((time) => time <= real - 5_000);
    assert(settled !== undefined && settled.length > 3_000);
    assert.deepEqual(series?.values.slice(0, settled.length), settled);
  });

  test('a clock minutes ahead of a server that carries nothing on misses nothing', async () => {
    const { server, clock, range, fill } = rangeOver({ step: 1_000, range: HOUR, overlap: 30_000 });
    let real = T0;
    fill('a', T0 - HOUR, T0);
    for (let refresh = 0; refresh < 40; refresh++) {
      clock.now = real + 240_000;
      await range.refresh();
      fill('a', real, real + 5_000);
      real += 5_000;
    }
    await range.refresh();
    const { matrix, grid } = range.snapshot();
    assert(grid !== undefined);
    assert.deepEqual(matrix, server.answer(grid));
  });

  test('a server with a grid of its own is followed, with one request a refresh', async () => {
    const server = rangeServer();
    for (let time = 900_000; time < 1_100_000; time += 1_000) server.put('a', time, time / 7);
    let now = T0;
    const range = liveRange({
      client: {
        // VictoriaMetrics does so with 50 points and more.
        queryRange: (query, { start, end, ...rest }) => {
          const back = (end - start) / 1_000 >= 20 ? start % 1_000 : 0;
          return server.queryRange(query, { ...rest, start: start - back, end: end - back });
        },
      },
      query: 'up',
      range: 20_000,
      step: 1_000,
      overlap: 3_000,
      origin: 500,
      now: () => now,
    });
    for (let refresh = 1; refresh <= 5; refresh++) {
      await range.refresh();
      assert.equal(server.asked.length, refresh);
      const { matrix, grid } = range.snapshot();
      assert(grid !== undefined && grid.start % 1_000 === 0);
      assert.deepEqual(matrix, server.answer(grid));
      now += 1_000;
    }
  });
});
