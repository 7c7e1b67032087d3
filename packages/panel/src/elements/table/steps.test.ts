import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { mapInSteps, type Steps, sortInSteps } from './steps.ts';

function taken<Result>(steps: Steps<Result>): { result: Result; count: number } {
  for (let count = 1; ; count += 1) {
    const { done, value } = steps.next();
    if (done === true) return { result: value, count };
  }
}

test('maps an item a step', () => {
  const { result, count } = taken(mapInSteps([1, 2, 3], (item) => item * 2));
  assert.deepEqual(result, [2, 4, 6]);
  assert.equal(count, 4);
});

test('sorts as an array does, equal items in the order they came in', () => {
  const items = fc.array(fc.record({ key: fc.nat(20), place: fc.nat() }), { maxLength: 600 });
  fc.assert(
    fc.property(items, (items) => {
      const compare = (one: { key: number }, other: { key: number }) => one.key - other.key;
      assert.deepEqual(taken(sortInSteps(items, compare)).result, items.toSorted(compare));
    }),
  );
});

test('no step of sorting compares many', () => {
  let compared = 0;
  const items = Array.from({ length: 5000 }, (_, index) => ({ key: (index * 7919) % 5000 }));
  const steps = sortInSteps(items, (one, other) => {
    compared += 1;
    return one.key - other.key;
  });
  for (let done: boolean | undefined = false; done !== true; ) {
    compared = 0;
    done = steps.next().done;
    assert.ok(compared < 500, `${compared} at once`);
  }
});
