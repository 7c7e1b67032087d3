import { expect } from 'chai';
import type {} from 'mocha';
import { arrangementKey, browserStorage } from './storage.ts';

const key = arrangementKey('panel', 'tenant-a');

it('keeps a view in this browser', () => {
  browserStorage.save(key, '[]');
  expect(browserStorage.load(key)).to.equal('[]');
  localStorage.removeItem(key);
  expect(browserStorage.load(key)).to.equal(null);
});

it('follows another tab, its own key only, until that is ended', () => {
  const heard: (string | null)[] = [];
  const stop = browserStorage.follow?.(key, (json) => heard.push(json));
  const elsewhere = (of: string | null, newValue: string | null) =>
    dispatchEvent(new StorageEvent('storage', { key: of, newValue }));
  elsewhere(key, '[1]');
  elsewhere('another', '[2]');
  elsewhere(null, null);
  stop?.();
  elsewhere(key, '[3]');
  expect(heard).to.deep.equal(['[1]', null]);
});
