import { expect } from 'chai';
import { defineElement, version } from './define-element.ts';

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

it('defines what an element renders before the element', () => {
  const defined: string[] = [];
  const { define } = customElements;
  customElements.define = (name, element) => {
    defined.push(name);
    define.call(customElements, name, element);
  };
  const Leaf = class extends HTMLElement {
    static readonly version = version;
  };
  const Branch = class extends HTMLElement {
    static readonly version = version;
    static readonly dependencies = { 'flink-test-leaf': Leaf };
  };
  const Root = class extends HTMLElement {
    static readonly version = version;
    static readonly dependencies = { 'flink-test-branch': Branch, 'flink-test-leaf': Leaf };
  };
  try {
    expect(warnings(() => defineElement('flink-test-root', Root))).to.deep.equal([]);
  } finally {
    customElements.define = define;
  }
  expect(defined).to.deep.equal(['flink-test-leaf', 'flink-test-branch', 'flink-test-root']);
});

it('defines what another version’s element does not render', () => {
  const Old = class extends HTMLElement {
    static readonly version = '0.0.1';
  };
  const Added = class extends HTMLElement {
    static readonly version = version;
  };
  const New = class extends HTMLElement {
    static readonly version = version;
    static readonly dependencies = { 'flink-test-added': Added };
  };
  customElements.define('flink-test-old', Old);
  expect(warnings(() => defineElement('flink-test-old', New))).to.have.length(1);
  expect(customElements.get('flink-test-added') === Added).to.equal(true);
});
