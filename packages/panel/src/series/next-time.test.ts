import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nextTime } from './next-time.ts';

const times = [10, 20, 30];

test('arrows step, Home and End jump, the ends hold', () => {
  assert.equal(nextTime('ArrowRight', times, 10), 20);
  assert.equal(nextTime('ArrowRight', times, 30), 30);
  assert.equal(nextTime('ArrowLeft', times, 10), 10);
  assert.equal(nextTime('Home', times, 30), 10);
  assert.equal(nextTime('End', times, null), 30);
  assert.equal(nextTime('PageDown', times, 30), 10);
});

test('from nowhere the left arrow begins at the end', () => {
  assert.equal(nextTime('ArrowLeft', times, null), 30);
});

test('other keys, and no samples, move nothing', () => {
  assert.equal(nextTime('a', times, 10), null);
  assert.equal(nextTime('Home', [], null), null);
});
