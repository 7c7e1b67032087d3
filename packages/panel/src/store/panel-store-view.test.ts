import assert from 'node:assert/strict';
import { test } from 'node:test';
import { metric } from '@flink-metrics/sdk/promql';
import { failure, success } from '../testing/fake-prometheus.ts';
import {
  hour,
  isChart,
  now,
  orders,
  sectionOf,
  settled,
  startedStore,
} from '../testing/started-store.ts';
import { MAX_KEPT_SERIES } from './asking/strongest-series.ts';

const day = 86_400_000;
const three = [sectionOf('one', 'a', 'b', 'c')];

/** A loaded store of three charts. */
async function loaded(sections = three) {
  const started = startedStore({ sections });
  await started.store.load(orders, hour);
  started.prometheus.asked.length = 0;
  return started;
}

test('charts that are not near are not asked for, and are as soon as they come near', async () => {
  const { store, ranges, chart, pass } = startedStore({ sections: three });
  store.setNear('b', false);
  store.setNear('c', false);
  await store.load(orders, hour);
  assert.equal(ranges(), 1);
  assert.deepEqual(store.getState().progress, { done: 1, total: 1 });
  assert.equal(chart('b')?.status, 'waiting');
  pass(60_000);
  await store.refresh();
  assert.equal(ranges(), 2);
  store.setNear('b', true);
  await settled();
  assert.equal(ranges(), 3);
  assert.equal(chart('b')?.grid?.end, chart('a')?.grid?.end, 'all end at the same moment');
  store.setNear('b', false);
  store.setNear('b', true);
  await settled();
  assert.equal(ranges(), 3, 'nothing of this round is asked for twice');
});

test('all are asked for when all are wanted: far ones, old ones and those of closed sections', async () => {
  const closed = { ...sectionOf('two', 'd', 'e'), collapsed: true as const };
  const { store, prometheus, ranges, chart, pass } = startedStore({ sections: [...three, closed] });
  store.setNear('b', false);
  await store.load(orders, hour);
  store.setNear('c', false);
  await settled();
  pass(60_000);
  await store.refresh();
  const before = ranges();
  prometheus.answer = (_, params) => {
    if (params.get('query')?.includes('task_b{')) store.setNear('b', false);
    if (params.get('query')?.includes('task_d{')) store.toggleSection('two', false);
    return params.get('query')?.includes('task_e{') ? failure(422, 'execution', 'no') : undefined;
  };
  await store.completeAll();
  assert.equal(ranges() - before, 4);
  assert.deepEqual(
    ['a', 'b', 'c', 'd', 'e'].map((id) => chart(id)?.status),
    ['ready', 'ready', 'ready', 'ready', 'failed'],
  );
  assert.equal(chart('c')?.grid?.end, chart('a')?.grid?.end);
  pass(60_000);
  await store.refresh();
  assert.equal(ranges() - before, 5, 'the far ones are left alone again');
});

test('a load of another job ends waiting for all charts of the one before', async () => {
  const { store, prometheus } = await loaded();
  store.setNear('b', false);
  let release = () => {};
  const held = new Promise<undefined>((resolve) => {
    release = () => resolve(undefined);
  });
  prometheus.answer = (path) => (path === 'query_range' ? held : undefined);
  const completed = store.completeAll();
  store.load({ ...orders, job: 'other' }, hour);
  await completed;
  release();
});

test('a chart that leaves while it is asked for is dropped, and is not counted', async () => {
  const { prometheus, store, chart } = startedStore({ sections: three });
  const aborted: string[] = [];
  prometheus.answer = (path, params) => {
    if (path !== 'query_range' || !params.get('query')?.includes('task_a{')) return undefined;
    store.setNear('a', false);
    return new Promise((resolve) => {
      setImmediate(() => {
        aborted.push(chart('a')?.status ?? '');
        resolve(success({ resultType: 'matrix', result: [] }));
      });
    });
  };
  await store.load(orders, hour);
  await settled();
  const { phase, progress } = store.getState();
  assert.deepEqual(aborted, ['waiting']);
  assert.deepEqual({ phase, progress }, { phase: 'ready', progress: { done: 2, total: 2 } });
  assert.equal(chart('a')?.matrix, null);
});

