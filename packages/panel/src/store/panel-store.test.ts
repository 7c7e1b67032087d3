import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sections } from '@flink-metrics/sdk/flink';
import { failure, success } from '../testing/fake-prometheus.ts';
import {
  hour,
  isChart,
  now,
  openQueries,
  orders,
  sectionOf,
  startedStore,
} from '../testing/started-store.ts';
import { openChartIds } from './state/panel-state.ts';

test('loads what is open, and counts it', async () => {
  const { prometheus, store, ranges } = startedStore();
  const progress: number[] = [];
  store.subscribe(() => progress.push(store.getState().progress.done));
  await store.load(orders, hour);
  const { phase, charts, problem, updatedAt } = store.getState();
  const open = openChartIds(store.getState());
  assert.deepEqual(
    { phase, problem, updatedAt },
    { phase: 'ready', problem: null, updatedAt: now },
  );
  assert.equal(ranges(), openQueries(store).size, 'the same query of two charts is asked once');
  assert.equal(progress.at(-1), open.length);
  assert.deepEqual(
    progress,
    progress.toSorted((one, other) => one - other),
  );
  for (const id of open) assert.equal(charts.get(id)?.status, 'ready', id);
  assert.ok(prometheus.load.most <= 6, `${prometheus.load.most} at once`);
});

test('a closed section is asked for when it is opened, and not before', async () => {
  const { store, ranges } = startedStore();
  const closed = sections.find(({ collapsed }) => collapsed === true);
  assert.ok(closed !== undefined);
  await store.load(orders, hour);
  const before = ranges();
  await store.toggleSection(closed.id, true);
  assert.equal(ranges() - before, closed.charts.length);
  await store.toggleSection(closed.id, false);
  await store.toggleSection(closed.id, true);
  assert.equal(ranges() - before, closed.charts.length, 'what is there is not asked for again');
});

test('a refresh keeps the old data until the new come', async () => {
  const { prometheus, store, pass } = startedStore();
  await store.load(orders, hour);
  const [id = ''] = openChartIds(store.getState());
  prometheus.value = 2;
  pass(60_000);
  let least = Number.POSITIVE_INFINITY;
  store.subscribe(() => {
    least = Math.min(least, store.getState().charts.get(id)?.matrix?.length ?? 0);
  });
  await store.refresh();
  const matrix = store.getState().charts.get(id)?.matrix;
  assert.equal(least, 1);
  assert.equal(matrix?.[0]?.values.at(-1), 2);
  assert.equal(store.getState().updatedAt, now + 60_000);
});

test('one chart fails alone, keeps its data, and can be asked for again', async () => {
  const { prometheus, store } = startedStore();
  await store.load(orders, hour);
  const [id = ''] = openChartIds(store.getState());
  const broken = store.getState().charts.get(id)?.query;
  prometheus.answer = (_, params) =>
    params.get('query') === broken ? failure(422, 'execution', 'too many samples') : undefined;
  await store.refresh();
  const chart = store.getState().charts.get(id);
  assert.equal(store.getState().problem, null);
  assert.equal(chart?.status, 'failed');
  assert.equal(chart?.problem?.kind, 'bad-query');
  assert.equal(chart?.problem?.isLimit, true);
  assert.equal(chart?.matrix?.length, 1);
  prometheus.answer = () => undefined;
  await store.retry(id);
  assert.equal(store.getState().charts.get(id)?.status, 'ready');
  assert.equal(store.getState().charts.get(id)?.problem, null);
});

const refusals = [
  ['unauthorized', () => failure(401, 'unauthorized', 'no token')],
  ['forbidden', () => failure(403, 'forbidden', 'not your namespace')],
  ['bad-query', () => failure(400, 'bad_data', 'parse error')],
  ['invalid-answer', () => new Response('<html>sign in</html>')],
  ['server', () => new Response('oops', { status: 500 })],
  [
    'unreachable',
    () => {
      throw new TypeError('failed to fetch');
    },
  ],
] as const;

