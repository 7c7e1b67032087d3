import { expect } from 'chai';
import { html } from 'lit';
import '../../define.ts';
import { en } from '../../i18n/english.ts';
import { hintsEn } from '../../i18n/hints/en.ts';
import type { ProblemKind } from '../../store/state/problem.ts';
import { accessible } from '../../testing/accessible.ts';
import { fakePrometheus } from '../../testing/fake-prometheus.ts';
import { hostileNames } from '../../testing/matrix.ts';
import { find, mount, nextFrame, shadow, until } from '../../testing/mount.ts';
import type { FlinkMetricsProvider } from '../provider/provider.ts';

const kinds = Object.keys(en.problems) as ProblemKind[];
const message = (kind: ProblemKind, detail = '', jobs: readonly string[] = []) =>
  html`<flink-metrics-message .problem=${{ kind, detail, jobs }}></flink-metrics-message>`;
const root = (host: Element) => shadow(host, 'flink-metrics-message');
/** What a message looks like is loaded with the first. */
const said = (host: Element) =>
  until('the messages', () =>
    [...host.querySelectorAll('flink-metrics-message')].every(({ shadowRoot }) =>
      shadowRoot?.querySelector('[part="base"]'),
    ),
  );

for (const theme of ['light', 'dark'] as const) {
  it(`is accessible in ${theme}, whatever it says`, async () => {
    const host = mount(html`${kinds.map((kind) => message(kind, 'the server said so'))}`, theme);
    await said(host);
    await accessible(host);
  });
}

it('says the title, what to do, and the server’s own words as text', async () => {
  const [attack = ''] = hostileNames;
  const host = mount(message('bad-query', attack));
  await said(host);
  const text = root(host).textContent;
  expect(text).to.contain(en.problems['bad-query'].title).and.to.contain(attack);
  expect(root(host).querySelectorAll('img').length).to.equal(0);
  expect(find(root(host), '.message').role).to.equal('alert');
});

it('offers another attempt where one may help', async () => {
  const host = mount(message('unreachable'));
  await said(host);
  let asked = 0;
  host.addEventListener('flink-retry', () => {
    asked += 1;
  });
  find(root(host), 'button').click();
  expect(asked).to.equal(1);
});

it('says what to check where data are missing', async () => {
  const host = mount(message('no-data'));
  await said(host);
  expect(root(host).querySelectorAll('li').length).to.equal(hintsEn['no-data'].checks?.length);
});

it('says that it asks again by itself, where it does', async () => {
  const host = mount(html`
    <flink-metrics-provider
      endpoint="http://prometheus.test"
      namespace="tenant-z"
      job="orders"
      refresh="5m"
      lang="en"
      .sections=${[]}
      .fetch=${fakePrometheus().fetch}
    >
      <flink-metrics-message></flink-metrics-message>
    </flink-metrics-provider>
  `);
  const again = await until('a message', () => root(host).querySelector('.again'));
  expect(again.textContent).to.equal('Checked again automatically, at least every 5m.');
  find<FlinkMetricsProvider>(host, 'flink-metrics-provider').refresh = 'off';
  await until('nothing of it', () => root(host).querySelector('.again') === null);
  expect(root(host).querySelector('.actions button')).not.to.equal(null);
});

it('offers a longer range below a provider whose range is short', async () => {
  const host = mount(html`
    <flink-metrics-provider range="1h" lang="en">${message('no-data')}</flink-metrics-provider>
  `);
  await said(host);
  find(root(host), '.actions .button').click();
  const provider = find<FlinkMetricsProvider>(host, 'flink-metrics-provider');
  await until('the longer range', () => provider.range === '1d');
  await nextFrame();
  expect(root(host).querySelectorAll('.actions .button').length).to.equal(1);
});

it('does not speak again while the same problem stays', async () => {
  const host = mount(html`
    <flink-metrics-provider endpoint="http://[" lang="en">
      <flink-metrics-message></flink-metrics-message>
    </flink-metrics-provider>
  `);
  await nextFrame();
  const alert = find(root(host), '[role=alert]');
  const records: MutationRecord[] = [];
  new MutationObserver((found) => records.push(...found)).observe(root(host), {
    childList: true,
    characterData: true,
    subtree: true,
  });
  find<FlinkMetricsProvider>(host, 'flink-metrics-provider').refresh = '1m';
  await nextFrame();
  await nextFrame();
  expect(records.length).to.equal(0);
  expect(find(root(host), '[role=alert]')).to.equal(alert);
});

it('cuts an endless answer short, and keeps its layout', async () => {
  const host = mount(message('invalid-answer', 'x'.repeat(50_000), hostileNames));
  await said(host);
  expect(root(host).textContent?.length).to.be.lessThan(20_000);
  expect(find(host, 'flink-metrics-message').scrollWidth).to.be.at.most(640);
});

it('says once what the server warns of, in all charts', async () => {
  const [attack = ''] = hostileNames;
  const { fetch } = fakePrometheus();
  const warned = async (request: Request) => {
    const answer = await (await fetch(request)).json();
    return Response.json({ ...answer, warnings: [attack, 'b', 'c', 'd', 'e'] });
  };
  const host = mount(html`
    <flink-metrics-provider
      endpoint="http://prometheus.test"
      namespace="tenant-a"
      job="orders"
      lang="en"
      .fetch=${warned}
    >
      <flink-metrics-message></flink-metrics-message>
    </flink-metrics-provider>
  `);
  await until('it warns', () => root(host).textContent?.includes(en.warned) === true);
  const text = root(host).textContent ?? '';
  expect(text.split(attack).length).to.equal(2);
  expect(text).to.contain(en.moreWarnings(2));
  expect(root(host).querySelectorAll('img').length).to.equal(0);
  await accessible(host);
});

it('tells a query that reads too much from a wrong one', async () => {
  const problem = { kind: 'bad-query', detail: 'limit exceeded', isLimit: true };
  const host = mount(html`<flink-metrics-message .problem=${problem}></flink-metrics-message>`);
  await said(host);
  expect(root(host).textContent).to.contain(en.tooMuch.title).and.to.contain('limit exceeded');
});
