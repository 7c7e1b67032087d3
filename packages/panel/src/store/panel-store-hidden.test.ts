import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  hour,
  isChart,
  now,
  orders,
  sectionOf,
  settled,
  signal,
  startedStore,
} from '../testing/started-store.ts';

test('hidden in the middle of a round it asks no more; shown again, the rest, and then all for then', async (context) => {
  context.mock.timers.enable({ apis: ['setTimeout', 'Date'], now });
  const shown = signal(true);
  const ids = Array.from('abcdefghij');
  const { prometheus, store, ranges } = startedStore({
    sections: [sectionOf('one', ...ids)],
    now: Date.now,
    visibility: { hidden: () => !shown.get(), subscribe: shown.subscribe },
  });
  store.setRefresh(60_000);
  await store.load(orders, hour);
  prometheus.asked.length = 0;
  let answer = () => {};
  const held = new Promise<undefined>((resolve) => {
    answer = () => resolve(undefined);
  });
  prometheus.answer = () => held;
  context.mock.timers.tick(64_000);
  await settled();
  const before = prometheus.asked.length;
  assert.equal(before, 6);
  shown.set(false);
  answer();
  await settled();
  context.mock.timers.tick(600_000);
  await settled();
  assert.equal(prometheus.asked.length, before);
  prometheus.answer = () => undefined;
  shown.set(true);
  await settled();
  context.mock.timers.tick(1);
  await settled();
  assert.equal(ranges(), 20);
  const ends = prometheus.asked.filter(isChart).map(({ params }) => Number(params.get('end')));
  assert.equal(ends.filter((end) => end * 1000 > Date.now() - 60_000).length, 10);
});
