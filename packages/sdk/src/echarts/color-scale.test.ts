import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createColorScale } from './color-scale.ts';

const taskManagers = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ tm_id: `orders_taskmanager_1_${index + 1}` }));

test('as many series as colours have each their own', () => {
  const styles = createColorScale(10).assign(taskManagers(10));
  assert.equal(new Set(styles.map((style) => style.color)).size, 10);
});

test('the eleventh repeats a colour with another stroke', () => {
  const styles = createColorScale(10).assign(taskManagers(25));
  assert.equal(new Set(styles.map((style) => `${style.color} ${style.stroke}`)).size, 25);
});

test('the order of the answer does not decide', () => {
  const series = taskManagers(6);
  const forward = createColorScale(10).assign(series);
  const backward = createColorScale(10).assign(series.toReversed()).toReversed();
  assert.deepEqual(forward, backward);
});

test('a series keeps its place on every chart, whoever else is there', () => {
  const scale = createColorScale(10);
  const [, , third] = scale.assign(taskManagers(5));
  const [alone] = scale.assign([taskManagers(3)[2] ?? {}]);
  assert.deepEqual(alone, third);
});

test('the metric and the namespace do not matter, and a pod is its TaskManager', () => {
  const scale = createColorScale(10);
  const [one, two, three] = scale.assign([
    { tm_id: 'orders_taskmanager_1_1' },
    { __name__: 'up', namespace: 'a', tm_id: 'orders_taskmanager_1_1' },
    { namespace: 'a', pod: 'orders-taskmanager-1-1' },
  ]);
  assert.deepEqual(one, two);
  assert.deepEqual(one, three);
});
