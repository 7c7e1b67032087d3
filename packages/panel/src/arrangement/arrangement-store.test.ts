import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatSections } from '@flink-metrics/sdk/internal/flink-sections-json';
import { arrangementKey, type PanelStorage } from '../storage/storage.ts';
import { section } from '../testing/sections.ts';
import { type Arrangement, visibleSections } from './arrangement.ts';
import { hideChart } from './arrangement-steps.ts';
import { type ArrangementStore, createArrangementStore } from './arrangement-store.ts';

const defaults = [section('jvm', 'heap', 'gc', 'stack')];
const seen = (arrangement: Arrangement) =>
  visibleSections(arrangement).flatMap(({ charts }) => charts.map(({ id }) => id));
const shown = (store: ArrangementStore) => seen(store.getState().arrangement).join(' ');

/** Keeps texts as a backend would, as slow and as unreliable as a test needs it. */
function fakeStorage(texts: Record<string, string> = {}) {
  const gates: (() => void)[] = [];
  const followers = new Set<(json: string | null) => void>();
  const fake = {
    texts: new Map(Object.entries(texts)),
    saves: [] as string[],
    fails: false,
    slow: false,
    followers,
    /** Lets the oldest pending request go on. */
    release: () => gates.shift()?.(),
    async answer() {
      if (fake.slow) await new Promise<void>((resolve) => gates.push(resolve));
      if (fake.fails) throw new Error('the backend is down');
    },
  };
  const storage: PanelStorage = {
    async load(key) {
      await fake.answer();
      return fake.texts.get(key) ?? null;
    },
    async save(key, json) {
      await fake.answer();
      fake.texts.set(key, json);
      fake.saves.push(key);
    },
    follow(_key, saved) {
      followers.add(saved);
      return () => followers.delete(saved);
    },
  };
  return { ...{ fake }, storage };
}

const settled = async (store: ArrangementStore, status: string) => {
  for (let turn = 0; turn < 1000 && store.getState().status !== status; turn++) {
    await new Promise((resolve) => setImmediate(resolve));
  }
  assert.equal(store.getState().status, status);
};

test('a change is saved, and loaded again', async () => {
  const { storage, fake } = fakeStorage();
  const store = createArrangementStore(storage, defaults);
  await store.open('a');
  store.change(hideChart(store.getState().arrangement, 'gc', true));
  assert.equal(shown(store), 'heap stack');
  await settled(store, 'ready');
  assert.deepEqual(fake.saves, ['a']);

  const again = createArrangementStore(storage, defaults);
  await again.open('a');
  assert.equal(shown(again), 'heap stack');
  await again.open('b');
  assert.equal(shown(again), 'heap gc stack');
});

test('back at the defaults, it follows those of later versions', async () => {
  const { storage } = fakeStorage();
  const store = createArrangementStore(storage, defaults);
  await store.open('a');
  const { arrangement } = store.getState();
  store.change(hideChart(arrangement, 'gc', true));
  store.change(store.getState().defaults);
  await settled(store, 'ready');
  const later = createArrangementStore(storage, [section('jvm', 'stack', 'heap')]);
  await later.open('a');
  assert.equal(shown(later), 'stack heap');
});

test('a step is undone by the arrangement before', async () => {
  const store = createArrangementStore(fakeStorage().storage, defaults);
  await store.open('a');
  store.change(hideChart(store.getState().arrangement, 'gc', true));
  store.change(hideChart(store.getState().arrangement, 'heap', true));
  const back = () => store.change(store.getState().history.at(-1) ?? []);
  back();
  assert.equal(shown(store), 'heap stack');
  back();
  assert.equal(shown(store), 'heap gc stack');
  assert.equal(store.getState().history.length, 0);
});

test('saves go one after the other, the latest last, and a change between is not lost', async () => {
  const { storage, fake } = fakeStorage();
  const store = createArrangementStore(storage, defaults);
  await store.open('a');
  fake.slow = true;
  for (const id of ['heap', 'gc', 'stack']) {
    store.change(hideChart(store.getState().arrangement, id, true));
    store.change(hideChart(store.getState().arrangement, id, false));
  }
  store.change(hideChart(store.getState().arrangement, 'gc', true));
  while (store.getState().status === 'saving') {
    fake.release();
    await new Promise((resolve) => setImmediate(resolve));
  }
  assert.equal(fake.saves.length, 2);
  assert.equal(fake.texts.get('a'), formatSections(store.getState().arrangement));
});