for (const [kind, answer] of refusals) {
  test(`${kind}: said once, for the whole panel`, { timeout: 20_000 }, async () => {
    const { prometheus, store } = startedStore();
    prometheus.answer = answer;
    await store.load(orders, hour);
    assert.equal(store.getState().problem?.kind, kind);
    assert.equal(store.getState().phase, 'ready');
  });
}

for (const [kind, answer] of [
  ['forbidden', () => new Response('<h1>403 Forbidden</h1>', { status: 403 })],
  ['invalid-answer', () => new Response('<html>sign in</html>')],
] as const) {
  test(`${kind} of one chart is that chart’s, while others are answered`, async () => {
    const { prometheus, store } = startedStore();
    await store.load(orders, hour);
    const [id = ''] = openChartIds(store.getState());
    const refused = store.getState().charts.get(id)?.query;
    prometheus.answer = (_, params) => (params.get('query') === refused ? answer() : undefined);
    await store.load({ ...orders }, hour);
    await store.refresh();
    assert.equal(store.getState().problem, null);
    assert.equal(store.getState().charts.get(id)?.problem?.kind, kind);
  });
}

test('what the server warns of is kept with the chart until an answer is without it', async () => {
  const { prometheus, store, pass } = startedStore();
  const warnings = ['a store is out of reach'];
  const warned = { status: 'success', data: { resultType: 'matrix', result: [] }, warnings };
  prometheus.answer = (path) => (path === 'query_range' ? Response.json(warned) : undefined);
  await store.load(orders, hour);
  const [id = ''] = openChartIds(store.getState());
  assert.deepEqual(store.getState().charts.get(id)?.warnings, warnings);
  prometheus.answer = () => undefined;
  pass(60_000);
  await store.refresh();
  assert.deepEqual(store.getState().charts.get(id)?.warnings, []);
});

test('a refusal during a refresh is said above the old data, and goes when it is over', async () => {
  const { prometheus, store } = startedStore();
  await store.load(orders, hour);
  prometheus.answer = () => failure(401, 'unauthorized', 'expired');
  await store.refresh();
  const [id = ''] = openChartIds(store.getState());
  assert.equal(store.getState().problem?.kind, 'unauthorized');
  assert.equal(store.getState().charts.get(id)?.matrix?.length, 1);
  prometheus.answer = () => undefined;
  await store.refresh();
  assert.equal(store.getState().problem, null);
});

test('no such namespace', async () => {
  const { store } = startedStore();
  await store.load({ namespace: 'nowhere', job: 'orders' }, hour);
  assert.deepEqual(store.getState().problem, { kind: 'no-such-namespace' });
});

test('no such job: the ones there are', async () => {
  const { store } = startedStore();
  await store.load({ namespace: 'tenant-a', job: 'nosuch' }, hour);
  assert.deepEqual(store.getState().problem, { kind: 'no-such-job', jobs: ['orders'] });
});

test('a job with nothing to show in the range', async () => {
  const { prometheus, store } = startedStore();
  prometheus.answer = (path) =>
    path === 'query_range' ? success({ resultType: 'matrix', result: [] }) : undefined;
  await store.load(orders, hour);
  assert.equal(store.getState().problem?.kind, 'no-data');
});

test('a later load makes an earlier one void', async () => {
  const { prometheus, store } = startedStore();
  const first = store.load({ namespace: 'nowhere', job: 'orders' }, hour);
  const problems: unknown[] = [];
  store.subscribe(() => problems.push(store.getState().problem));
  await store.load(orders, hour);
  assert.ok(problems.every((problem) => problem === null));
  await first;
  assert.equal(store.getState().job?.namespace, 'tenant-a');
  assert.equal(store.getState().problem, null);
  assert.equal(prometheus.load.now, 0);
});

test('stopped in the middle, it asks no more and can be refreshed', async () => {
  const { prometheus, store, ranges } = startedStore();
  await store.load(orders, hour);
  const loading = store.refresh();
  store.stop();
  await loading;
  const asked = ranges();
  await new Promise((resolve) => setTimeout(resolve, 20));
  assert.equal(ranges(), asked);
  assert.equal(store.getState().phase, 'ready');
  await store.refresh();
  assert.equal(ranges() - asked, openQueries(store).size);
  assert.equal(prometheus.load.now, 0);
});

