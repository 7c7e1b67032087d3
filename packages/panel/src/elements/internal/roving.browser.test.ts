import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { html, LitElement } from 'lit';
import { mount, nextFrame } from '../../testing/mount.ts';
import { Roving } from './roving.ts';

class Buttons extends LitElement {
  static override readonly properties = { names: { attribute: false } };
  declare names: readonly string[];
  constructor() {
    super();
    this.names = ['a', 'b', 'c'];
    new Roving(this, '.one button', '.other button');
  }
  override render() {
    return html`
      <div class="one">${this.names.map((name) => html`<button ?disabled=${name === 'b'}>${name}</button>`)}</div>
      <div class="other"><button>x</button><button>y</button></div>
    `;
  }
}
customElements.define('roving-buttons', Buttons);

async function shown() {
  const host = mount(html`<button id="before"></button><roving-buttons></roving-buttons>`);
  await nextFrame();
  const element = host.querySelector('roving-buttons') as Buttons;
  host.querySelector<HTMLElement>('#before')?.focus();
  return { element, focused: () => element.renderRoot.querySelector(':focus')?.textContent ?? '' };
}
const press = async (...keys: readonly string[]) => {
  for (const key of keys) {
    const [held, pressed] = key.startsWith('Shift+') ? ['Shift', key.slice(6)] : ['', key];
    if (held !== '') await sendKeys({ down: held });
    await sendKeys({ press: pressed });
    if (held !== '') await sendKeys({ up: held });
  }
};

it('is one stop of the Tab key for each group, and the arrow keys go between its buttons', async () => {
  const { focused } = await shown();
  await press('Tab');
  expect(focused()).to.equal('a');
  await press('ArrowRight');
  expect(focused()).to.equal('c');
  await press('ArrowDown');
  expect(focused()).to.equal('c');
  await press('Tab');
  expect(focused()).to.equal('x');
  await press('End');
  expect(focused()).to.equal('y');
  await press('Shift+Tab');
  expect(focused()).to.equal('c');
  await press('Home');
  expect(focused()).to.equal('a');
});

it('keeps a stop where the one there was is gone', async () => {
  const { element, focused } = await shown();
  await press('Tab', 'End');
  expect(focused()).to.equal('c');
  (document.querySelector('#before') as HTMLElement).focus();
  element.names = ['a', 'd'];
  await element.updateComplete;
  await press('Tab');
  expect(focused()).to.be.oneOf(['a', 'd']);
});

it('uses the arrow keys up, and leaves all others to the host', async () => {
  const { element } = await shown();
  const heard: string[] = [];
  await press('Tab');
  element.parentElement?.addEventListener('keydown', ({ key }) => heard.push(key));
  await press('ArrowRight', 'Shift+ArrowRight', 'k');
  expect(heard).to.deep.equal(['Shift', 'ArrowRight', 'k']);
});
