import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { failure } from '../testing/fake-prometheus.ts';
import { hour, now, orders, sectionOf, startedStore } from '../testing/started-store.ts';
import { openChartIds } from './state/panel-state.ts';

const ids = ['a', 'b', 'c', 'd'] as const;
const views = [
  [sectionOf('one', 'a', 'b'), sectionOf('two', 'c', 'd')],
  [sectionOf('two', 'd', 'a')],
  [sectionOf('one', 'b'), sectionOf('two', 'c')],
];
const ranges = [
  hour,
  { kind: 'relative', length: 900_000 },
  { kind: 'fixed', start: now - 7_200_000, end: now - 3_600_000 },
] as const;

const step = fc.oneof(
  fc.record({ do: fc.constant('load' as const), range: fc.constantFrom(...ranges) }),
  fc.record({ do: fc.constantFrom('refresh' as const, 'stop' as const) }),
  fc.record({ do: fc.constant('wait' as const), turns: fc.integer({ min: 1, max: 30 }) }),
  fc.record({ do: fc.constant('pass' as const), ms: fc.integer({ min: 0, max: 200_000 }) }),
  fc.record({ do: fc.constant('near' as const), id: fc.constantFrom(...ids), on: fc.boolean() }),
  fc.record({
    do: fc.constant('open' as const),
    id: fc.constantFrom('one', 'two'),
    on: fc.boolean(),
  }),
  fc.record({ do: fc.constant('sections' as const), to: fc.constantFrom(...views) }),
  fc.record({ do: fc.constant('retry' as const), id: fc.constantFrom(...ids) }),
  fc.record({ do: fc.constant('compare' as const), offset: fc.constantFrom(null, 86_400_000) }),
  fc.record({ do: fc.constant('fail' as const), on: fc.boolean() }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn++) await new Promise(setImmediate);
}

function startedWorld() {
  const { prometheus, store, pass } = startedStore({ sections: views[0] ?? [] });
  let fails = false;
  prometheus.answer = async () => {
    await turns(2);
    // Not a failure that the client tries again after a while.
    return fails ? failure(422, 'execution', 'no') : undefined;
  };
  async function take(next: Step): Promise<void> {
    switch (next.do) {
      case 'load':
        store.load(orders, next.range);
        break;
      case 'refresh':
        store.refresh();
        break;
      case 'stop':
        store.stop();
        break;
      case 'wait':
        await turns(next.turns);
        break;
      case 'pass':
        pass(next.ms);
        break;
      case 'near':
        store.setNear(next.id, next.on);
        break;
      case 'open':
        store.toggleSection(next.id, next.on);
        break;
      case 'sections':
        store.setSections(next.to);
        break;
      case 'retry':
        store.retry(next.id);
        break;
      case 'compare':
        store.setCompare(next.offset);
        break;
      case 'fail':
        fails = next.on;
        break;
    }
  }
  return { prometheus, store, take };
}

test('whatever is done in whatever order, it comes to rest with all that is near of one moment', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
      const { prometheus, store, take } = startedWorld();
      for (const next of steps) await take(next);
      await turns(200);
      const rest = store.getState();
      assert.ok(['idle', 'ready'].includes(rest.phase), rest.phase);
      assert.equal(prometheus.load.now, 0);
      for (const { status } of rest.charts.values()) assert.notEqual(status, 'loading');

      prometheus.answer = () => undefined;
      for (const id of ids) store.setNear(id, true);
      await store.load(orders, hour);
      const { charts, problem, progress } = store.getState();
      const seen = openChartIds(store.getState());
      const ends = seen.map((id) => charts.get(id)?.matrix?.[0]?.times.at(-1));
      assert.equal(problem, null);
      assert.equal(progress.done, progress.total);
      assert.ok(
        ends.every((end) => end !== undefined && end === ends[0]),
        `${ends}`,
      );
    }),
    { numRuns: 150 },
  );
});
