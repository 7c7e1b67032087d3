import type { JobState } from '@flink-metrics/sdk/flink/job';
import { expect } from 'chai';
import { html } from 'lit';
import '../../define.ts';
import { emptyState } from '../../state/panel-state.ts';
import { accessible } from '../../testing/accessible.ts';
import { fakePrometheus } from '../../testing/fake-prometheus.ts';
import { find, mount, nextFrame, shadow, until } from '../../testing/mount.ts';
import type { FlinkMetricsStatus, StatusState } from './status.ts';

const updatedAt = Date.now();
const job = {
  jobId: 'a',
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
  expect(words(host, '.old dd')).to.deep.equal(['2', '3', '4 of 6', '4']);
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
