import { type JobState, kubernetes } from '@flink-metrics/sdk/internal/flink-core';
import { expect } from 'chai';
import { html } from 'lit';
import '../../define.ts';
import { en } from '../../i18n/english.ts';
import { emptyState } from '../../store/state/panel-state.ts';
import { accessible } from '../../testing/accessible.ts';
import { fakePrometheus } from '../../testing/fake-prometheus.ts';
import { find, mount, nextFrame, shadow, until } from '../../testing/mount.ts';
import type { FlinkMetricsStatus, StatusState } from './status.ts';

const updatedAt = Date.now();
const job = {
  jobId: 'a',
  above: {},
  match: [],
  others: [],
  state: 'running',
  since: updatedAt - 90_000,
  stateFor: 90_000,
  restarts: 2,
  taskManagers: 3,
  slots: { used: 4, total: 6 },
  parallelism: 4,
} as const;
const ready: StatusState = {
  ...emptyState([]),
  phase: 'ready',
  paused: false,
  updatedAt,
  status: job,
  lost: false,
};

const status = (state: StatusState) =>
  html`<flink-metrics-status .state=${state}></flink-metrics-status>`;
const root = (host: Element) => shadow(host, 'flink-metrics-status');
const words = (host: Element, selector: string) =>
  [...root(host).querySelectorAll(selector)].map((element) => element.textContent?.trim());

async function shown(state: StatusState, theme: 'light' | 'dark' = 'light') {
  const host = mount(status(state), theme);
  await nextFrame();
  return host;
}

const states: readonly JobState[] = [
  'running',
  'restarting',
  'failing',
  'cancelling',
  'deploying',
  'initializing',
  'created',
  'ended',
  'unknown',
];

for (const theme of ['light', 'dark'] as const) {
  it(`is accessible in ${theme}, in every state`, async () => {
    for (const state of states) {
      const host = await shown({ ...ready, status: { ...job, state }, paused: true }, theme);
      await accessible(host);
      host.remove();
    }
    await accessible(await shown({ ...ready, phase: 'loading' }, theme));
    const freshness = { state: 'stale', newest: updatedAt - 600_000 } as const;
    await accessible(await shown({ ...ready, lost: true, freshness }, theme));
  });
}

it('says how the job is', async () => {
  const host = await shown(ready);
  expect(words(host, 'dt')).to.deep.equal([
    'State',
    'for',
    'Total restarts',
    'TaskManagers',
    'Slots',
    'Parallelism',
  ]);
  expect(words(host, 'dd')).to.deep.equal(['Running', '1m 30s', '2', '3', '4 of 6', '4']);
});

it('leaves out what is not known', async () => {
  const status = { ...job, stateFor: null, restarts: null, slots: null, parallelism: null };
  const host = await shown({ ...ready, status: { ...status, state: 'restarting' } });
  expect(words(host, 'dd')).to.deep.equal(['Restarting', '3']);
});

it('says what keeps the numbers from being fresh', async () => {
  const newest = Date.UTC(2020, 1, 1);
  const host = await shown({
    ...ready,
    connection: 'offline',
    freshness: { state: 'stale', newest },
    paused: true,
  });
  expect(words(host, '.notice')).to.deep.equal(['Offline', 'No new samples', 'Paused']);
  expect(words(host, '[role=status]')[0]).to.match(
    /^State unknown, Offline, No new samples since .*2020.*, Paused$/,
  );
});

it('keeps what was last known of a job that is silent, as such', async () => {
  const newest = Date.UTC(2020, 1, 1);
  const stale = { ...ready, lost: true, freshness: { state: 'stale', newest } } as const;
  const host = await shown(stale);
  expect(words(host, 'dt')).to.deep.equal([
    'State',
    'last seen',
    'Total restarts',
    'TaskManagers',
    'Slots',
    'Parallelism',
  ]);
  expect(words(host, 'dd')[0]).to.equal('State unknown');
  expect(words(host, '.old dd')).to.deep.equal(['State unknown', '2', '3', '4 of 6', '4']);
  host.remove();
  const unknown = await shown({ ...stale, status: null });
  expect(words(unknown, 'dt')).to.deep.equal(['State', 'last seen']);
  unknown.remove();
  const ended = await shown({ ...stale, status: { ...job, state: 'ended' } });
  expect(words(ended, 'dd')[0]).to.equal('Ended');
});

it('counts queries while they run, and keeps the time of the last update during a refresh', async () => {
  const progress = { done: 3, total: 12 };
  const loading = await shown({ ...ready, phase: 'loading', updatedAt: null, progress });
  const bar = find(root(loading), '[role=progressbar]');
  expect([bar.ariaValueNow, bar.ariaValueMax]).to.deep.equal(['3', '12']);
  expect(find(root(loading), '.feed').textContent).to.include('3 of 12 queries');
  loading.remove();
  const refreshing = await shown({ ...ready, phase: 'refreshing', progress });
  expect(find(root(refreshing), '.feed').textContent).to.include('Updated');
});

