import assert from 'node:assert/strict';
import { test } from 'node:test';
import { success } from '../testing/fake-prometheus.ts';
import { hour, now, orders, sectionOf, startedStore } from '../testing/started-store.ts';

const vector = (...result: unknown[]) => success({ resultType: 'vector', result });

/** Reported last at `newest`, Unix s; the server forgot all of it five minutes later. */
function silentJob(newest: number) {
  const started = startedStore({ sections: [sectionOf('one', 'a')] });
  const { prometheus } = started;
  const end = newest + 300;
  const metric = { __name__: 'flink_jobmanager_job_uptime', job_id: '1' };
  prometheus.answer = (path, params) => {
    const query = params.get('query') ?? '';
    const time = Number(params.get('time') ?? now / 1000);
    if (path === 'query_range' && query.includes('(uptime|')) {
      return success({ resultType: 'matrix', result: [{ metric, values: [[end, '1']] }] });
    }
    if (path !== 'query' || /\[10m\]$/.test(query)) return undefined;
    if (time > end) return vector();
    return query.startsWith('max(timestamp(')
      ? vector({ metric: {}, value: [time, `${newest}`] })
      : undefined;
  };
  const statusTimes = () =>
    prometheus.asked.flatMap(({ params }) =>
      params.get('query')?.includes('taskSlotsTotal') ? Number(params.get('time')) : [],
    );
  return { ...started, statusTimes };
}

test('a silent job: when it reported last, and how it was an interval before', async () => {
  const newest = now / 1000 - 1200;
  const { store, statusTimes } = silentJob(newest);
  await store.load(orders, hour);
  const { freshness, lost, status } = store.getState();
  assert.deepEqual(freshness, { state: 'stale', newest: newest * 1000 });
  assert.equal(lost, true);
  assert.equal(status?.state, 'running');
  assert.deepEqual(statusTimes(), [now / 1000, newest - 15]);
});

test('that is found out once', async () => {
  const { store, statusTimes, pass } = silentJob(now / 1000 - 1200);
  await store.load(orders, hour);
  const seen: boolean[] = [];
  store.subscribe(() => seen.push(store.getState().status !== null && store.getState().lost));
  pass(15_000);
  await store.refresh();
  assert.equal(statusTimes().length, 3);
  assert.ok(seen.every(Boolean), 'it does not flicker');
});

test('back again, it is as it is now', async () => {
  const { prometheus, store, pass } = silentJob(now / 1000 - 1200);
  await store.load(orders, hour);
  prometheus.answer = () => undefined;
  pass(15_000);
  await store.refresh();
  const { freshness, lost, status } = store.getState();
  assert.deepEqual([freshness.state, lost, status?.state], ['fresh', false, 'running']);
});

test('in a fixed range no job is lost', async () => {
  const { store } = silentJob(now / 1000 - 86_400);
  await store.load(orders, { kind: 'fixed', start: now - 7_200_000, end: now - 3_600_000 });
  const { freshness, lost, status } = store.getState();
  assert.deepEqual([freshness.state, lost, status], ['fresh', false, null]);
});
