import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { loadRecentJobs, type RecentJobsStorage, rememberJob } from './recent-jobs.ts';

const endpoint = 'https://gateway.example/prometheus';

function memory(texts = new Map<string, string>()): RecentJobsStorage {
  return {
    load: (key) => texts.get(key) ?? null,
    save: (key, json) => {
      texts.set(key, json);
    },
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

test('each endpoint has its own', async () => {
  const storage = memory();
  await rememberJob(storage, endpoint, job('orders'));
  assert.deepEqual(await loadRecentJobs(storage, `${endpoint}/other`), []);
});

test('a storage that fails has nothing, and takes nothing away', async () => {
  const broken: RecentJobsStorage = {
    load: () => {
      throw new DOMException('denied', 'SecurityError');
    },
    save: () => Promise.reject(new DOMException('full', 'QuotaExceededError')),
  };
  assert.deepEqual(await loadRecentJobs(broken, endpoint), []);
  assert.deepEqual(await rememberJob(broken, endpoint, job('orders')), [job('orders')]);
});

test('what is not a list of jobs is passed over', async () => {
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
