import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { measureKey } from '../ask/measure-key.ts';
import { rules } from '../catalogue/index.ts';
import { busiest, pressed } from '../measures/lately.ts';
import { heldUpBy, onlyWaitedFor } from './held-up.ts';
import type { Judged } from './judged.ts';
import type { Table } from './table.ts';
import { taskGraph } from './task-graph.ts';

/** Two branches: a → slow → c, and x → busy → z. Before `slow` everything waits. */
const times: Readonly<Record<string, readonly [busy: number, pressed: number]>> = {
  a: [200, 750],
  slow: [990, 0],
  c: [100, 0],
  x: [300, 20],
  busy: [900, 0],
  z: [150, 0],
};
const tasks = Object.keys(times).map((name) => ({ id: `id-${name}`, name }));
const edges = [
  ['a', 'slow'],
  ['slow', 'c'],
  ['x', 'busy'],
  ['busy', 'z'],
] as const;
const plan = {
  plan: {
    nodes: tasks.map(({ id, name }) => ({
      id,
      inputs: edges.filter(([, to]) => to === name).map(([from]) => ({ id: `id-${from}` })),
    })),
  },
};

const rowsOf = (part: 0 | 1) =>
  Object.entries(times).map(([name, spent]) => ({
    labels: { task_name: name },
    values: [spent[part]],
  }));
const table: Table = {
  times: [0],
  rows: new Map([
    [measureKey(busiest()), rowsOf(0)],
    [measureKey(pressed()), rowsOf(1)],
  ]),
};

const rule = rules.find(({ id }) => id === 'bottleneck');
assert.ok(rule);
const judged: Judged = {
  rule,
  answer: 'yes',
  silentTasks: [],
  subjects: ['slow', 'busy'].map((name) => ({
    subject: { task_name: name },
    answers: ['yes'],
    values: [times[name]?.[0]],
  })),
};
const told = (all: readonly Judged[]) =>
  all[0]?.subjects
    .filter(({ answers }) => answers[0] === 'yes')
    .map(({ subject }) => subject.task_name);

suite('two busy tasks in two branches', () => {
  test('without edges both are told', () => {
    assert.deepEqual(told(onlyWaitedFor([judged], table, null)), ['slow', 'busy']);
  });

  test('with them the one that something waits for', () => {
    assert.deepEqual(told(onlyWaitedFor([judged], table, taskGraph(plan, tasks))), ['slow']);
  });

  test('where nothing waits right before either, both', () => {
    const calm: Table = { ...table, rows: new Map([[measureKey(busiest()), rowsOf(0)]]) };
    assert.deepEqual(told(onlyWaitedFor([judged], calm, taskGraph(plan, tasks))), ['slow', 'busy']);
  });
});

suite('what waits for a task, and what starves behind it', () => {
  test('by the edges', () => {
    const { waiting, starving, by } = heldUpBy(
      { task_name: 'slow' },
      table,
      0,
      taskGraph(plan, tasks),
    );
    assert.deepEqual([waiting, starving, by], [['a'], ['c'], 'topology']);
  });

  test('by their times alone', () => {
    const { waiting, starving, by } = heldUpBy({ task_name: 'slow' }, table, 0, null);
    assert.deepEqual([waiting, starving, by], [['a'], ['c', 'x', 'z'], 'times']);
  });
});

suite('a graph', () => {
  test('of another job, or of none, is none', () => {
    assert.equal(taskGraph(undefined, tasks), null);
    assert.equal(taskGraph({ plan: { nodes: plan.plan.nodes.slice(1) } }, tasks), null);
    assert.equal(taskGraph(JSON.parse('{"errors":["not found"]}'), tasks), null);
    assert.equal(taskGraph(plan, []), null);
  });

  test('with an iteration is followed once', () => {
    const nodes = [
      { id: 'id-a', inputs: [{ id: 'id-c' }] },
      { id: 'id-c', inputs: [{ id: 'id-a' }] },
    ];
    const graph = taskGraph(
      { plan: { nodes } },
      tasks.filter(({ name }) => name === 'a' || name === 'c'),
    );
    assert.deepEqual([...(graph?.before('a') ?? [])], ['c']);
    assert.deepEqual([...(graph?.behind('a') ?? [])], ['c']);
  });
});