it('speaks only when something to act on has changed', async () => {
  const host = await shown(ready);
  const live = find(root(host), '[role=status]');
  const said: (string | null)[] = [];
  new MutationObserver(() => said.push(live.textContent)).observe(live, {
    childList: true,
    characterData: true,
    subtree: true,
  });
  const element = find<FlinkMetricsStatus>(host, 'flink-metrics-status');
  const changes: readonly Partial<StatusState>[] = [
    { phase: 'refreshing', progress: { done: 1, total: 9 } },
    { updatedAt: updatedAt + 15_000, status: { ...job, stateFor: 105_000 } },
    { status: { ...job, state: 'restarting' } },
    { status: { ...job, state: 'restarting', since: 0 } },
    { status: { ...job, state: 'restarting' }, connection: 'offline' },
  ];
  for (const change of changes) {
    element.state = { ...ready, ...change };
    await nextFrame();
  }
  expect(said).to.deep.equal(['Restarting', 'Restarting, Offline']);
});

it('is empty before there is anything to say', async () => {
  const host = await shown(emptyState([]));
  expect(root(host).textContent?.trim()).to.equal('');
});

it('says as of when a state is that was at the end of a range of before', async () => {
  const host = await shown({ ...ready, statusAt: new Date(2026, 2, 1, 4).getTime() });
  expect(words(host, '.moment')[0]?.replace(/\s+/g, ' ')).to.match(/^as of .*Mar.* 4:00/);
  await accessible(host);
  const live = await shown(ready);
  expect(root(live).querySelector('.moment')).to.equal(null);
});

it('says that what it knows is of before where the latest refresh failed', async () => {
  const host = await shown({ ...ready, problem: { kind: 'unreachable' } });
  expect(words(host, '.notice')).to.deep.equal([en.outdated]);
  expect(root(host).querySelectorAll('dl > .old .state').length).to.equal(1);
  await accessible(host);
});

it('stays within a narrow column', async () => {
  const host = await shown({ ...ready, paused: true });
  host.style.inlineSize = '320px';
  await nextFrame();
  const { scrollWidth, clientWidth } = find(host, 'flink-metrics-status');
  expect(scrollWidth).to.be.at.most(clientWidth);
});

it('says what its provider knows', async () => {
  const host = mount(html`
    <flink-metrics-provider
      endpoint="http://prometheus.test"
      namespace="tenant-a"
      job="orders"
      lang="en"
      .sections=${[]}
      .fetch=${fakePrometheus().fetch}
    >
      <flink-metrics-status></flink-metrics-status>
    </flink-metrics-provider>
  `);
  await until('the job', () => words(host, 'dd').includes('Running'));
});

it('of several jobs under one name says so, and lets the user choose one', async () => {
  const run = (jobId: string, cluster: string) => ({
    jobId,
    above: { cluster },
    match: [{ name: 'cluster', op: '=' as const, value: cluster }],
    state: 'running' as const,
    since: updatedAt,
  });
  const host = await shown({
    ...ready,
    job: { namespace: 'tenant-a', job: 'orders' },
    runs: [run('id-west', 'west'), run('id-east', 'east')],
  });
  const asked: unknown[] = [];
  host.addEventListener('flink-query', ({ detail }) => asked.push(detail));
  const select = await until('the choice', () => root(host).querySelector('select'));
  expect(select.labels[0]?.textContent).to.contain('2 jobs run under this name');
  expect([...select.options].map(({ text }) => text.split(' · ').slice(0, 2).join())).to.deep.equal(
    ['id-west,west', 'id-east,east'],
  );
  await accessible(host);
  select.value = '1';
  select.dispatchEvent(new Event('change'));
  expect(asked).to.deep.equal([{ namespace: 'tenant-a', job: 'orders', jobId: 'id-east' }]);
});

it('two clusters with one id: the choice says which cluster', async () => {
  const run = (cluster: string) => ({
    jobId: '0'.repeat(32),
    above: { cluster },
    match: [{ name: 'cluster', op: '=' as const, value: cluster }],
    state: 'running' as const,
    since: null,
  });
  const job = { namespace: 'tenant-a', job: 'orders', match: 'env="x",cluster="east"' };
  const [west, east] = [run('we"st'), run('east')];
  const match = [{ name: 'env', op: '=' as const, value: 'x' }, ...east.match];
  const scope = { namespace: 'tenant-a', jobName: 'orders', deployment: kubernetes, match };
  const host = await shown({
    ...ready,
    ...{ job, runs: [west, east], scope: { ...scope, jobId: east.jobId } },
  });
  const asked: unknown[] = [];
  host.addEventListener('flink-query', ({ detail }) => asked.push(detail));
  const select = await until('the choice', () => root(host).querySelector('select'));
  expect(select.value).to.equal('1');
  select.value = '0';
  select.dispatchEvent(new Event('change'));
  expect(asked).to.deep.equal([
    { ...job, jobId: '0'.repeat(32), match: 'env="x",cluster="we\\"st"' },
  ]);
});
