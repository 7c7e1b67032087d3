import { expect } from 'chai';
import { html } from 'lit';
import '../define.ts';
import { fakePrometheus } from '../testing/fake-prometheus.ts';
import { find, mount } from '../testing/mount.ts';
import { judged, loaded, orders, panel, rootIn } from '../testing/panel-page.ts';

/** Each inherits, and is nothing that a portal's text says of a panel's. */
const ofHosts = {
  textTransform: 'uppercase',
  whiteSpace: 'pre',
  wordSpacing: '20px',
  letterSpacing: '3px',
  textIndent: '40px',
  direction: 'rtl',
  textAlign: 'right',
  fontVariantCaps: 'small-caps',
  // Of the blanks around the panel, too, which would push its charts out of sight.
  fontSize: '0px',
  fontStyle: 'italic',
  fontWeight: '700',
  lineHeight: '3',
  wordBreak: 'break-all',
  overflowWrap: 'anywhere',
  hyphens: 'auto',
  textShadow: 'red 1px 1px 2px',
  tabSize: '20',
  listStyleType: 'square',
  cursor: 'wait',
  quotes: 'none',
  captionSide: 'bottom',
  borderCollapse: 'collapse',
  textWrapStyle: 'balance',
} as const;

const names = Object.keys(ofHosts) as (keyof typeof ofHosts)[];

/** All elements of a panel that can be seen, through shadow roots. */
function* inside(root: ParentNode): Generator<Element> {
  for (const element of root.querySelectorAll('*')) {
    yield element;
    if (element.shadowRoot !== null) yield* inside(element.shadowRoot);
  }
}

/** What a panel's elements say of their text, in a page that says something of its own. */
async function stylesIn(page: Partial<CSSStyleDeclaration>): Promise<readonly string[]> {
  const host = mount(panel(fakePrometheus(), orders));
  Object.assign(host.style, page);
  const root = rootIn(host);
  await loaded(root);
  await judged(root);
  const styles = [...inside(root)].map((element) => {
    const style = getComputedStyle(element);
    const values = names.map((name) => `${name}: ${style[name]}`);
    return [element.localName, element.className, ...values].join(' ');
  });
  host.remove();
  return styles;
}

it('what a page says of its text is not said of the panel’s', async () => {
  const expected = new Set(await stylesIn({}));
  expect(expected.size).to.be.greaterThan(30);
  const found = await stylesIn(ofHosts);
  expect(found.filter((style) => !expected.has(style))).to.deep.equal([]);
});

it('where a page hides what the panel is in, or lets nobody click it, that holds inside', () => {
  const host = mount(html`<div style="visibility: hidden; pointer-events: none">
    <flink-metrics-message></flink-metrics-message>
  </div>`);
  const { visibility, pointerEvents } = getComputedStyle(find(host, 'flink-metrics-message'));
  expect([visibility, pointerEvents]).to.deep.equal(['hidden', 'none']);
});

it('in a page that runs to the left, names, numbers and units keep their order', async () => {
  const places = async (dir: string) => {
    const host = mount(panel(fakePrometheus(), orders));
    host.dir = dir;
    const root = rootIn(host);
    await loaded(root);
    const range = document.createRange();
    const rightwards = [...inside(root)].flatMap((element) => {
      const text = [...element.childNodes].find(
        (node) => node instanceof Text && /\d+ ?[a-z/%]/i.test(node.data),
      );
      if (!(text instanceof Text) || element.checkVisibility() === false) return [];
      // A text's first letter is left of its last.
      const at = (offset: number) => {
        range.setStart(text, offset);
        range.setEnd(text, offset + 1);
        return range.getBoundingClientRect();
      };
      const first = at(text.data.search(/\S/));
      const last = at(text.data.trimEnd().length - 1);
      return first.width === 0 || first.top !== last.top ? [] : [first.left <= last.left];
    });
    host.remove();
    return rightwards;
  };
  const expected = await places('ltr');
  const found = await places('rtl');
  expect(expected.length).to.be.greaterThan(3);
  expect(found).to.deep.equal(expected);
  expect(found).to.not.include(false);
});