test('a load of which every chart leaves has ended', async () => {
  const { prometheus, store } = startedStore({ sections: [sectionOf('one', 'a')] });
  prometheus.answer = (path) => {
    if (path !== 'query_range') return undefined;
    store.setNear('a', false);
    return new Promise(() => {});
  };
  store.load(orders, hour);
  await settled();
  assert.equal(store.getState().phase, 'ready');
});

test('stopped in the middle of a load, no chart is left loading; the next round joins nothing old', async () => {
  const { prometheus, store, chart } = startedStore({ sections: three });
  const stopped = new Promise<void>((resolve) => {
    prometheus.answer = (path) => {
      if (path !== 'query_range') return undefined;
      store.stop();
      resolve();
      return new Promise(() => {});
    };
  });
  store.load(orders, hour);
  await stopped;
  assert.equal(chart('a')?.status, 'waiting');
  prometheus.answer = () => undefined;
  await store.refresh();
  assert.equal(chart('a')?.status, 'ready');
});

test('a chart of before is asked for again when it comes near after another load', async () => {
  const { store, chart, ranges } = await loaded();
  store.setNear('c', false);
  await store.load(orders, { kind: 'relative', length: 900_000 });
  assert.equal(ranges(), 2);
  store.setNear('c', true);
  await settled();
  assert.equal(ranges(), 3);
  assert.equal(chart('c')?.grid?.start, chart('a')?.grid?.start);
});

test('where no chart is near, a load ends all the same', async () => {
  const { store, ranges } = startedStore({ sections: three });
  for (const id of ['a', 'b', 'c']) store.setNear(id, false);
  await store.load(orders, hour);
  const { phase, problem, updatedAt } = store.getState();
  assert.equal(ranges(), 0);
  assert.deepEqual(
    { phase, problem, updatedAt },
    { phase: 'ready', problem: null, updatedAt: now },
  );
});

test('compares with the day before, on the same times', async () => {
  const { prometheus, store, chart, pass } = await loaded();
  store.setNear('c', false);
  prometheus.answer = (path, params) => {
    const [start = 0, end = 0, step = 1] = ['start', 'end', 'step'].map((name) =>
      Number(params.get(name)),
    );
    if (path !== 'query_range' || end > (now - day / 2) / 1000) return undefined;
    const times = Array.from(
      { length: (end - start) / step + 1 },
      (_, index) => start + index * step,
    );
    const values = times.map((time) => [time, '7']);
    return success({ resultType: 'matrix', result: [{ metric: {}, values }] });
  };
  store.setCompare(day);
  await settled();
  const { compared, grid } = chart('a') ?? {};
  assert.equal(compared?.[0]?.values.at(-1), 7);
  assert.equal(compared?.[0]?.times.at(-1), grid?.end);
  assert.equal(chart('c')?.compared, null);
  assert.equal(prometheus.asked.filter(isChart).length, 2);

  store.setNear('c', true);
  await settled();
  assert.equal(chart('c')?.compared?.length, 1);

  prometheus.asked.length = 0;
  pass(60_000);
  await store.refresh();
  await settled();
  const spans = prometheus.asked
    .filter(isChart)
    .map(({ params }) => Number(params.get('end')) - Number(params.get('start')));
  assert.equal(spans.length, 6);
  assert.ok(Math.max(...spans) <= 120, 'a refresh asks for the tail of both');
  assert.equal(chart('a')?.compared?.[0]?.times.at(-1), chart('a')?.grid?.end);

  store.setCompare(null);
  assert.equal(chart('a')?.compared, null);
});

