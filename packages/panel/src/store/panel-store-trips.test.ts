import assert from 'node:assert/strict';
import { test } from 'node:test';
import { failure, success } from '../testing/fake-prometheus.ts';
import { hour, orders, settled, startedStore } from '../testing/started-store.ts';
import { tripsUntil } from '../testing/trips.ts';
import type { PanelStore } from './panel-store.ts';
import {
  type KnownDeployment,
  type KnownDeployments,
  knownForNow,
} from './state/known-deployments.ts';

const hasChart = (store: PanelStore) => () =>
  [...store.getState().charts.values()].some(({ status }) => status === 'ready');

/** What a store finds of the namespace. */
async function knownNamespace(): Promise<KnownDeployments> {
  const namespaces = knownForNow();
  await startedStore({ namespaces }).store.load(orders, hour);
  return namespaces;
}

/** The same, with something that is not so. */
async function wrongNamespace(parts: Partial<KnownDeployment>): Promise<KnownDeployments> {
  const namespaces = await knownNamespace();
  const known = namespaces.of('tenant-a');
  assert.ok(known !== null);
  namespaces.keep('tenant-a', { ...known, ...parts });
  return namespaces;
}

const deploymentOf = (store: PanelStore) => store.getState().scope?.deployment;

test('the first chart of a namespace never seen takes three round trips', async () => {
  const { prometheus, store } = startedStore();
  store.load(orders, hour);
  assert.equal(await tripsUntil(prometheus, hasChart(store)), 3);
});

test('of a namespace that was seen, two; another job of it, too', async () => {
  const namespaces = await knownNamespace();
  for (const job of ['orders', 'shipments']) {
    const { prometheus, store } = startedStore({ namespaces });
    // What the fake knows of one job it says of any.
    prometheus.answer = (path) =>
      path === 'label/__name__/values' ? success(metricNames) : undefined;
    store.load({ ...orders, job }, hour);
    assert.equal(await tripsUntil(prometheus, hasChart(store)), 2, job);
  }
});

const metricNames = [
  ...['numRestarts', 'uptime'].map((name) => `flink_jobmanager_job_${name}`),
  ...['numRecordsIn', 'numRecordsOut'].map((name) => `flink_taskmanager_job_task_${name}`),
];

test('another range of the same job, two', async () => {
  const { prometheus, store } = startedStore();
  await store.load(orders, hour);
  await settled();
  store.load(orders, { kind: 'relative', length: 2 * 3_600_000 });
  const isNew = () =>
    [...store.getState().charts.values()].some(({ grid }) => grid && lengthOf(grid) > 3_600_000);
  assert.equal(await tripsUntil(prometheus, isNew), 2);
});

const lengthOf = ({ start, end }: { readonly start: number; readonly end: number }) => end - start;

test('what was known is looked for again, and asked for no more than that where it holds', async () => {
  const namespaces = await knownNamespace();
  const { prometheus, store, ranges } = startedStore({ namespaces });
  await store.load(orders, hour);
  const asked = ranges();
  await settled();
  assert.ok(prometheus.asked.some(({ path }) => path === 'series'));
  assert.equal(ranges(), asked);
  const samples = prometheus.asked.filter(({ params }) => params.get('query')?.endsWith('[10m]'));
  assert.equal(samples.length, 1, 'what was asked for a moment ago is not asked for again');
});

test('a deployment that changed mends itself: charts are asked for again', async () => {
  const namespaces = await wrongNamespace({ process: ['worker'] });
  const { store, ranges } = startedStore({ namespaces });
  await store.load(orders, hour);
  assert.deepEqual(deploymentOf(store)?.process, ['worker']);
  const asked = ranges();
  await settled();
  assert.deepEqual(deploymentOf(store)?.process, ['host']);
  assert.equal(ranges(), 2 * asked);
  assert.deepEqual(namespaces.of('tenant-a')?.process, ['host']);
});

test('a job chosen meanwhile is not replaced by the one that was checked', async () => {
  const namespaces = await wrongNamespace({ process: ['worker'] });
  const { store } = startedStore({ namespaces });
  await store.load(orders, hour);
  await store.load({ ...orders, job: 'none' }, hour);
  await settled();
  assert.equal(store.getState().job?.job, 'none');
  assert.equal(store.getState().problem?.kind, 'no-such-job');
});

test('what is known and cannot be asked by is found as if it were not known', async () => {
  const namespaces = await wrongNamespace({ jobId: 'worker' });
  const { prometheus, store } = startedStore({ namespaces });
  prometheus.answer = (_, params) =>
    params.get('query')?.includes('worker') ? failure(400, 'bad_data', 'no') : undefined;
  await store.load(orders, hour);
  assert.equal(store.getState().problem, null);
  assert.equal(deploymentOf(store)?.jobId, 'job_id');
});

test('a server that is away is told at once, not asked a second way', async () => {
  const namespaces = await knownNamespace();
  const { prometheus, store } = startedStore({ namespaces });
  prometheus.answer = () => failure(401, 'unauthorized', 'no token');
  await store.load(orders, hour);
  assert.equal(store.getState().problem?.kind, 'unauthorized');
  assert.ok(!prometheus.asked.some(({ path }) => path === 'series'));
});

test('a namespace where nothing reports any more is not known any more', async () => {
  const namespaces = await knownNamespace();
  const { prometheus, store } = startedStore({ namespaces });
  prometheus.answer = (path) => (path.startsWith('label') ? success([]) : undefined);
  await store.load(orders, hour);
  assert.equal(store.getState().problem?.kind, 'no-such-namespace');
  assert.equal(namespaces.of('tenant-a'), null);
});
