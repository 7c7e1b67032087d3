import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pageVisibility } from './visibility.ts';

test('a page is hidden while its document says so, which tells of it until one leaves', () => {
  const page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  const visibility = pageVisibility(page);
  const seen: boolean[] = [];
  const leave = visibility.subscribe(() => seen.push(visibility.hidden()));
  for (const state of ['hidden', 'visible', 'hidden']) {
    if (seen.length === 2) leave();
    page.visibilityState = state;
    page.dispatchEvent(new Event('visibilitychange'));
  }
  assert.deepEqual(seen, [true, false]);
  assert.equal(visibility.hidden(), true);
});
