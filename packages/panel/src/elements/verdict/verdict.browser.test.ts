import type { Diagnosis } from '@flink-metrics/sdk/flink/rules';
import { expect } from 'chai';
import { html } from 'lit';
import '../../define.ts';
import { verdictEn } from '../../i18n/verdict/en.ts';
import { accessible } from '../../testing/accessible.ts';
import { diagnosis, finding } from '../../testing/diagnosis.ts';
import { failure, fakePrometheus } from '../../testing/fake-prometheus.ts';
import { hostileNames } from '../../testing/matrix.ts';
import { find, mount, nextFrame, shadow, until } from '../../testing/mount.ts';
import { few, loaded, orders, panel, panelIn, rootIn } from '../../testing/panel-page.ts';

const root = (host: Element) => shadow(host, 'flink-metrics-verdict');

async function shown(what: Diagnosis, theme: 'light' | 'dark' = 'light') {
  const host = mount(
    html`<flink-metrics-verdict .diagnosis=${what}></flink-metrics-verdict>`,
    theme,
  );
  await until('the verdict', () =>
    find(host, 'flink-metrics-verdict').shadowRoot?.querySelector('.verdict'),
  );
  return host;
}

/** What can be read, without what is only laid out. */
const text = (element: Element | ShadowRoot) => element.textContent?.replace(/\s+/g, ' ').trim();

for (const theme of ['light', 'dark'] as const) {
  it(`is accessible in ${theme}, healthy and not, open and closed`, async () => {
    const late = finding({ rule: 'late', severity: 'warning' });
    const ill = [finding({ effects: [late] }), late, finding({ rule: 'x', severity: 'info' })];
    for (const what of [diagnosis([]), diagnosis(ill), diagnosis([], { verdict: 'unknown' })]) {
      const host = await shown(what, theme);
      await accessible(host);
      for (const details of root(host).querySelectorAll('details')) details.open = true;
      await nextFrame();
      await accessible(host);
      host.remove();
    }
  });
}

it('says that a job is healthy, what was checked, and what could not be told and why', async () => {
  const host = await shown(diagnosis([]));
  expect(text(find(root(host), '.word'))).to.equal('Healthy');
  const checks = find<HTMLDetailsElement>(root(host), '.checks');
  expect(checks.open).to.equal(false);
  expect(text(find(checks, 'summary'))).to.contain(verdictEn.checked(2, 1));
  expect(text(checks)).to.contain('lookups fail: needs numLoadFailures, which nothing');
});

it('says what is wrong in a sentence, which opens: causes, advice with options, PromQL', async () => {
  const host = await shown(diagnosis([finding()]));
  expect(text(find(root(host), '.head'))).to.contain('Something is wrong 1 problem');
  const one = find<HTMLDetailsElement>(root(host), 'details.finding');
  expect(text(find(one, '.sentence'))).to.match(
    /^aggregate is the bottleneck: it is busy for 99% of the time\. since /,
  );
  expect(one.open).to.equal(false);
  find(one, 'summary').click();
  expect(one.open).to.equal(true);
  expect([...one.querySelectorAll('.causes li')].map(text)).to.deep.equal([
    'It writes to the outside. yes',
    'RocksDB slows its writes. cannot be told (needs write_rate, which this turns on: state.backend.rocksdb.metrics.x)',
    'One subtask gets more. no',
  ]);
  expect(text(find(one, '.key'))).to.equal('restart-strategy.type: fixed-delay (Flink ≥ 1.17)');
  expect(text(one)).to.contain('Measured 99%; this begins at 80%.');
  expect(text(find(one, 'pre'))).to.equal('max by (task_name) (busy) > 800');
});

it('what is open stays open when newer findings come', async () => {
  const host = await shown(diagnosis([finding()]));
  find(root(host), 'details.finding > summary').click();
  const other = finding({ rule: 'restart-loop' });
  find<HTMLElementTagNameMap['flink-metrics-verdict']>(host, 'flink-metrics-verdict').diagnosis =
    diagnosis([other, finding({ value: 950 })]);
  await nextFrame();
  const all = [...root(host).querySelectorAll<HTMLDetailsElement>('details.finding')];
  expect(all.map(({ open }) => open)).to.deep.equal([false, true]);
});

