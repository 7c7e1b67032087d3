import assert from 'node:assert/strict';
import { test } from 'node:test';
import { later } from './later.ts';

/** A module that loads, or does not, and an element that is drawn. */
function page() {
  const state = { loads: 0, broken: false, draws: 0, time: 0 };
  const module = later(
    async () => {
      state.loads += 1;
      if (state.broken) throw new TypeError('Failed to fetch dynamically imported module');
      return { text: 'there' };
    },
    () => state.time,
  );
  const element = {
    requestUpdate: () => {
      state.draws += 1;
    },
  };
  return { state, module, element };
}
const settled = () => new Promise((resolve) => setImmediate(resolve));

test('is loaded once, whoever needs it, and then drawn', async () => {
  const { state, module, element } = page();
  assert.equal(module.drawnBy(element), undefined);
  const other = module.load();
  await settled();
  assert.equal(module.drawnBy(element)?.text, 'there');
  assert.equal((await other).text, 'there');
  assert.deepEqual([state.loads, state.draws], [1, 1]);
});

test('a failure is drawn once, and what draws tries again only a while after it', async () => {
  const { state, module, element } = page();
  state.broken = true;
  module.drawnBy(element);
  await settled();
  assert.deepEqual([module.failed, state.draws], [true, 1]);
  module.drawnBy(element);
  await settled();
  assert.equal(state.loads, 1);
  state.broken = false;
  state.time = 10_000;
  module.drawnBy(element);
  await settled();
  assert.deepEqual([module.failed, module.loaded?.text], [false, 'there']);
});

test('who asks for it, rather than draws it, tries again at once', async () => {
  const { state, module } = page();
  state.broken = true;
  await assert.rejects(module.load(), TypeError);
  state.broken = false;
  assert.equal((await module.load()).text, 'there');
});