test('a pending save runs also when another key was opened', async () => {
  const { storage, fake } = fakeStorage();
  const store = createArrangementStore(storage, defaults);
  await store.open('a');
  fake.slow = true;
  store.change(hideChart(store.getState().arrangement, 'heap', true));
  store.change(hideChart(store.getState().arrangement, 'gc', true));
  const opened = store.open('b');
  while (fake.saves.length < 2) {
    fake.release();
    await new Promise((resolve) => setImmediate(resolve));
  }
  await opened;
  assert.equal(shown(store), 'heap gc stack');
  fake.slow = false;
  await store.open('a');
  assert.equal(shown(store), 'stack');
});

test('a failed save is reported, keeps the arrangement, and can be retried', async () => {
  const { storage, fake } = fakeStorage();
  const store = createArrangementStore(storage, defaults);
  await store.open('a');
  fake.fails = true;
  store.change(hideChart(store.getState().arrangement, 'gc', true));
  await settled(store, 'unsaved');
  assert.equal(store.getState().problem, 'the backend is down');
  assert.equal(shown(store), 'heap stack');
  await store.open('b');
  await store.open('a');
  assert.equal(shown(store), 'heap stack');
  fake.fails = false;
  await store.retry();
  assert.equal(store.getState().status, 'ready');
  assert.equal(fake.texts.has('a'), true);
});

test('an arrangement that cannot be loaded is not overwritten', async () => {
  const { storage, fake } = fakeStorage({ a: formatSections(hideChart(defaults, 'heap', true)) });
  const store = createArrangementStore(storage, defaults);
  fake.fails = true;
  await store.open('a');
  assert.equal(store.getState().status, 'unloaded');
  store.change(hideChart(defaults, 'gc', true));
  assert.equal(shown(store), 'heap gc stack');
  assert.deepEqual(fake.saves, []);
  fake.fails = false;
  await store.retry();
  assert.equal(shown(store), 'gc stack');
});

test('an invalid text is kept until the user starts over', async () => {
  const { storage, fake } = fakeStorage({ a: '[{"id": "x"' });
  const store = createArrangementStore(storage, defaults);
  await store.open('a');
  const { status, problem, unreadable } = store.getState();
  assert.deepEqual([status, unreadable], ['unloaded', '[{"id": "x"']);
  assert.match(problem, /no JSON/);
  store.startOver();
  assert.deepEqual(fake.saves, []);
  store.change(hideChart(store.getState().arrangement, 'gc', true));
  await settled(store, 'ready');
  assert.deepEqual(fake.saves, ['a']);
});

test('another tab’s change is followed, but not over an unsaved change here', async () => {
  const { storage, fake } = fakeStorage();
  const store = createArrangementStore(storage, defaults);
  await store.open('a');
  const elsewhere = (json: string | null) => {
    for (const saved of fake.followers) saved(json);
  };
  elsewhere(formatSections(hideChart(defaults, 'stack', true)));
  await new Promise((resolve) => setTimeout(resolve, 20));
  assert.equal(shown(store), 'heap gc');
  elsewhere('{');
  await new Promise((resolve) => setTimeout(resolve, 20));
  assert.equal(shown(store), 'heap gc');
  assert.match(store.getState().problem, /no JSON/);
  fake.fails = true;
  store.change(hideChart(store.getState().arrangement, 'heap', true));
  await settled(store, 'unsaved');
  elsewhere(null);
  await new Promise((resolve) => setTimeout(resolve, 20));
  assert.equal(shown(store), 'gc');
  store.stop();
  assert.equal(fake.followers.size, 0);
});

test('a storage that does not answer holds nothing up', async (context) => {
  context.mock.timers.enable({ apis: ['setTimeout'] });
  const { storage, fake } = fakeStorage();
  fake.slow = true;
  const store = createArrangementStore(storage, defaults);
  const opened = store.open('a');
  context.mock.timers.tick(2000);
  await opened;
  assert.equal(store.getState().status, 'loading');
  assert.equal(shown(store), 'heap gc stack');
  context.mock.timers.tick(15_000);
  await settled(store, 'unloaded');
  assert.match(store.getState().problem, /15 s/);
});

test('defaults that are set later go below the same arrangement', async () => {
  const { storage } = fakeStorage({ a: formatSections(hideChart(defaults, 'gc', true)) });
  const store = createArrangementStore(storage, []);
  await store.open('a');
  assert.equal(shown(store), '');
  store.change([section('x', 'y')]);
  assert.equal(shown(store), '');
  store.setDefaults(defaults);
  assert.equal(shown(store), 'heap stack');
});

test('each tenant has a key, whatever it is called', () => {
  assert.notEqual(arrangementKey('a', 'b/c'), arrangementKey('a/b', 'c'));
});
