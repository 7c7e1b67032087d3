import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Reachability } from './reachability.ts';

function setUp() {
  let now = 0;
  const told: [boolean, unknown][] = [];
  const reach = new Reachability(
    (isUp, reason) => told.push([isUp, reason]),
    () => now,
  );
  return {
    reach,
    told,
    pass(ms: number) {
      now += ms;
    },
  };
}

test('one that fails is left alone, longer each time up to ten seconds', () => {
  const { reach, pass } = setUp();
  assert.equal(reach.mayAsk, true);
  for (const pause of [1_000, 2_000, 4_000, 8_000, 10_000, 10_000]) {
    reach.failed('slow');
    pass(pause - 1);
    assert.equal(reach.mayAsk, false, `${pause}`);
    pass(1);
    assert.equal(reach.mayAsk, true, `${pause}`);
  }
  reach.answered();
  reach.failed('slow');
  pass(1_000);
  assert.equal(reach.mayAsk, true);
});

test('many that fail at once are one failure', () => {
  const { reach, pass } = setUp();
  for (let times = 0; times < 50; times += 1) reach.failed('slow');
  pass(1_000);
  assert.equal(reach.mayAsk, true);
});

test('a change is told once, and a refusal once for each kind', () => {
  const { reach, told } = setUp();
  reach.answered();
  reach.answered();
  reach.failed('slow');
  reach.failed('gone');
  reach.answered();
  const full = { code: 'OOM' };
  reach.refused(full);
  reach.answered();
  reach.refused({ code: 'OOM' });
  assert.deepEqual(told, [
    [true, undefined],
    [false, 'slow'],
    [true, undefined],
    [true, full],
  ]);
});
