import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TaskFigures } from './find-tasks.ts';
import { orderTasks } from './order-tasks.ts';

const figures = (name: string, recordsIn: number | null = null): TaskFigures => ({
  name,
  id: `id-${name}`,
  ...{ subtasks: 4, busy: 0.5, backpressured: 0, idle: 0.5, busiest: 0.6, leastBusy: 0.4 },
  recordsIn,
  recordsOut: null,
});

const shape = ({ placed }: ReturnType<typeof orderTasks>) =>
  placed.map(({ task, column, row }) => [task.name, column, row]);

test('without a plan: sources, then what takes in most, then sinks; and it is said to be inferred', () => {
  const tasks = [
    figures('revenue: Writer', 5),
    figures('filter', 900),
    figures('Source: b'),
    figures('window', 100),
    figures('Source:_a'),
  ];
  const order = orderTasks(tasks);
  assert.deepEqual(shape(order), [
    ['Source: b', 0, 0],
    ['Source:_a', 0, 1],
    ['filter', 1, 0],
    ['window', 2, 0],
    ['revenue: Writer', 3, 0],
  ]);
  assert.deepEqual([order.source, order.edges], ['inferred', []]);
});

test('with a plan: a diamond, joined after its longer way', () => {
  const tasks = ['join', 'a', 'b', 'source'].map((name) => figures(name));
  const node = (name: string, ...inputs: string[]) => ({
    id: `id-${name}`,
    inputs: inputs.map((one) => ({ id: `id-${one}` })),
  });
  const plan = {
    plan: {
      nodes: [node('join', 'source', 'b'), node('b', 'a'), node('a', 'source'), node('source')],
    },
  };
  const order = orderTasks(tasks, plan);
  assert.deepEqual(shape(order), [
    ['source', 0, 0],
    ['a', 1, 0],
    ['b', 2, 0],
    ['join', 3, 0],
  ]);
  assert.equal(order.source, 'plan');
  assert.equal(order.edges.length, 4);
});

test('a plan of another job, or none at all, is not followed', () => {
  const tasks = [figures('a'), figures('b')];
  const other = { plan: { nodes: [{ id: 'id-a' }] } };
  assert.equal(orderTasks(tasks, other).source, 'inferred');
  assert.equal(orderTasks(tasks, JSON.parse('{"errors":["not found"]}')).source, 'inferred');
  const cycle = {
    plan: {
      nodes: [
        { id: 'id-a', inputs: [{ id: 'id-b' }] },
        { id: 'id-b', inputs: [{ id: 'id-a' }] },
      ],
    },
  };
  assert.equal(orderTasks(tasks, cycle).placed.length, 2);
});
