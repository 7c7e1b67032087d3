import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { failure, success } from '../testing/fake-prometheus.ts';
import {
  hour,
  now,
  orders,
  sectionOf,
  settled,
  signal,
  startedStore,
} from '../testing/started-store.ts';
import type { PanelStoreOptions } from './panel-store.ts';

const interval = 15_000;
/** Later than any jitter. */
const due = interval * 1.06;

/** A loaded store that refreshes, its clock mocked. */
async function refreshing(context: TestContext, options: Partial<PanelStoreOptions> = {}) {
  context.mock.timers.enable({ apis: ['setTimeout', 'Date'], now });
  const shown = signal(true);
  const network = signal(true);
  const started = startedStore({
    sections: [sectionOf('one', 'a', 'b', 'c')],
    now: Date.now,
    visibility: { hidden: () => !shown.get(), subscribe: shown.subscribe },
    online: { online: network.get, subscribe: network.subscribe },
    ...options,
  });
  const pass = async (ms: number) => {
    context.mock.timers.tick(ms);
    await settled();
  };
  started.store.setRefresh(interval);
  await started.store.load(orders, hour);
  return { ...started, shown, network, pass };
}

test('refreshes by itself, and is not paused', async (context) => {
  const { store, pass, ranges } = await refreshing(context);
  assert.equal(store.getState().paused, false);
  assert.equal(ranges(), 3);
  await pass(due);
  assert.equal(ranges(), 6);
  assert.equal(store.getState().updatedAt, Date.now());
});

test('paused by choice, or by a fixed range', async (context) => {
  const { store, pass, ranges } = await refreshing(context);
  store.setRefresh(null);
  assert.equal(store.getState().paused, true);
  await pass(10 * due);
  assert.equal(ranges(), 3);
  store.setRefresh(interval);
  await store.load(orders, { kind: 'fixed', start: now - 7_200_000, end: now - 3_600_000 });
  assert.equal(store.getState().paused, true);
  assert.equal(store.getState().freshness.state, 'fresh');
  await pass(10 * due);
  assert.equal(ranges(), 6);
});

test('a range that ends some time ago moves on with the clock, and is not silent for that', async (context) => {
  const { prometheus, store, pass, chart } = await refreshing(context);
  prometheus.asked.length = 0;
  await store.load(orders, { kind: 'relative', length: 2 * 3_600_000, ago: 3_600_000 });
  assert.equal(store.getState().paused, false);
  const { grid } = chart('a') ?? {};
  assert.ok(grid && grid.end - grid.start <= 2 * 3_600_000);
  await pass(10 * due);
  const wanted = Date.now() - 3_600_000;
  const { grid: later } = chart('a') ?? {};
  assert.ok(later && later.end <= wanted && later.end > wanted - later.step, `${later?.end}`);
  assert.ok(later.end > grid.end, 'it moved on');
  assert.equal(later.end - later.start, grid.end - grid.start);
  assert.equal(store.getState().freshness.state, 'fresh');
  const asked = prometheus.asked.flatMap(({ params }) => [
    ...params.getAll('time'),
    ...params.getAll('end'),
  ]);
  assert.ok(asked.length > 0);
  for (const time of asked) assert.ok(Number(time) * 1000 <= wanted, time);
});

test('asks less often while everything fails, and as often as before when it is over', async (context) => {
  const { prometheus, store, pass, ranges } = await refreshing(context);
  prometheus.answer = () => failure(401, 'unauthorized', 'expired');
  await pass(due);
  assert.equal(store.getState().problem?.kind, 'unauthorized');
  const before = ranges();
  await pass(due);
  assert.equal(ranges(), before);
  prometheus.answer = () => undefined;
  await pass(due);
  assert.equal(store.getState().problem, null);
  assert.equal(ranges(), before + 3);
  await pass(due);
  assert.equal(ranges(), before + 6);
});

test('one chart that fails is stale, keeps its data, and does not slow the others down', async (context) => {
  const { prometheus, chart, pass, ranges } = await refreshing(context);
  const { matrix } = chart('a') ?? {};
  prometheus.answer = (_, params) =>
    params.get('query')?.includes('task_a{')
      ? failure(422, 'execution', 'too many samples')
      : undefined;
  await pass(due);
  assert.equal(chart('a')?.stale, true);
  assert.equal(chart('a')?.matrix, matrix);
  assert.equal(chart('b')?.stale, false);
  const before = ranges();
  prometheus.answer = () => undefined;
  await pass(due);
  assert.equal(ranges(), before + 3);
  assert.deepEqual([chart('a')?.stale, chart('a')?.problem], [false, null]);
});

test('a hidden page asks nothing; shown again, at once', async (context) => {
  const { shown, pass, ranges } = await refreshing(context);
  shown.set(false);
  await pass(10 * due);
  assert.equal(ranges(), 3);
  shown.set(true);
  await pass(1);
  assert.equal(ranges(), 6);
});

test('a page that is hidden from the start asks nothing; when it is shown, at once and for then', async (context) => {
  const { prometheus, store, shown, pass, ranges, chart } = await refreshing(context);
  const listeners = shown.listeners.size;
  shown.set(false);
  prometheus.asked.length = 0;
  store.load({ namespace: 'tenant-a', job: 'of another page' }, hour);
  store.load(orders, { kind: 'relative', length: 900_000 });
  await pass(10 * due);
  assert.equal(prometheus.asked.length, 0);
  assert.equal(store.getState().phase, 'loading');
  shown.set(true);
  await pass(1);
  assert.equal(ranges(), 3);
  assert.ok((chart('a')?.grid?.end ?? 0) > Date.now() - interval);
  assert.equal(shown.listeners.size, listeners);
});

