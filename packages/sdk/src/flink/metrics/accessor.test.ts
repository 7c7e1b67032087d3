import assert from 'node:assert/strict';
import { test } from 'node:test';
import { print, type Selector } from '../../promql/index.ts';
import { catalog } from '../catalog/catalog.ts';
import { unchecked } from './accessor.ts';
import { flink } from './generated/flink.ts';

type Node = { readonly [name: string]: Node } | ((...args: readonly object[]) => Selector);

function* accessorsIn(node: Node): Generator<(...args: readonly object[]) => Selector> {
  if (typeof node === 'function') yield node;
  else for (const child of Object.values(node)) yield* accessorsIn(child);
}

test('every family has one accessor', () => {
  const names = [...accessorsIn(flink as unknown as Node)].map((accessor) => {
    const { name, matchers } = accessor();
    return name ?? matchers.find((matcher) => matcher.name === '__name__')?.value ?? '';
  });
  const expected = catalog.map(({ name }) => name.replace(/<\w+>/g, '.+'));
  assert.deepEqual(names.toSorted(), expected.toSorted());
});

test('an accessor selects its metric', () => {
  assert.equal(
    print(flink.jobmanager.jvm.memory.heap.used({ host: 'a' })),
    'flink_jobmanager_Status_JVM_Memory_Heap_Used{host="a"}',
  );
});

test('a part of a name is sanitised as Flink does it, and without it the whole family is selected', () => {
  const { time } = flink.taskmanager.jvm.garbageCollector;
  assert.equal(
    print(time({ collector: 'G1 Young Generation' })),
    'flink_taskmanager_Status_JVM_GarbageCollector_G1_Young_Generation_Time',
  );
  assert.equal(
    print(time({}, { tm_id: 'x' })),
    '{__name__=~"flink_taskmanager_Status_JVM_GarbageCollector_.+_Time",tm_id="x"}',
  );
  assert.equal(
    print(flink.task.shuffle.netty.totalQueueLen({ direction: 'Input' })),
    '{__name__=~"flink_taskmanager_job_task_Shuffle_Netty_Input_.+_totalQueueLen"}',
  );
});

test('unchecked is the same vector', () => {
  const watermark = flink.task.currentInputWatermark();
  assert.equal(unchecked(watermark), watermark);
});
