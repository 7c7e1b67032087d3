import { expect } from 'chai';
import { version } from '../version.ts';
import { defineElement } from './define.ts';

/** What the console was warned of meanwhile. */
function warnings(work: () => void): string[] {
  const warned: string[] = [];
  const { warn } = console;
  console.warn = (text: string) => warned.push(text);
  try {
    work();
  } finally {
    console.warn = warn;
  }
  return warned;
}

it('defines once; the same version again is quiet', () => {
  const First = class extends HTMLElement {
    static readonly version = version;
  };
  expect(
    warnings(() => {
      defineElement('flink-test-one', First);
      defineElement('flink-test-one', class extends First {});
    }),
  ).to.deep.equal([]);
  expect(customElements.get('flink-test-one') === First).to.equal(true);
});

it('says that another version was there first', () => {
  const Other = class extends HTMLElement {
    static readonly version = '0.0.1';
  };
  customElements.define('flink-test-two', Other);
  const warned = warnings(() => defineElement('flink-test-two', class extends HTMLElement {}));
  expect(warned).to.have.length(1);
  expect(warned[0]).to.contain('0.0.1').and.to.contain(version);
});
