import { expect } from 'chai';
import '../../define.ts';
import { en } from '../../i18n/english.ts';
import { accessible } from '../../testing/accessible.ts';
import {
  type FakePrometheus,
  failure,
  fakePrometheus,
  success,
} from '../../testing/fake-prometheus.ts';
import { find, mount, nextFrame, shadow, until } from '../../testing/mount.ts';
import {
  chartsIn,
  loaded,
  orders,
  panel,
  panelIn,
  progressIn,
  rootIn,
} from '../../testing/panel-page.ts';

const status = (host: Element) => shadow(rootIn(host), 'flink-metrics-status');
const notices = (host: Element) =>
  [...status(host).querySelectorAll('.notice')].map(({ textContent }) => textContent);
const words = (root: ParentNode) => root.textContent?.replace(/\s+/g, ' ') ?? '';
const told = (host: Element) => find(status(host), '[role=status]').textContent;

async function opened(
  prometheus: FakePrometheus,
  refresh = '15s',
  theme: 'light' | 'dark' = 'light',
  width = '640px',
) {
  // What is near depends on what is above: findings are tested beside their elements.
  const omit = 'verdict task-map';
  const host = mount(panel(prometheus, { ...orders, refresh, theme, omit }), theme);
  host.style.inlineSize = width;
  const line = () => rootIn(host).querySelector('flink-metrics-status')?.shadowRoot;
  await until('how the job is', () => line()?.querySelector('dl'));
  await until('all that is near', () => progressIn(rootIn(host)) === null);
  return host;
}

/** As the browser tells that the network is gone. */
function setOnline(online: boolean): void {
  Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => online });
  dispatchEvent(new Event(online ? 'online' : 'offline'));
}

afterEach(() => setOnline(true));

/** Reported last so long ago; the server has forgotten how it was. */
function silentSince(prometheus: FakePrometheus, newest: number): void {
  prometheus.answer = (path, params) => {
    const query = params.get('query') ?? '';
    if (path !== 'query' || /\[10m\]$/.test(query)) return undefined;
    const time = Number(params.get('time') ?? Date.now() / 1000);
    if (query.startsWith('max(timestamp(')) {
      return success({
        resultType: 'vector',
        result: [{ metric: {}, value: [time, `${newest}`] }],
      });
    }
    return time > newest ? success({ resultType: 'vector', result: [] }) : undefined;
  };
}

it('paused: says so, and its charts stay', async () => {
  const prometheus = fakePrometheus();
  const host = await opened(prometheus, 'off');
  expect(notices(host)).to.deep.equal([en.paused]);
  expect(told(host)).to.equal('Running, Paused');
  expect(chartsIn(rootIn(host)).every(({ matrix }) => matrix !== null)).to.equal(true);
});

it('a gateway that is lost is told once: charts and state say that they are of before', async () => {
  const prometheus = fakePrometheus();
  const host = await opened(prometheus, '1s');
  prometheus.answer = () => failure(503, 'unavailable', 'gateway is restarting');
  await until('that it is lost', () => notices(host).includes(en.outdated));
  await until('all of them', () => chartsIn(rootIn(host)).every(({ stale }) => stale));
  const section = shadow(shadow(rootIn(host), 'flink-metrics-sections'), 'flink-metrics-section');
  const drawn = [...section.querySelectorAll('flink-metrics-chart, flink-metrics-stat')];
  expect(drawn.filter((chart) => 'failure' in chart && chart.failure !== '')).to.deep.equal([]);
  expect(drawn.length).to.be.above(1);
  expect(words(shadow(rootIn(host), 'flink-metrics-message'))).to.contain('gateway is restarting');
  prometheus.answer = () => undefined;
  await until('that it is back', () => !notices(host).includes(en.outdated));
});

it('offline: says so, asks nothing, and goes on when the network is back', async () => {
  const prometheus = fakePrometheus();
  const host = await opened(prometheus, '1s');
  setOnline(false);
  await until('a word of it', () => notices(host).includes(en.offline));
  await nextFrame();
  const asked = prometheus.asked.length;
  await new Promise((resolve) => setTimeout(resolve, 1500));
  expect(prometheus.asked.length).to.equal(asked);
  expect(chartsIn(rootIn(host)).every(({ matrix }) => matrix !== null)).to.equal(true);
  prometheus.value = 2;
  setOnline(true);
  await until('newer data', () => chartsIn(rootIn(host))[0]?.matrix?.[0]?.values.at(-1) === 2);
  expect(notices(host)).to.deep.equal([]);
});

