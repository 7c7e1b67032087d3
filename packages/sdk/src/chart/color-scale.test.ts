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

test('up to six have the colours that differ most', () => {
  const styles = createColorScale(10).assign(taskManagers(6));
  assert.deepEqual(styles.map(({ color }) => color).sort(), [0, 1, 2, 3, 4, 5]);
});

const tasks = ['parse', 'enrich', 'write'].map((task_name) => ({ task_name }));
const shares = tasks.flatMap((task) => ['busy', 'idle'].map((series) => ({ ...task, series })));

test('what is shown of a task has its colour, and a stroke of its own', () => {
  const scale = createColorScale(10);
  const plain = scale.assign(tasks);
  const styles = scale.assign(shares);
  assert.deepEqual(
    styles.map(({ color }) => color),
    plain.flatMap(({ color }) => [color, color]),
  );
  assert.deepEqual(
    styles.map(({ stroke }) => stroke),
    ['solid', 'dashed', 'solid', 'dashed', 'solid', 'dashed'],
  );
});

test('of one task only, what is shown of it has colours', () => {
  const styles = createColorScale(10).assign(
    ['max', 'committed', 'used'].map((series) => ({ tm_id: 'one', series })),
  );
  assert.deepEqual(styles, [
    { color: 2, stroke: 'solid' },
    { color: 1, stroke: 'solid' },
    { color: 0, stroke: 'solid' },
  ]);
});

test('the sum over everything has the first colour', () => {
  assert.deepEqual(createColorScale(10).assign([{}]), [{ color: 0, stroke: 'solid' }]);
});

test('a limit has a line that is not solid', () => {
  const styles = createColorScale(10).assign(
    ['one', 'two'].flatMap((pod) => ['limit', 'used'].map((series) => ({ pod, series }))),
  );
  assert.deepEqual(
    styles.map(({ stroke }) => stroke),
    ['dashed', 'solid', 'dashed', 'solid'],
  );
});

test('new TaskManagers take the colours of those that are gone', () => {
  const scale = createColorScale(10);
  scale.assign(taskManagers(10));
  const styles = scale.assign(taskManagers(14).slice(10));
  assert.ok(styles.every(({ color, stroke }) => color < 6 && stroke === 'solid'));
  assert.equal(new Set(styles.map(({ color }) => color)).size, 4);
});

test('two that met only later still differ', () => {
  const scale = createColorScale(2);
  const many = taskManagers(6);
  for (const one of many) scale.assign([one]);
  const styles = scale.assign(many);
  assert.equal(new Set(styles.map(({ color, stroke }) => `${color} ${stroke}`)).size, 6);
});