test('stopped while the page is hidden, nothing is asked when it is shown', async (context) => {
  const { prometheus, store, shown, pass } = await refreshing(context);
  shown.set(false);
  prometheus.asked.length = 0;
  store.load(orders, hour);
  await pass(1);
  store.stop();
  await pass(1);
  assert.equal(shown.listeners.size, 0);
  shown.set(true);
  await pass(10 * due);
  assert.equal(prometheus.asked.length, 0);
});

test('offline it says so and asks nothing; online again, at once', async (context) => {
  const { store, network, pass, ranges } = await refreshing(context);
  network.set(false);
  assert.equal(store.getState().connection, 'offline');
  await pass(10 * due);
  assert.equal(ranges(), 3);
  network.set(true);
  await pass(1);
  assert.equal(store.getState().connection, 'online');
  assert.equal(ranges(), 6);
  await pass(due);
  assert.equal(ranges(), 9);
});

test('paused, it asks only for what is missing when the network is back', async (context) => {
  const { prometheus, store, network, chart, pass, ranges } = await refreshing(context);
  store.setRefresh(null);
  prometheus.answer = (_, params) =>
    params.get('query')?.includes('task_b{') ? failure(422, 'execution', 'no') : undefined;
  await store.refresh();
  assert.equal(chart('b')?.status, 'failed');
  const before = ranges();
  network.set(false);
  prometheus.answer = () => undefined;
  network.set(true);
  await pass(1);
  assert.equal(ranges(), before + 1);
  assert.equal(chart('b')?.status, 'ready');
});

test('waits for a job that is not there yet, without a flicker', async (context) => {
  const { prometheus, store, pass } = await refreshing(context);
  prometheus.answer = (path) => (path === 'label/__name__/values' ? success([]) : undefined);
  await store.load(orders, hour);
  assert.equal(store.getState().problem?.kind, 'no-data');
  const phases = new Set<string>();
  const leave = store.subscribe(() => phases.add(store.getState().phase));
  await pass(due);
  assert.deepEqual([...phases], ['ready']);
  leave();
  prometheus.answer = () => undefined;
  await pass(2 * due);
  assert.equal(store.getState().problem, null);
  assert.equal(store.getState().charts.get('a')?.status, 'ready');
});

test('stopped, it listens to nothing; watched again, it goes on', async (context) => {
  const { store, shown, network, pass, ranges } = await refreshing(context);
  store.setWatched(false);
  store.stop();
  assert.deepEqual([shown.listeners.size, network.listeners.size], [0, 0]);
  await pass(10 * due);
  assert.equal(ranges(), 3);
  store.setWatched(true);
  await pass(1);
  assert.equal(ranges(), 6);
});

test('silent for three intervals, the job is stale', async (context) => {
  const { prometheus, store, pass } = await refreshing(context);
  assert.deepEqual(store.getState().freshness, { state: 'fresh', newest: now });
  prometheus.answer = (path, params) =>
    path === 'query' && params.get('query')?.includes('timestamp(')
      ? vector(Date.now() / 1000, now / 1000)
      : undefined;
  await pass(due);
  assert.equal(store.getState().freshness.state, 'fresh');
  await pass(due);
  await pass(due);
  assert.deepEqual(store.getState().freshness, { state: 'stale', newest: now });
});

test('forgotten by the server, the job is stale since its history ends', async (context) => {
  const { prometheus, store, pass } = await refreshing(context);
  const ended = now / 1000 - 600;
  const nothing = success({ resultType: 'vector', result: [] });
  const metric = { __name__: 'flink_jobmanager_job_uptime', job_id: '1' };
  const history = success({ resultType: 'matrix', result: [{ metric, values: [[ended, '1']] }] });
  prometheus.answer = (path, params) => {
    const query = params.get('query') ?? '';
    if (query.includes('timestamp(')) return nothing.clone();
    return path === 'query_range' && query.includes('(uptime|') ? history.clone() : undefined;
  };
  await store.load(orders, hour);
  await pass(1);
  assert.deepEqual(store.getState().freshness, { state: 'stale', newest: ended * 1000 });
});

const vector = (time: number, value: number) =>
  success({ resultType: 'vector', result: [{ metric: {}, value: [time, `${value}`] }] });

test('facts that are slow to come do not hold up the charts, nor pile up', async (context) => {
  const { prometheus, store, pass, ranges } = await refreshing(context);
  const isHistory = (params: URLSearchParams) => params.get('query')?.includes('(uptime|') === true;
  prometheus.answer = (_, params) => (isHistory(params) ? new Promise(() => {}) : undefined);
  prometheus.asked.length = 0;
  await pass(due);
  await pass(due);
  assert.equal(ranges(), 6);
  assert.equal(store.getState().phase, 'ready');
  const histories = prometheus.asked.filter(
    ({ path, params }) => path === 'query_range' && isHistory(params),
  );
  assert.equal(histories.length, 1);
  const statuses = prometheus.asked.filter(({ params }) =>
    params.get('query')?.includes('taskSlotsTotal'),
  );
  assert.equal(statuses.length, 1);
});

test('the history of marks is asked for by its tail', async (context) => {
  const { prometheus, pass } = await refreshing(context);
  const spans = () =>
    prometheus.asked
      .filter(({ params }) => params.get('query')?.includes('(uptime|') && params.has('step'))
      .map(({ params }) => Number(params.get('end')) - Number(params.get('start')));
  assert.deepEqual(spans(), [3600]);
  await pass(due);
  assert.equal(spans().length, 2);
  assert.ok(Number(spans().at(-1)) <= 120, `${spans().at(-1)} s`);
});