for (const theme of ['light', 'dark'] as const) {
  it(`stale in ${theme}: keeps what was known, muted, and says it once`, async () => {
    const prometheus = fakePrometheus();
    // In the middle of a minute: found a second earlier or later, it is the same one.
    silentSince(prometheus, Math.floor(Date.now() / 60_000) * 60 - 570);
    const host = await opened(prometheus, '1s', theme);
    await until('that it is silent', () => notices(host).includes(en.silent));
    await until('what was known', () => status(host).querySelector('.old'));
    expect(words(find(status(host), 'dl'))).to.match(/State unknown last seen .*TaskManagers/);
    const live = find(status(host), '[role=status]');
    const said: unknown[] = [];
    new MutationObserver(() => said.push(live.textContent)).observe(live, {
      childList: true,
      characterData: true,
      subtree: true,
    });
    expect(live.textContent).to.match(/^State unknown, No new samples since /);
    const section = shadow(shadow(rootIn(host), 'flink-metrics-sections'), 'flink-metrics-section');
    const tile = find(shadow(section, 'flink-metrics-stat'), '.tile');
    expect(tile.classList.contains('silent')).to.equal(true);
    expect(words(find(tile, '.value'))).to.contain(en.outdated);
    const asked = prometheus.asked.length;
    await until('two refreshes', () => prometheus.asked.length > asked + 16);
    expect(said).to.deep.equal([]);
    await accessible(host);
  });
}

it('stale, and the job is back: all is as before', async () => {
  const prometheus = fakePrometheus();
  silentSince(prometheus, Date.now() / 1000 - 600);
  const host = await opened(prometheus, '1s');
  await until('that it is silent', () => notices(host).includes(en.silent));
  prometheus.answer = () => undefined;
  await until('that it is back', () => notices(host).length === 0);
  await until('how it is', () => told(host) === 'Running');
  expect(status(host).querySelector('.old')).to.equal(null);
});

it('dead processes: who stopped, and that they are left out, is seen without a click', async () => {
  const prometheus = fakePrometheus();
  const push = { __name__: 'push_time_seconds', namespace: 'tenant-a', job: 'orders-jm' };
  prometheus.answer = (path, params) => {
    const query = params.get('query') ?? '';
    if (path === 'query' && query.includes('|push_time_seconds"')) {
      const metric = { ...push, __name__: 'flink_jobmanager_job_numRestarts', job_name: 'orders' };
      const value = [Date.now() / 1000, '1'];
      const result = [metric, push].map((metric) => ({ metric, value }));
      return success({ resultType: 'vector', result });
    }
    if (path !== 'query' || !query.startsWith('group by (job, tm_id, host)')) return undefined;
    const now = Date.now() / 1000;
    const metric = { job: 'orders1', tm_id: 'tm_7', host: 'host-7' };
    return success({ resultType: 'vector', result: [{ metric, value: [now, `${now - 840}`] }] });
  };
  const host = mount(panel(prometheus, orders));
  await loaded(rootIn(host));
  const note = await until('the note', () =>
    shadow(rootIn(host), 'flink-metrics-stale-processes').querySelector('details'),
  );
  expect(note.open).to.equal(false);
  expect(words(find(note, 'summary'))).to.equal(` ${en.staleTitle(1)} tm_7 · ${en.staleSummary} `);
  await accessible(host);
});

it('a job that is not there yet: says what to check, and appears by itself', async () => {
  const prometheus = fakePrometheus();
  prometheus.answer = (path) => (/^(series|label)/.test(path) ? success([]) : undefined);
  const host = mount(panel(prometheus, { ...orders, refresh: '1s' }));
  const message = () =>
    rootIn(host).querySelector('flink-metrics-message')?.shadowRoot?.querySelector('.message');
  const said = await until('a message', message);
  expect(words(said)).to.contain(en.problems['no-such-namespace'].title);
  expect(said.querySelectorAll('li').length).to.equal(3);
  expect(find(said, '.again').textContent).to.equal(en.asksAgain('1m'));
  expect(find(said, 'button').textContent?.trim()).to.equal(en.retry);
  await accessible(host);
  prometheus.answer = () => undefined;
  await loaded(rootIn(host));
  expect(message()).to.equal(null);
});

it('what comes and goes in the status line moves nothing', async () => {
  for (const width of ['1400px', '900px', '700px', '320px']) {
    const host = await opened(fakePrometheus(), '15s', 'light', width);
    const line = find(rootIn(host), '.state');
    const before = line.offsetHeight;
    setOnline(false);
    await until('offline', () => notices(host).includes(en.offline));
    expect(line.offsetHeight, width).to.equal(before);
    setOnline(true);
    panelIn(host).refresh = 'off';
    await until('paused', () => notices(host).includes(en.paused));
    expect(line.offsetHeight, width).to.equal(before);
    host.remove();
  }
});
