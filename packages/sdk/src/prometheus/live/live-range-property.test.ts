import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { byName, rangeOver } from './testing/range-server.ts';

test('after any history a live range is what one query of the window answers', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(event, { maxLength: 60 }), async (events) => {
      const world = createWorld();
      for (const event of events) await world.happen(event);
      // Where the last event was a loss, it is seen by the second refresh.
      for (let refresh = 0; refresh < 2; refresh++) await world.range.refresh();
      const { grid, matrix } = world.range.snapshot();
      if (grid !== undefined) assert.deepEqual(byName(matrix), byName(world.server.answer(grid)));
    }),
    { numRuns: 300 },
  );
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
  const { server, clock, range, fill } = rangeOver({ step: 1_000 });
  let highest = clock.now;
  fill('up', highest - 20_000, highest);

  async function happen(event: Event): Promise<void> {
    if (event.type === 'put') {
      server.put(event.name, Math.floor(highest / 1_000 - event.late) * 1_000, event.value);
    } else if (event.type === 'lose') server.drop();
    else if (event.type === 'sleep') {
      clock.now += event.ms;
      fill('up', Math.ceil((highest + 1) / 1_000) * 1_000, clock.now);
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
