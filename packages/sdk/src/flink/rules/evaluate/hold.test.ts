import assert from 'node:assert/strict';
import { test } from 'node:test';
import { max, metric } from '../../../promql/index.ts';
import { measureKey } from '../ask/measure-key.ts';
import { above, below, elseNo } from '../measures/tests.ts';
import { all, answerTo, any, holdsFor } from './hold.ts';
import type { Table } from './table.ts';

const busy = max(metric('busy')).by('task_name');
const pressed = max(metric('pressed'));
const table = (rows: Table['rows']): Table => ({ times: [0, 60_000, 120_000], rows });

test('a measurement decides, and none is never fine', () => {
  const test = above(busy, 800, 'ms/s');
  assert.equal(answerTo(test, 900), 'yes');
  assert.equal(answerTo(test, 800), 'no');
  assert.equal(answerTo(test, undefined), 'unknown');
  assert.equal(answerTo(elseNo(test), undefined), 'no');
});

test('one "no" decides a conjunction, one "yes" a disjunction', () => {
  assert.equal(all(['yes', 'unknown', 'no']), 'no');
  assert.equal(all(['yes', 'unknown']), 'unknown');
  assert.equal(all([]), 'yes');
  assert.equal(any(['no', 'unknown', 'yes']), 'yes');
  assert.equal(any(['no', 'unknown']), 'unknown');
  assert.equal(any([]), 'no');
});

test('tests meet by their labels: the task’s own, and what is of the whole job', () => {
  const rows = new Map([
    [
      measureKey(busy),
      [
        { labels: { task_name: 'map' }, values: [900, 900, undefined] },
        { labels: { task_name: 'sink' }, values: [100, 100, 100] },
      ],
    ],
    [measureKey(pressed), [{ labels: {}, values: [600, 400, 600] }]],
  ]);
  const tests = [above(busy, 800, 'ms/s'), above(pressed, 500, 'ms/s')];
  assert.deepEqual(holdsFor(tests, { task_name: 'map' }, table(rows)), ['yes', 'no', 'unknown']);
  assert.deepEqual(holdsFor(tests, { task_name: 'sink' }, table(rows)), ['no', 'no', 'no']);
});

test('what was not asked for cannot be told, whatever its absence would mean', () => {
  const tests = [elseNo(below(busy, 1, 'ms/s'))];
  assert.deepEqual(holdsFor(tests, {}, table(new Map())), ['unknown', 'unknown', 'unknown']);
  assert.deepEqual(holdsFor(tests, {}, table(new Map([[measureKey(busy), []]]))), [
    'no',
    'no',
    'no',
  ]);
});
