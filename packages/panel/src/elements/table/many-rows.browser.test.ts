import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import '../../define.ts';
import { accessible } from '../../testing/accessible.ts';
import { downloadOf } from '../../testing/chart.ts';
import {
  click,
  root,
  rows,
  search,
  shown,
  text,
  textsOf,
  value,
} from '../../testing/latest-values.ts';
import { hostileNames } from '../../testing/matrix.ts';
import { find, nextFrame, until } from '../../testing/mount.ts';
import type { FlinkMetricsTable } from './table.ts';

/** TaskManagers by number, of which each has a value of its own. */
const many = (count: number, more = 0) =>
  Array.from({ length: count }, (_, index) => value(`tm ${index}`, index + more));
const box = (host: ParentNode) => find(root(host), '.scroll');
const places = (host: ParentNode) =>
  rows(host).map((row) => Number(row.getAttribute('aria-rowindex')) - 2);
const expectFew = (host: ParentNode) => expect(rows(host).length).to.be.within(20, 60);

/** Whether there is a row on every pixel of what is in sight. */
function expectFilled(host: ParentNode): void {
  const [first, last] = [rows(host)[0], rows(host).at(-1)].map((row) =>
    row?.getBoundingClientRect(),
  );
  const { top, bottom } = box(host).getBoundingClientRect();
  expect(first?.top).to.be.below(top + find(root(host), 'thead').offsetHeight + 1);
  expect(last?.bottom).to.be.above(bottom - 2);
}

async function scrollTo(host: ParentNode, top: number): Promise<void> {
  box(host).scrollTop = top;
  await nextFrame();
  await nextFrame();
}

it('of twenty thousand rows has those in sight, and tells how many there are', async () => {
  const host = await shown(many(20_000));
  expectFew(host);
  expectFilled(host);
  expect(text(host)).to.contain('20,000 series');
  expect(find(root(host), 'table').getAttribute('aria-rowcount')).to.equal('20001');
  expect(find(root(host), 'thead tr').getAttribute('aria-rowindex')).to.equal('1');
  expect(places(host)[0]).to.equal(0);
  await accessible(host);
});

it('all rows come into sight in their order', async () => {
  const host = await shown(many(700));
  const seen = new Map<number, string | undefined>();
  for (let top = 0; top < box(host).scrollHeight; top += 300) {
    await scrollTo(host, top);
    expectFew(host);
    expectFilled(host);
    const series = textsOf(host, '.series');
    for (const [index, place] of places(host).entries()) seen.set(place, series[index]);
  }
  expect([...seen].map(([place, series]) => series === `tm ${place}`)).to.deep.equal(
    Array.from({ length: 700 }, () => true),
  );
  await accessible(host);
});

it('a keyboard comes to the last row, and back', async () => {
  const host = await shown(many(20_000));
  box(host).focus();
  await sendKeys({ press: 'End' });
  await until('the last row', () => places(host).at(-1) === 19_999);
  await until(
    'the end',
    () => box(host).scrollTop + box(host).clientHeight > box(host).scrollHeight - 2,
  );
  expectFilled(host);
  expectFew(host);
  await sendKeys({ press: 'PageUp' });
  await sendKeys({ press: 'Home' });
  await until('the first row', () => places(host)[0] === 0 && box(host).scrollTop === 0);
});

it('a refresh moves nothing, and changes what is another value', async () => {
  const host = await shown(many(2000));
  await scrollTo(host, 20_000);
  box(host).focus();
  const before = rows(host);
  const { scrollTop, scrollHeight } = box(host);
  find<FlinkMetricsTable>(host, 'flink-metrics-table').values = many(2000, 1);
  await until('newer values', () => {
    const [place = 0] = places(host);
    return find<HTMLDataElement>(root(host), 'data').value === `${place + 1}`;
  });
  expect(rows(host).every((row, index) => row === before[index])).to.equal(true);
  expect(box(host).scrollTop).to.equal(scrollTop);
  expect(box(host).scrollHeight).to.equal(scrollHeight);
  expect(root(host).activeElement === box(host)).to.equal(true);
});

it('a search looks at all rows, and shows what it finds from the first on', async () => {
  const host = await shown(many(2000));
  await scrollTo(host, 20_000);
  await search(host, 'tm 19');
  expect(text(host)).to.contain('139 of 2,000 series');
  expect(textsOf(host, '.series').slice(0, 2)).to.deep.equal(['tm 19', 'tm 119']);
  await search(host, '1999');
  expect(textsOf(host, '.series')).to.deep.equal(['tm 1999']);
  await search(host, '');
  await nextFrame();
  expectFilled(host);
});

it('sorts all rows, and shows the first', async () => {
  const host = await shown(many(2000));
  await scrollTo(host, 20_000);
  await click(host, 'th.value button');
  await until('the greatest', () => textsOf(host, '.series')[0] === 'tm 1999');
  expect(box(host).scrollTop).to.equal(0);
  expectFew(host);
});

it('fewer rows than before are in sight', async () => {
  const host = await shown(many(2000));
  await scrollTo(host, 50_000);
  find<FlinkMetricsTable>(host, 'flink-metrics-table').values = many(300);
  await until('the last row', () => places(host).at(-1) === 299);
  await nextFrame();
  expectFilled(host);
});

it('begins with the first row when it is opened again', async () => {
  const host = await shown(many(2000));
  await scrollTo(host, 20_000);
  await click(host, '.toggle');
  await click(host, '.toggle');
  expect(places(host)[0]).to.equal(0);
  expectFilled(host);
});

it('hands out all rows that are found', async () => {
  const host = await shown(many(2000));
  const lines = async () => {
    const { file } = await downloadOf(() => find(root(host), '.summary button').click());
    return (await file.text()).trim().split('\r\n').length;
  };
  expect(await lines()).to.equal(2001);
  await search(host, 'tm 19');
  expect(await lines()).to.equal(140);
});

it('prints the first, and where the others are, and is where it was after it', async () => {
  const host = await shown(many(2000));
  await scrollTo(host, 20_000);
  window.dispatchEvent(new Event('beforeprint'));
  expect(places(host)).to.deep.equal(Array.from({ length: 200 }, (_, index) => index));
  expect(text(host)).to.contain('1800 more rows are in the CSV.');
  expect(box(host).scrollTop).to.equal(20_000);
  window.dispatchEvent(new Event('afterprint'));
  expectFew(host);
  expectFilled(host);
  expect(text(host)).not.to.contain('in the CSV');
});

it('all rows are as high, whatever is in them', async () => {
  const names = ['a', '水位线', 'ﷺ', 'ཏྭ', ...hostileNames];
  const host = await shown(
    names.flatMap((name) => [value(name, 1), value('b', 1, `my_own_${name}`)]),
  );
  const heights = new Set(rows(host).map((row) => row.getBoundingClientRect().height));
  expect([...heights]).to.deep.equal([27]);
});

it('follows rows that become higher, as with larger text', async () => {
  const host = await shown(many(2000));
  const larger = new CSSStyleSheet();
  larger.replaceSync('tbody tr { block-size: 60px !important; }');
  root(host).adoptedStyleSheets.push(larger);
  await scrollTo(host, 300);
  expect(box(host).scrollHeight).to.be.above(2000 * 60);
  await scrollTo(host, 60_000);
  expectFilled(host);
  expect(places(host)).to.include(1000);
});