/** One other job in the job's JobManager. */
const oneBeside = (path: string, params: URLSearchParams): Response | undefined => {
  if (path !== 'query' || !params.get('query')?.includes('unless')) return undefined;
  const metric = { job_name: 'other', process: 'jobmanager' };
  return success({ resultType: 'vector', result: [{ metric, value: [now / 1000, '1'] }] });
};

test('finds the jobs that share processes, and forgets them with the job', async () => {
  const { prometheus, store } = startedStore();
  prometheus.answer = oneBeside;
  await store.load(orders, hour);
  assert.deepEqual(store.getState().processes.shared, { jobManager: ['other'], taskManagers: [] });
  prometheus.answer = () => undefined;
  const loaded = store.load({ ...orders, job: 'orders_2' }, hour);
  assert.deepEqual(store.getState().processes.shared.jobManager, []);
  await loaded;
});

test('charts come where shared processes cannot be found out', async () => {
  const { prometheus, store } = startedStore();
  prometheus.answer = (path, params) =>
    oneBeside(path, params) && failure(422, 'execution', 'too much');
  await store.load(orders, hour);
  const { phase, problem, processes } = store.getState();
  assert.deepEqual({ phase, problem }, { phase: 'ready', problem: null });
  assert.deepEqual(processes.shared.jobManager, []);
});

test('a refresh asks for the tail only, and charts keep what they had', async () => {
  const { prometheus, store, pass } = startedStore();
  await store.load(orders, hour);
  const [id = ''] = openChartIds(store.getState());
  const before = store.getState().charts.get(id)?.matrix?.[0];
  prometheus.asked.length = 0;
  prometheus.value = 2;
  pass(60_000);
  await store.refresh();
  const spans = prometheus.asked
    .filter(isChart)
    .map(({ params }) => Number(params.get('end')) - Number(params.get('start')));
  assert.ok(spans.length > 0 && Math.max(...spans) <= 120, `${Math.max(...spans)} s`);
  const after = store.getState().charts.get(id)?.matrix?.[0];
  assert.ok(before !== undefined && after !== undefined);
  assert.equal(after.values.length, before.values.length, 'the window moves on');
  assert.equal(after.values[0], 1);
  assert.equal(after.values.at(-1), 2);
  assert.equal(store.getState().charts.get(id)?.grid?.end, after.times.at(-1));
});

test('a job too young to be measured is measured as soon as it can be, and its charts asked for by that', async () => {
  const { prometheus, store, ranges, chart, pass } = startedStore({
    sections: [sectionOf('one', 'a')],
  });
  let scrapes = [now / 1000 - 50];
  prometheus.answer = (path, params) => {
    const query = params.get('query') ?? '';
    if (path === 'query' && query.endsWith('[10m]')) {
      const values = scrapes.map((time) => [time, '0']);
      return success({ resultType: 'matrix', result: [{ metric: {}, values }] });
    }
    if (!query.includes('timestamp(')) return undefined;
    const last = `${scrapes.at(-1)}`;
    return success({ resultType: 'vector', result: [{ metric: {}, value: [now / 1000, last] }] });
  };
  await store.load(orders, hour);
  assert.equal(store.getState().freshness.state, 'fresh', 'scraped every minute, it is in time');
  const guessed = chart('a')?.matrix;
  pass(15_000);
  scrapes = [...scrapes, now / 1000 + 10];
  await store.refresh();
  assert.equal(store.getState().interval, 60_000);
  assert.notEqual(chart('a')?.matrix, guessed);
  assert.equal(ranges(), 2);
  const asked = prometheus.asked.length;
  await store.refresh();
  const again = prometheus.asked
    .slice(asked)
    .filter(({ params }) => params.get('query')?.endsWith('[10m]'));
  assert.equal(again.length, 0, 'what is measured is not measured again');
});
