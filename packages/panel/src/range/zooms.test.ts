import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isFixed } from './time-range.ts';
import { Zooms } from './zooms.ts';

const day = '2026-03-01T00:00:00Z/2026-03-02T00:00:00Z';
const hour = '2026-03-01T10:00:00Z/2026-03-01T11:00:00Z';
const minute = '2026-03-01T10:30:00Z/2026-03-01T10:31:00Z';

/** As a provider that does what it is asked. */
function looking(first: string) {
  const zooms = new Zooms();
  let range = first;
  const show = (next: string | null) => {
    if (next === null) return;
    range = next;
    zooms.follow(range);
  };
  show(first);
  return {
    zooms,
    show,
    get range() {
      return range;
    },
    zoom: (to: string) => show(zooms.into(to, range)),
    back: () => show(zooms.back()),
  };
}

test('goes back one zoom at a time', () => {
  const view = looking('6h');
  view.zoom(hour);
  view.zoom(minute);
  view.back();
  assert.equal(view.range, hour);
  assert.equal(view.zooms.any, true);
  view.back();
  assert.equal(view.range, '6h');
  assert.equal(view.zooms.any, false);
  view.back();
  assert.equal(view.range, '6h');
});

test('knows the last relative range, through zooms and fixed ranges', () => {
  const view = looking('6h');
  view.zoom(hour);
  view.show(day);
  view.zoom(minute);
  assert.equal(view.zooms.live, '6h');
  view.show('now-3h/now-1h');
  view.show(hour);
  assert.equal(view.zooms.live, 'now-3h/now-1h');
  view.show('nonsense');
  assert.equal(view.zooms.live, 'now-3h/now-1h');
});

test('where there was no relative range, it is the usual one', () => {
  const view = looking(day);
  view.zoom(hour);
  assert.equal(view.zooms.live, '1h');
});

test('a range that somebody else set leaves no zoom to undo', () => {
  const view = looking('6h');
  view.zoom(hour);
  view.show(day);
  assert.equal(view.zooms.any, false);
});

test('a zoom that the host prevented is none', () => {
  const view = looking('6h');
  view.zooms.into(hour, view.range);
  view.show('1d');
  assert.equal(view.zooms.any, false);
});

test('only two moments are a fixed range', () => {
  for (const range of ['1h', 'now-3h/now-1h', 'nonsense', '']) {
    assert.equal(isFixed(range), false);
  }
  assert.equal(isFixed(day), true);
});

test('what the browser’s history comes back to undoes a zoom, and no further one', () => {
  const view = looking('6h');
  view.zoom(hour);
  assert.equal(view.zooms.entered, true);
  view.zoom(minute);
  view.zooms.returnTo(hour);
  view.show(hour);
  assert.equal(view.zooms.entered, false);
  view.back();
  assert.equal(view.range, '6h');
  assert.equal(view.zooms.any, false);
});
