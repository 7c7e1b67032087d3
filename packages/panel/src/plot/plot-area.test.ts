import assert from 'node:assert/strict';
import { test } from 'node:test';
import { timeAt, xOf } from './plot-area.ts';

const area = { left: 40, right: 240, top: 8, bottom: 140, width: 250, height: 168 };
const span = { start: 1000, end: 2000 };

test('places and times are each other’s inverse', () => {
  assert.equal(xOf(1000, area, span), 40);
  assert.equal(xOf(2000, area, span), 240);
  assert.equal(timeAt(140, area, span), 1500);
  assert.equal(timeAt(xOf(1234, area, span), area, span), 1234);
});

test('a little beside the lines is their end, further away is nothing', () => {
  assert.equal(timeAt(37, area, span), 1000);
  assert.equal(timeAt(243, area, span), 2000);
  assert.equal(timeAt(30, area, span), null);
  assert.equal(timeAt(250, area, span), null);
});
