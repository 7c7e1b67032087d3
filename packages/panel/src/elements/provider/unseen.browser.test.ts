import { expect } from 'chai';
import { html } from 'lit';
import '../../define.ts';
import { fakePrometheus } from '../../testing/fake-prometheus.ts';
import { find, mount, nextFrame, until } from '../../testing/mount.ts';
import { few, loaded, orders, panel, rootIn } from '../../testing/panel-page.ts';

/** Portals keep their closed tabs in the page. */
const tab = (content: unknown) => html`<div class="tab" style="display: none">${content}</div>`;
const open = (host: ParentNode) => find(host, '.tab').style.removeProperty('display');

/** What is loaded and observed by then. */
const aMoment = async () => {
  for (let frames = 0; frames < 20; frames += 1) await nextFrame();
};

it('a panel that nobody could have seen asks nothing, then all at once', async () => {
  const prometheus = fakePrometheus();
  const host = mount(tab(panel(prometheus, orders)));
  await aMoment();
  expect(prometheus.asked).to.deep.equal([]);
  open(host);
  await loaded(rootIn(host));
});

it('what was chosen meanwhile is what is asked for', async () => {
  const prometheus = fakePrometheus();
  const host = mount(tab(panel(prometheus, orders)));
  await aMoment();
  find<HTMLElement & { range: string }>(host, 'flink-metrics-panel').range = '1h';
  await aMoment();
  expect(prometheus.asked).to.deep.equal([]);
  open(host);
  await loaded(rootIn(host));
  const spans = prometheus.asked
    .filter(({ path }) => path === 'query_range')
    .map(({ params }) => Number(params.get('end')) - Number(params.get('start')));
  expect(new Set(spans.map((span) => span > 3_000))).to.deep.equal(new Set([true]));
});

it('taken from one place in the page to another, it still asks nothing', async () => {
  const prometheus = fakePrometheus();
  const host = mount(tab(panel(prometheus, orders)));
  await aMoment();
  const element = find(host, 'flink-metrics-panel');
  find(host, '.tab').append(element);
  await aMoment();
  expect(prometheus.asked).to.deep.equal([]);
});

for (const wrapper of ['block', 'contents']) {
  it(`a provider is seen by what is in it, in a wrapper that is ${wrapper}`, async () => {
    const prometheus = fakePrometheus();
    const host = mount(
      tab(html`
        <flink-metrics-provider
          endpoint="http://prometheus.test"
          namespace="tenant-a"
          job="orders"
          .sections=${few}
          .fetch=${prometheus.fetch}
        >
          <div style="display: ${wrapper}"><flink-metrics-status></flink-metrics-status></div>
        </flink-metrics-provider>
      `),
    );
    await aMoment();
    expect(prometheus.asked).to.deep.equal([]);
    open(host);
    await until('requests', () => prometheus.asked.length > 0);
  });
}
