import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SharedStore } from './shared-answers.ts';
import { SharedAnswers } from './shared-answers.ts';
import { WholeAnswer } from './whole-answer.ts';

const bytes = new TextEncoder().encode('{"status":"success",\n"data":[]}');

function setUp() {
  const kept = new Map<string, Uint8Array>();
  let lookUps = 0;
  const store: SharedStore = {
    async get(key) {
      lookUps += 1;
      const entry = kept.get(key);
      return entry === undefined ? undefined : new Uint8Array(entry);
    },
    set: (key, entry) => void kept.set(key, entry),
  };
  const clock = { now: 1_000 };
  const answers = () => new SharedAnswers(store, 1_000, () => clock.now);
  return { kept, clock, answers, lookUps: () => lookUps };
}

test('a part and an answer come back as they were, by another gateway', async () => {
  const { answers } = setUp();
  const part = { bytes, start: 0, end: 60, askedAt: 900.5, since: 800 };
  answers().keepPart('k', part, 60_000);
  answers().keepAnswer('k', new WholeAnswer(bytes), 500);
  assert.deepEqual(await answers().part('k'), part);
  assert.deepEqual((await answers().answer('k', 500))?.answer.bytes, bytes);
  assert.equal(await answers().part('other'), undefined);
});

test('an answer is given for no longer than it was to be, by whatever clock', async () => {
  const { answers, clock } = setUp();
  answers().keepAnswer('k', new WholeAnswer(bytes), 500);
  clock.now = 1_400;
  assert.equal((await answers().answer('k', 500))?.ttl, 100);
  clock.now = 1_500;
  assert.equal(await answers().answer('k', 500), undefined);
  // The clock of the one that kept it is an hour ahead.
  clock.now = 1_000 - 3_600_000;
  assert.equal((await answers().answer('k', 500))?.ttl, 500);
});

test('those who look up the same at once are one look-up', async () => {
  const { answers, lookUps } = setUp();
  const one = answers();
  await Promise.all(Array.from({ length: 20 }, () => one.part('k')));
  assert.equal(lookUps(), 1);
  await one.part('k');
  assert.equal(lookUps(), 2);
});

test('what is too long is not kept, and what cannot be read is not there', async () => {
  const { answers, kept } = setUp();
  answers().keepAnswer('long', new WholeAnswer(new Uint8Array(1_001)), 500);
  answers().keepAnswer('none', new WholeAnswer(bytes), 0);
  assert.equal(kept.size, 0);
  for (const head of ['', 'x', '{}', '{"until":"1"}\n', '{"until":9e9}', 'null\n', '{\n']) {
    kept.set('answer k', new TextEncoder().encode(head));
    assert.equal(await answers().answer('k', 500), undefined, head);
  }
});