test('a comparison that cannot be had is not in the way', async () => {
  const { prometheus, store, chart } = await loaded();
  prometheus.answer = () => new Response('', { status: 404 });
  store.setCompare(day);
  await settled();
  const { compared, problem, status } = chart('a') ?? {};
  assert.deepEqual(
    { compared, problem, status },
    { compared: null, problem: null, status: 'ready' },
  );
});

test('other sections: what stays keeps its data, what is new is asked for', async () => {
  const { prometheus, store, ranges, chart } = await loaded();
  const a = chart('a');
  store.toggleSection('one', true);
  store.setSections([sectionOf('one', 'c', 'a'), sectionOf('two', 'd')]);
  assert.equal(chart('a')?.matrix, a?.matrix);
  assert.equal(chart('b'), undefined);
  await settled();
  assert.equal(ranges(), 1);
  assert.match(prometheus.asked[0]?.params.get('query') ?? '', /task_d\{/);
  assert.equal(chart('d')?.status, 'ready');

  const [section] = three;
  const charts = section?.charts.map((one) => ({
    ...one,
    query: metric('flink_jobmanager_job_x'),
  }));
  store.setSections([{ ...sectionOf('one'), charts: charts ?? [] }]);
  assert.deepEqual([chart('a')?.status, chart('a')?.matrix], ['loading', null]);
  await settled();
  assert.match(chart('a')?.query ?? '', /job_x\{/);
});

test('of too many series the strongest are kept, and counted', async () => {
  const { prometheus, store, chart } = startedStore({ sections: three });
  const result = Array.from({ length: MAX_KEPT_SERIES + 1 }, (_, index) => ({
    metric: { tm_id: `${index}` },
    values: [[now / 1000, `${index}`]],
  }));
  prometheus.answer = (path) =>
    path === 'query_range' ? success({ resultType: 'matrix', result }) : undefined;
  await store.load(orders, hour);
  assert.equal(chart('a')?.total, MAX_KEPT_SERIES + 1);
  assert.equal(chart('a')?.matrix?.length, MAX_KEPT_SERIES);
  assert.equal(
    chart('a')?.matrix?.some(({ labels }) => labels.tm_id === '0'),
    false,
  );
});

test('an answer changes one chart: all others are the same objects', async () => {
  const { store, chart } = await loaded();
  const before = store.getState();
  let notified = 0;
  store.subscribe(() => {
    const { sections, charts, marks } = store.getState();
    assert.equal(sections, before.sections);
    assert.equal(marks, before.marks);
    assert.equal(charts.get('b'), before.charts.get('b'));
    notified += 1;
  });
  await store.retry('a');
  assert.equal(chart('a')?.status, 'ready');
  assert.ok(notified > 0);
});

test('knows the metrics of a chart, without those that find the job', async () => {
  const { chart } = await loaded();
  assert.deepEqual(chart('a')?.metrics, ['flink_taskmanager_job_task_a']);
});

test('asks for the status first, and for what is drawn on the charts last', async () => {
  const ids = Array.from({ length: 12 }, (_, index) => `chart_${index}`);
  const { prometheus, store } = startedStore({ sections: [sectionOf('one', ...ids)] });
  await store.load(orders, hour);
  const places = (matches: (query: string) => boolean) =>
    prometheus.asked.flatMap(({ params }, place) =>
      matches(params.get('query') ?? '') ? [place] : [],
    );
  const [status = Number.NaN] = places((query) => query.includes('taskSlotsTotal'));
  const charts = places((query) => query.includes('task_chart_'));
  const marks = places((query) => query.includes('(uptime|numRestarts'));
  assert.equal(charts.length, 12);
  assert.ok(status < Math.min(...charts), 'status');
  assert.ok(Math.min(...marks) > Math.max(...charts), `marks ${marks}, charts ${charts}`);
});

test('the status of the job, and the same objects as long as they say the same', async () => {
  const { store } = await loaded();
  const { status, marks, processes, interval } = store.getState();
  assert.equal(status?.state, 'running');
  assert.equal(interval, 15_000);
  await store.refresh();
  assert.equal(store.getState().marks, marks);
  assert.equal(store.getState().processes, processes);
});
