import { expect } from 'chai';
import '../testing/mount.ts';
import { loadOpenSections, saveOpenSections } from './open-sections.ts';

const key = 'flink-metrics-open/panel/tenant-a';

it('keeps sections as they were left, for each tenant alone', () => {
  saveOpenSections(
    'panel/tenant-a',
    new Map([
      ['kafka', true],
      ['__proto__', false],
    ]),
  );
  expect([...loadOpenSections('panel/tenant-a')]).to.deep.equal([
    ['kafka', true],
    ['__proto__', false],
  ]);
  expect(loadOpenSections('panel/tenant-b').size).to.equal(0);
});

it('ignores what is nothing of the kind', () => {
  for (const text of ['', 'null', '[1]', '"kafka"', '{"kafka":"yes"}', '{']) {
    localStorage.setItem(key, text);
    expect(loadOpenSections('panel/tenant-a').size, text).to.equal(0);
  }
});
