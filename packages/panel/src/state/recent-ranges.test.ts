import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { loadRecentRanges, rememberRange } from './recent-ranges.ts';
import { parseTimeRange } from './time-range.ts';

const endpoint = 'https://gateway.example/prometheus';

function memory(texts = new Map<string, string>()) {
  return {
    texts,
    load: (key: string) => texts.get(key) ?? null,
    save: (key: string, json: string) => void texts.set(key, json),
  };
}

test('the latest is the first, each is there once, and only five are', async () => {
  const storage = memory();
  for (const range of ['90m', '2h', '90m']) await rememberRange(storage, endpoint, range);
  assert.deepEqual(await loadRecentRanges(storage, endpoint), ['90m', '2h']);
  for (const minutes of [1, 2, 3, 4, 5, 6]) await rememberRange(storage, endpoint, `${minutes}m`);
  assert.deepEqual(await loadRecentRanges(storage, endpoint), ['6m', '5m', '4m', '3m', '2m']);
});

test('each endpoint has its own, beside its jobs', async () => {
  const storage = memory();
  await rememberRange(storage, endpoint, '90m');
  assert.deepEqual(await loadRecentRanges(storage, `${endpoint}/other`), []);
  assert.deepEqual(
    [...storage.texts.keys()],
    [`flink-metrics-recent-ranges/${encodeURIComponent(endpoint)}`],
  );
});

test('what is no range is passed over', async () => {
  const mixed = JSON.stringify(['soon', 5, null, '99999999w', 'now-3h/now-1h', { from: '1h' }]);
  const load = (text: string) => loadRecentRanges({ load: () => text, save() {} }, endpoint);
  assert.deepEqual(await load(mixed), ['now-3h/now-1h']);
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.string(), fc.json()), async (text) => {
      for (const range of await load(text)) assert.ok(parseTimeRange(range) !== null);
    }),
  );
});
