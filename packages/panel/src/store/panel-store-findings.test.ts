import assert from 'node:assert/strict';
import { test } from 'node:test';
import { failure } from '../testing/fake-prometheus.ts';
import { hour, now, orders, sectionOf, settled, startedStore } from '../testing/started-store.ts';
import type { PanelStore } from './panel-store.ts';

const isLook = ({ params }: { readonly params: URLSearchParams }) =>
  params.get('query')?.includes('"measure"') === true;

const sections = [sectionOf('one', 'a', 'b')];

/** Until what is wrong is known, or why it cannot be. */
const known = (store: PanelStore): Promise<void> =>
  new Promise((resolve) => {
    const look = () => {
      const { diagnosis, problem } = store.getState().findings;
      if (diagnosis === null && problem === null) return;
      stop();
      resolve();
    };
    const stop = store.subscribe(look);
    look();
  });

test('what is wrong is asked for once the charts are there, in three requests at most', async () => {
  const { store, prometheus } = startedStore({ sections });
  store.judge([]);
  await store.load(orders, hour);
  await known(store);
  const looks = prometheus.asked.filter(isLook);
  assert.ok(looks.length >= 1 && looks.length <= 3, `${looks.length}`);
  const lastChart = prometheus.asked.findLastIndex(({ params }) =>
    params.get('query')?.includes('job_task_a'),
  );
  assert.ok(prometheus.asked.findIndex(isLook) > lastChart, 'charts go first');
  assert.equal(store.getState().findings.diagnosis?.to, now);
});

test('nobody wants to know: nothing is asked', async () => {
  const { store, prometheus } = startedStore({ sections });
  await store.load(orders, hour);
  await settled();
  assert.equal(prometheus.asked.filter(isLook).length, 0);
  store.judge([]);
  await known(store);
  assert.notEqual(prometheus.asked.filter(isLook).length, 0);
});

test('it is asked for again by a refresh, no more often than twice a minute', async () => {
  const { store, prometheus, pass } = startedStore({ sections });
  store.judge([]);
  await store.load(orders, hour);
  await known(store);
  const first = prometheus.asked.filter(isLook).length;
  pass(15_000);
  await store.refresh();
  await settled();
  assert.equal(prometheus.asked.filter(isLook).length, first);
  pass(15_000);
  await store.refresh();
  await settled();
  assert.equal(prometheus.asked.filter(isLook).length, 2 * first);
  assert.equal(store.getState().findings.diagnosis?.to, now + 30_000);
});

test('a past range is judged as of its end, once', async () => {
  const { store, prometheus, pass } = startedStore({ sections });
  store.judge([]);
  const end = now - 3_600_000;
  await store.load(orders, { kind: 'fixed', start: end - 3_600_000, end });
  await known(store);
  assert.equal(store.getState().findings.diagnosis?.to, end);
  const looks = prometheus.asked.filter(isLook);
  assert.equal(Number(looks[0]?.params.get('time')), end / 1000);
  pass(60_000);
  await store.refresh();
  await settled();
  assert.equal(prometheus.asked.filter(isLook).length, looks.length);
});

test('a failure is said, leaves the charts, and is tried again', async () => {
  const { store, prometheus, chart } = startedStore({ sections });
  prometheus.answer = (_, params) =>
    isLook({ params }) ? failure(422, 'execution', 'too much') : undefined;
  store.judge([]);
  await store.load(orders, hour);
  await known(store);
  const { diagnosis, problem } = store.getState().findings;
  assert.deepEqual([diagnosis, problem?.detail], [null, 'too much']);
  assert.equal(chart('a')?.status, 'ready');
  assert.equal(store.getState().problem, null);
});

test('wrong rules of the host are named', async () => {
  const { store } = startedStore({ sections });
  store.judge([{ id: 'no-such-rule', change: { silenced: true } }]);
  await store.load(orders, hour);
  await known(store);
  assert.match(store.getState().findings.problem?.detail ?? '', /no rule is called "no-such-rule"/);
});

test('other rules of the host are judged by at once', async () => {
  const { store } = startedStore({ sections });
  store.judge([]);
  await store.load(orders, hour);
  await known(store);
  const { diagnosis } = store.getState().findings;
  const answered = new Promise<void>((resolve) => {
    const stop = store.subscribe(() => {
      if (store.getState().findings.diagnosis === diagnosis) return;
      stop();
      resolve();
    });
  });
  store.judge([{ id: 'bottleneck', change: { silenced: true } }]);
  await answered;
  const checks = store.getState().findings.diagnosis?.checks ?? [];
  assert.ok(!checks.some(({ rule }) => rule === 'bottleneck'));
});
