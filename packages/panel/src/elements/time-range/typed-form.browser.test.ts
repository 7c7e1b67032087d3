import { expect } from 'chai';
import '../../define.ts';
import { find, nextFrame, until } from '../../testing/mount.ts';
import {
  apply,
  element,
  isClosed,
  opened,
  root,
  select,
  timeRange,
  type,
  watched,
} from '../../testing/time-range.ts';

const field = (form: ShadowRoot) => find<HTMLInputElement>(form, 'input');
const hint = (form: ShadowRoot) => find(form, '#hint').textContent?.trim();

it('takes a range as one says it, and gives the focus back', async () => {
  const { host, chosen } = await watched();
  const form = await opened(host, 'typed');
  await type(form, '', 'last 90 minutes');
  expect(hint(form)).to.equal('Last 1h 30m');
  apply(form);
  expect(chosen).to.deep.equal(['90m']);
  await isClosed(host);
  expect(root(host).activeElement).to.equal(select(host));
  expect(select(host).selectedOptions[0]?.text.trim()).to.equal('Last 1h 30m');
});

it('goes along with the clock, some time behind it', async () => {
  const { host, chosen } = await watched();
  const form = await opened(host, 'typed');
  await type(form, '', 'now-3h to now-1h');
  apply(form);
  await isClosed(host);
  expect(chosen).to.deep.equal(['now-3h/now-1h']);
  expect(select(host).selectedOptions[0]?.text.trim()).to.equal('3h to 1h ago');
});

it('reads times on the clock of the zone', async () => {
  const { host, chosen } = await watched(timeRange('1h', 'Asia/Shanghai'));
  const form = await opened(host, 'typed');
  await type(form, '', '2026-03-01 10:00 to 11:00');
  apply(form);
  expect(chosen).to.deep.equal(['2026-03-01T02:00:00.000Z/2026-03-01T03:00:00.000Z']);
});

it('starts with the range, all of it selected, and leaves it alone where nothing is typed', async () => {
  const range = '2026-03-01T02:00:00.250Z/2026-03-01T03:00:00.000Z';
  const { host, chosen } = await watched(timeRange(range));
  const form = await opened(host, 'typed');
  await until('a selection', () => (field(form).selectionEnd ?? 0) > 0);
  expect(field(form).value).to.equal('2026-03-01 02:00 to 03:00');
  expect(field(form).selectionEnd).to.equal(field(form).value.length);
  expect(form.activeElement).to.equal(field(form));
  apply(form);
  expect(chosen).to.deep.equal([range]);
});

it('says what is wrong and what to do, until it is changed', async () => {
  const { host, chosen } = await watched();
  const form = await opened(host, 'typed');
  await type(form, '', 'last 90');
  expect(hint(form)).to.include('For example');
  apply(form);
  const word = await until('a word', () => form.querySelector('[role=alert]'));
  expect(word.textContent?.trim()).to.equal('“90” lacks a unit. Add s, m, h, d or w, as in 90m.');
  expect(field(form).getAttribute('aria-invalid')).to.equal('true');
  expect(form.activeElement).to.equal(field(form));
  await type(form, '', 'last 90m');
  expect(form.querySelector('[role=alert]')).to.equal(null);
  expect(field(form).getAttribute('aria-invalid')).to.equal('false');
  expect(chosen).to.deep.equal([]);
});

it('shows what was typed as text, and no more of it than a line', async () => {
  const { host } = await watched();
  const form = await opened(host, 'typed');
  await type(form, '', `<img src=x onerror=alert(1)>${'x'.repeat(500)}`);
  apply(form);
  const word = await until('a word', () => form.querySelector('[role=alert]'));
  expect(word.querySelector('img')).to.equal(null);
  expect(word.textContent?.length).to.be.below(200);
});

it('speaks the language of the page', async () => {
  document.documentElement.lang = 'zh-CN';
  const { host, chosen } = await watched();
  const form = await opened(host, 'typed');
  await type(form, '', '3小时前至1小时前');
  expect(hint(form)).to.equal('3小时前至1小时前');
  await type(form, '', '最近 90');
  apply(form);
  await until('a word', () => hint(form)?.startsWith('“90”缺少单位'));
  document.documentElement.lang = '';
  expect(chosen).to.deep.equal([]);
});

it('stays within a narrow page', async () => {
  const { host } = await watched();
  host.style.inlineSize = '100px';
  await opened(host, 'typed');
  await nextFrame();
  const { left, right } = find(root(host), 'flink-metrics-typed-form').getBoundingClientRect();
  expect(left).to.be.at.least(0);
  expect(right).to.be.at.most(document.documentElement.clientWidth);
  expect(element(host).value).to.equal('1h');
});
