import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import type { QueryRangeOptions } from '../client.ts';
import type { Matrix, Series } from '../matrix.ts';
import { liveRange } from './live-range.ts';

const STEP = 1_000;
const RANGE = 20_000;

/** A make-believe server: samples by series and time, which may change at any moment. */
function fakeServer() {
  const samples = new Map<string, Map<number, number>>();
  const asked: QueryRangeOptions[] = [];
  let failure: Error | undefined;
  const answer = ({ start, end, step }: QueryRangeOptions): Matrix =>
    [...samples].flatMap(([name, values]): Series[] => {
      const times = [];
      for (let time = start; time <= end; time += step) if (values.has(time)) times.push(time);
      if (times.length === 0) return [];
      const at = (time: number) => values.get(time) ?? Number.NaN;
      return [
        { labels: { name }, times: Float64Array.from(times), values: Float64Array.from(times, at) },
      ];
    });
  return {
    asked,
    answer,
    put(name: string, time: number, value: number) {
      const values = samples.get(name) ?? new Map();
      samples.set(name, values.set(time, value));
    },
    drop: () => samples.clear(),
    fail(error: Error | undefined) {
      failure = error;
    },
    async queryRange(_query: string, options: QueryRangeOptions) {
      asked.push(options);
      if (failure !== undefined) throw failure;
      return { data: answer(options), warnings: [], infos: [] };
    },
  };
}

function setUp(start = 1_000_000) {
  const server = fakeServer();
  const clock = { now: start };
  const range = liveRange({
    client: server,
    query: 'up',
    range: RANGE,
    step: STEP,
    overlap: 3_000,
    now: () => clock.now,
  });
  const fill = (name: string, from: number, to: number) => {
    for (let time = from; time <= to; time += STEP) server.put(name, time, time / 7);
  };
  return { server, clock, range, fill };
}

const byName = (matrix: Matrix) =>
  [...matrix].sort((a, b) => ((a.labels.name ?? '') < (b.labels.name ?? '') ? -1 : 1));

suite('liveRange', () => {
  test('asks the whole window once, then only the tail with the overlap', async () => {
    const { server, clock, range, fill } = setUp();
    fill('a', 900_000, 1_100_000);
    await range.refresh();
    clock.now += 2_500;
    await range.refresh();
    assert.deepEqual(
      server.asked.map(({ start, end }) => [start, end]),
      [
        [980_000, 1_000_000],
        [998_000, 1_002_000],
      ],
    );
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

  test('after a long sleep, or a clock that went back, it asks the window in one request', async () => {
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

  test('a server that lost its data is asked for the whole window again', async () => {
    const { server, clock, range, fill } = setUp();
    fill('a', 900_000, 1_000_000);
    await range.refresh();
    server.drop();
    fill('a', 1_001_000, 1_001_000);
    clock.now += STEP;
    await range.refresh();
    assert.deepEqual(range.snapshot().matrix[0]?.times, Float64Array.of(1_001_000));
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

  test('refreshes at the same moment are one', async () => {
    const { server, range } = setUp();
    await Promise.all([range.refresh(), range.refresh()]);
    assert.equal(server.asked.length, 1);
  });

  test('one that was aborted failed nothing, and the next is not joined to it', async () => {
    const { server, range, fill } = setUp();
    fill('a', 900_000, 1_100_000);
    const controller = new AbortController();
    const dropped = range.refresh({ signal: controller.signal });
    controller.abort();
    await Promise.all([assert.rejects(dropped, { name: 'AbortError' }), range.refresh()]);
    const { error, matrix, stale } = range.snapshot();
    assert.deepEqual(
      { error, stale, series: matrix.length },
      { error: undefined, stale: false, series: 1 },
    );
    assert.equal(server.asked.length, 2);
  });

  test('subscribers are told, and can leave', async () => {
    const { range } = setUp();
    let told = 0;
    const leave = range.subscribe(() => told++);
    await range.refresh();
    leave();
    await range.refresh();
    assert.equal(told, 1);
  });

  test('after any history it is what one query of the window answers', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(event, { maxLength: 60 }), async (events) => {
        const world = createWorld();
        for (const event of events) await world.happen(event);
        const { grid, matrix } = world.range.snapshot();
        if (grid !== undefined) assert.deepEqual(byName(matrix), byName(world.server.answer(grid)));
      }),
      { numRuns: 300 },
    );
  });
});

const event = fc.oneof(
  // A sample that comes up to 2 s late, or is corrected.
  fc.record({
    type: fc.constant('put' as const),
    name: fc.constantFrom('a', 'b', 'c', 'd'),
    late: fc.integer({ min: 0, max: 2 }),
    value: fc.double(),
  }),
  fc.record({ type: fc.constant('sleep' as const), ms: fc.integer({ min: 0, max: 5_000 }) }),
  fc.record({ type: fc.constant('sleep' as const), ms: fc.integer({ min: -60_000, max: 60_000 }) }),
  fc.record({ type: fc.constant('lose' as const) }),
  fc.record({ type: fc.constant('fail' as const) }),
);
type Event = typeof event extends fc.Arbitrary<infer T> ? T : never;

/** A server that scrapes one series without a break, so that a loss of history shows in the overlap. */
function createWorld() {
  const { server, clock, range, fill } = setUp();
  let highest = clock.now;
  fill('up', highest - RANGE, highest);

  async function happen(event: Event): Promise<void> {
    if (event.type === 'put') {
      server.put(event.name, Math.floor(highest / STEP - event.late) * STEP, event.value);
    } else if (event.type === 'lose') server.drop();
    else if (event.type === 'sleep') {
      clock.now += event.ms;
      fill('up', Math.ceil((highest + 1) / STEP) * STEP, clock.now);
      highest = Math.max(highest, clock.now);
    } else {
      server.fail(new Error('down'));
      await range.refresh().catch(() => {});
      server.fail(undefined);
    }
    await range.refresh();
  }
  return { server, range, happen };
}