it('the worst is said at once, the others on demand; what is open is seen', async () => {
  const many = ['a', 'b', 'c', 'd', 'e'].map((rule) => finding({ rule }));
  const host = await shown(diagnosis(many));
  const all = [...root(host).querySelectorAll<HTMLDetailsElement>('.verdict .finding')];
  const seen = () => all.map((one) => one.checkVisibility());
  const more = find<HTMLButtonElement>(root(host), 'button.more');
  expect(text(more)).to.equal('4 more');
  expect(seen()).to.deep.equal([true, false, false, false, false]);
  more.click();
  await nextFrame();
  expect(more.ariaExpanded).to.equal('true');
  expect(seen()).to.deep.equal([true, true, true, true, true]);
  find(all[2] ?? host, 'summary').click();
  more.click();
  await nextFrame();
  expect(seen()).to.deep.equal([true, false, true, false, false]);
});

it('a name is text, whatever is in it', async () => {
  for (const name of hostileNames) {
    const host = await shown(diagnosis([finding({ subject: { task_name: name } })]));
    expect(find(root(host), '.sentence').textContent).to.contain(name);
    expect(root(host).querySelectorAll('img, script').length).to.equal(0);
    host.remove();
  }
});

it('speaks Chinese', async () => {
  const host = mount(html`<div lang="zh-CN">
    <flink-metrics-verdict .diagnosis=${diagnosis([finding()])}></flink-metrics-verdict>
  </div>`);
  await until('the verdict', () =>
    find(host, 'flink-metrics-verdict').shadowRoot?.querySelector('.word'),
  );
  expect(text(find(root(host), '.head')))
    .to.contain('存在异常')
    .and.to.contain('1 项异常');
});

it('copies a finding for a ticket', async () => {
  const copied: string[] = [];
  const { clipboard } = navigator;
  const own = { writeText: async (words: string) => copied.push(words) };
  Object.defineProperty(navigator, 'clipboard', { value: own, configurable: true });
  after(() =>
    Object.defineProperty(navigator, 'clipboard', { value: clipboard, configurable: true }),
  );
  const host = await shown(diagnosis([finding()]));
  const button = [...root(host).querySelectorAll('button')].find((one) =>
    one.textContent?.includes(verdictEn.copyTicket),
  );
  button?.click();
  await until('the answer', () => button?.nextElementSibling?.textContent === 'Copied');
  expect(copied.join()).to.contain('1 problem: Bottleneck\nsince 2026-03-01T10:21:00.000Z');
  expect(copied.join()).to.contain('aggregate is the bottleneck');
  expect(copied.join()).to.contain('max by (task_name) (busy) > 800');
  expect(copied.join()).to.contain(location.href);
});

it('the list alone says so where nothing is wrong', async () => {
  const host = mount(
    html`<flink-metrics-findings .diagnosis=${diagnosis([])}></flink-metrics-findings>`,
  );
  const list = await until('the list', () =>
    find(host, 'flink-metrics-findings').shadowRoot?.querySelector('.list'),
  );
  expect(text(list)).to.equal(verdictEn.nothingFound);
  await accessible(host);
});

const isLook = (params: URLSearchParams) => params.get('query')?.includes('"measure"') === true;

it('a panel asks for it, tells its host, and says what could not be found out', async () => {
  const prometheus = fakePrometheus();
  const host = mount(panel(prometheus, { ...orders, sections: few }));
  const told: string[] = [];
  host.addEventListener('flink-findings', ({ detail }) => told.push(detail.verdict));
  await loaded(rootIn(host));
  const verdict = () => rootIn(host).querySelector('flink-metrics-verdict')?.shadowRoot;
  await until('the verdict', () => verdict()?.querySelector('.verdict'));
  expect(told.length).to.equal(1);
  prometheus.answer = (_, params) =>
    isLook(params) ? failure(422, 'execution', 'query too long') : undefined;
  panelIn(host).range = '3h';
  const problem = await until('the problem', () => verdict()?.querySelector('.problem'));
  expect(text(problem)).to.contain(verdictEn.failed).and.to.contain('query too long');
  expect(
    rootIn(host).querySelector('flink-metrics-message')?.shadowRoot?.textContent,
  ).to.not.contain('query too long');
});

it('left out, nothing is asked', async () => {
  const prometheus = fakePrometheus();
  const host = mount(panel(prometheus, { ...orders, sections: few, omit: 'verdict' }));
  await loaded(rootIn(host));
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(prometheus.asked.filter(({ params }) => isLook(params)).length).to.equal(0);
});
