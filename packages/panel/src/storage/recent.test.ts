import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseTimeRange } from '../range/time-range.ts';
import {
  loadRecentJobs,
  loadRecentRanges,
  type RecentStorage,
  rememberJob,
  rememberRange,
} from './recent.ts';

const endpoint = 'https://gateway.example/prometheus';

function memory(texts = new Map<string, string>()) {
  return {
    texts,
    load: (key: string) => texts.get(key) ?? null,
    save: (key: string, json: string) => void texts.set(key, json),
  };
}

const job = (name: string, namespace = 'tenant-a') => ({ namespace, job: name });

test('the latest job is the first, each job is there once, and only eight are', async () => {
  const storage = memory();
  for (const name of ['one', 'two', 'one']) await rememberJob(storage, endpoint, job(name));
  assert.deepEqual(await loadRecentJobs(storage, endpoint), [job('one'), job('two')]);
  await rememberJob(storage, endpoint, job('one', 'tenant-b'));
  assert.deepEqual(await loadRecentJobs(storage, endpoint), [
    job('one', 'tenant-b'),
    job('one'),
    job('two'),
  ]);
  for (let index = 0; index < 20; index++) await rememberJob(storage, endpoint, job(`j${index}`));
  assert.equal((await loadRecentJobs(storage, endpoint)).length, 8);
});

test('each endpoint has its own jobs', async () => {
  const storage = memory();
  await rememberJob(storage, endpoint, job('orders'));
  assert.deepEqual(await loadRecentJobs(storage, `${endpoint}/other`), []);
});

test('a storage that fails has nothing, and takes nothing away', async () => {
  const broken: RecentStorage = {
    load: () => {
      throw new DOMException('denied', 'SecurityError');
    },
    save: () => Promise.reject(new DOMException('full', 'QuotaExceededError')),
  };
  assert.deepEqual(await loadRecentJobs(broken, endpoint), []);
  assert.deepEqual(await rememberJob(broken, endpoint, job('orders')), [job('orders')]);
});

test('what is not a list of jobs is ignored', async () => {
  const anything = fc.oneof(fc.string(), fc.json());
  await fc.assert(
    fc.asyncProperty(anything, async (text) => {
      const jobs = await loadRecentJobs({ load: () => text, save: () => {} }, endpoint);
      for (const { namespace, job } of jobs) {
        assert.equal(typeof namespace, 'string');
        assert.equal(typeof job, 'string');
      }
    }),
  );
  const mixed = JSON.stringify([{ namespace: 'a', job: 'b', more: 1 }, 'x', null, { job: 'c' }]);
  assert.deepEqual(await loadRecentJobs({ load: () => mixed, save: () => {} }, endpoint), [
    { namespace: 'a', job: 'b' },
  ]);
});

test('the latest range is the first, each is there once, and only five are', async () => {
  const storage = memory();
  for (const range of ['90m', '2h', '90m']) await rememberRange(storage, endpoint, range);
  assert.deepEqual(await loadRecentRanges(storage, endpoint), ['90m', '2h']);
  for (const minutes of [1, 2, 3, 4, 5, 6]) await rememberRange(storage, endpoint, `${minutes}m`);
  assert.deepEqual(await loadRecentRanges(storage, endpoint), ['6m', '5m', '4m', '3m', '2m']);
});

test('each endpoint has its own ranges, beside its jobs', async () => {
  const storage = memory();
  await rememberRange(storage, endpoint, '90m');
  assert.deepEqual(await loadRecentRanges(storage, `${endpoint}/other`), []);
  assert.deepEqual(
    [...storage.texts.keys()],
    [`flink-metrics-recent-ranges/${encodeURIComponent(endpoint)}`],
  );
});

test('an invalid range is ignored', async () => {
  const mixed = JSON.stringify(['soon', 5, null, '99999999w', 'now-3h/now-1h', { from: '1h' }]);
  const load = (text: string) => loadRecentRanges({ load: () => text, save() {} }, endpoint);
  assert.deepEqual(await load(mixed), ['now-3h/now-1h']);
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.string(), fc.json()), async (text) => {
      for (const range of await load(text)) assert.ok(parseTimeRange(range) !== null);
    }),
  );
});
