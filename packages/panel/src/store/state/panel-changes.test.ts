import assert from 'node:assert/strict';
import { test } from 'node:test';
import { orders, sectionOf } from '../../testing/started-store.ts';
import { reduce } from './panel-changes.ts';
import { emptyState, type PanelState } from './panel-state.ts';

const empty = emptyState([sectionOf('one', 'a', 'b')]);
const problem = { kind: 'no-data' } as const;
const load = (state: PanelState, job: string) =>
  reduce(state, 'load', { job: { ...orders, job }, charts: 2 });
const statusOf = ({ charts }: PanelState) => [...charts.values()].map(({ status }) => status);

test('an event that changes nothing leaves the same state', () => {
  assert.equal(reduce(empty, 'online', true), empty);
  assert.equal(reduce(empty, 'compare', null), empty);
  assert.equal(reduce(empty, 'facts', {}), empty);
});

test('what is not changed stays the same object', () => {
  const { sections, charts, marks } = reduce(empty, 'answer', {
    chart: 'a',
    answer: { status: 'ready', matrix: [] },
    time: 1,
  });
  assert.equal(sections, empty.sections);
  assert.equal(marks, empty.marks);
  assert.equal(charts.get('b'), empty.charts.get('b'));
  assert.equal(charts.get('a')?.status, 'ready');
});

test('the same job in another range keeps what is known of it, another job does not', () => {
  const known = [
    ['facts', { lost: true, freshness: { state: 'stale', newest: 1 } }],
    ['answer', { chart: 'a', answer: { status: 'ready', matrix: [] }, time: 1 }],
  ] as const;
  const before = known.reduce(
    (state, [name, detail]) => reduce(state, name, detail),
    load(empty, 'orders'),
  );
  const same = load(before, 'orders');
  assert.deepEqual([same.lost, same.updatedAt, same.charts], [true, 1, before.charts]);
  const other = load(before, 'payments');
  assert.deepEqual(other, { ...load(empty, 'payments'), charts: other.charts });
  assert.deepEqual(statusOf(other), ['waiting', 'waiting']);
});

test('a fact of null is one, and what is not reported stays', () => {
  const lost = reduce(empty, 'facts', { lost: true });
  const known = reduce(lost, 'facts', { status: null });
  assert.deepEqual([known.status, known.lost], [null, true]);
});

test('progress counts what is asked for, together with what is under way', () => {
  const first = reduce(empty, 'ask', { charts: ['a'], phase: 'refreshing' });
  const both = reduce(first, 'ask', { charts: ['b'], phase: null });
  assert.deepEqual([both.phase, both.progress], ['refreshing', { done: 0, total: 2 }]);
  const one = reduce(both, 'drop', ['b']);
  assert.deepEqual([statusOf(one), one.progress.total], [['loading', 'waiting'], 1]);
  const again = reduce(one, 'ask', { charts: ['a', 'b'], phase: 'loading' });
  assert.deepEqual([again.phase, again.progress], ['loading', { done: 0, total: 2 }]);
});

test('updated is when data came, or when all came to nothing without a problem', () => {
  assert.equal(reduce(empty, 'settle', { problem, time: 5 }).updatedAt, null);
  const settled = reduce(empty, 'settle', { problem: null, time: 5 });
  assert.equal(settled.updatedAt, 5);
  assert.equal(reduce(settled, 'settle', { problem: null, time: 6 }).updatedAt, 5);
  assert.equal(reduce(settled, 'empty', { time: 6 }).updatedAt, 6);
  const failed = reduce(settled, 'answer', { chart: 'a', answer: { status: 'failed' }, time: 7 });
  assert.equal(failed.updatedAt, 5);
});

test('stopped before any data came, nothing was asked for', () => {
  const loading = load(empty, 'orders');
  assert.equal(reduce(loading, 'stop', null).phase, 'idle');
  const settled = reduce(loading, 'settle', { problem: null, time: 5 });
  assert.equal(reduce(settled, 'stop', null).phase, 'ready');
});
