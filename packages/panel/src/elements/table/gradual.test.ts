import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { Gradual } from './gradual.ts';
import type { Steps } from './steps.ts';

/** A clock that goes on by a ms with each step, and what is told. */
function started(context: TestContext) {
  let now = 0;
  context.mock.method(performance, 'now', () => now);
  context.mock.timers.enable({ apis: ['setTimeout'] });
  const made = context.mock.fn();
  const gradual = new Gradual<string>(made);
  return {
    gradual,
    made: () => made.mock.callCount(),
    now: () => now,
    /** Lets it have as many slices as it takes. */
    pass: () => context.mock.timers.tick(1),
    *work(steps: number, result: string): Steps<string> {
      for (let step = 0; step < steps; step += 1) {
        now += 1;
        yield;
      }
      return result;
    },
  };
}

test('what takes little is there at once, and nobody is told', (context) => {
  const { gradual, made, pass, work } = started(context);
  const source = {};
  assert.equal(
    gradual.of([source], () => work(3, 'a')),
    'a',
  );
  assert.equal(
    gradual.of([source], () => work(3, 'never made')),
    'a',
  );
  pass();
  assert.equal(made(), 0);
});

test('what takes long comes a slice at a time, and what was before stays until then', (context) => {
  const { gradual, made, now, pass, work } = started(context);
  const value = (source: number) => gradual.of([source], () => work(20, `value ${source}`));
  assert.equal(value(1), undefined);
  assert.equal(now(), 8);
  assert.equal(made(), 0);
  pass();
  assert.equal(made(), 1);
  assert.equal(value(1), 'value 1');
  assert.equal(value(2), 'value 1');
  pass();
  assert.equal(made(), 2);
  assert.equal(value(2), 'value 2');
});

test('what is not wanted any more is not made to its end', (context) => {
  const { gradual, made, pass, work } = started(context);
  gradual.of([1], () => work(20, 'old'));
  gradual.of([2], () => work(12, 'new'));
  pass();
  assert.equal(made(), 1);
  assert.equal(
    gradual.of([2], () => work(12, 'again')),
    'new',
  );
  gradual.of([3], () => work(20, 'another'));
  gradual.forget();
  pass();
  assert.equal(made(), 1);
  assert.equal(
    gradual.of([3], () => work(20, 'another')),
    undefined,
  );
});
