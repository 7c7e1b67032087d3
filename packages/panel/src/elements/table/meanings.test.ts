import assert from 'node:assert/strict';
import { test } from 'node:test';
import { languageOf, loadLanguage } from '../../i18n/language.ts';
import { createMeanings } from './meanings.ts';

const heap = 'flink_taskmanager_Status_JVM_Memory_Heap_Used';
const own = 'flink_taskmanager_job_task_operator_myOwn';
await loadLanguage('zh-CN');
const [english, chinese] = [languageOf('en'), languageOf('zh-CN')];

test('a metric is its name until the catalog is there, then what the catalog says', async () => {
  const meanings = createMeanings();
  assert.deepEqual(meanings.of(heap, english), {
    title: heap,
    description: '',
    unit: 'none',
    words: [],
  });
  await meanings.load([heap, own]);
  const known = meanings.of(heap, english);
  assert.equal(known.unit, 'bytes');
  assert.match(known.title, /heap/i);
  assert.notEqual(known.description, '');
  assert.match(meanings.of(heap, chinese).title, /堆/);
  assert.match(known.words.join(), /堆/);
  assert.deepEqual(meanings.of(own, english), {
    title: own,
    description: '',
    unit: 'none',
    words: [],
  });
});

test('without the catalog names stay, and the next question tries again', async () => {
  let broken = true;
  const meanings = createMeanings(async () => {
    if (broken) throw new TypeError('Failed to fetch dynamically imported module');
    return import('@flink-metrics/sdk/internal/flink-catalog');
  });
  await meanings.load([heap]);
  assert.equal(meanings.of(heap, english).title, heap);
  assert.ok(meanings.failed);
  broken = false;
  await meanings.load([heap]);
  assert.ok(!meanings.failed);
  assert.notEqual(meanings.of(heap, english).title, heap);
});
