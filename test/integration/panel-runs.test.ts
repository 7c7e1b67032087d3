import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createPrometheusClient } from '@flink-metrics/sdk/prometheus';
import { metric, sum } from '@flink-metrics/sdk/promql';
import { createPanelStore } from '../../packages/panel/src/store/panel-store.ts';
import type { NamedJob } from '../../packages/panel/src/store/state/panel-state.ts';
import { type EstateProcess, estateSamples } from '../support/estate.ts';
import { startPrometheus } from '../support/prometheus.ts';

const time = { start: 1_699_998_900, end: 1_700_000_400, interval: 15 };
const now = time.end * 1000;
const name = 'insert_into_default_catalog_default_database_sink';
const named = 'insert-into_default_catalog.default_database.sink';

const records = {
  id: 'records',
  title: { en: 'Records', 'zh-CN': '记录' },
  charts: [
    {
      id: 'records',
      title: { en: 'Records', 'zh-CN': '记录' },
      unit: 'records/s' as const,
      view: 'line' as const,
      query: sum(metric('flink_taskmanager_job_task_numRecordsInPerSecond')),
      legend: [],
    },
  ],
};

const target = (pod: string, cluster: string) => ({
  cluster,
  namespace: 'shop',
  pod,
  job: 'flink',
  instance: `${pod}:9249`,
});

/** One cluster, or two that deploy the same, each with a job of that name. */
function estate(ids: Readonly<Record<string, string>>): readonly EstateProcess[] {
  return Object.entries(ids).flatMap(([cluster, id], index): EstateProcess[] => {
    const jobs = [{ name, id }];
    const mark = index === 0 ? 2 : 32;
    return [
      { kind: 'jobmanager', mark: 1, host: 'h1', jobs, targets: [target('jm', cluster)] },
      {
        kind: 'taskmanager',
        mark,
        host: 'h2',
        tmId: 'tm',
        jobs,
        targets: [target('tm', cluster)],
      },
    ];
  });
}

async function shown(ids: Readonly<Record<string, string>>, asked: readonly NamedJob[]) {
  await using prometheus = await startPrometheus({ openMetrics: estateSamples(estate(ids), time) });
  const client = createPrometheusClient({ baseUrl: prometheus.url });
  const states = [];
  for (const job of asked) {
    const store = createPanelStore({ client, sections: [records], now: () => now });
    store.setNear('records', true);
    await store.load(job, { kind: 'relative', length: 600_000 });
    const { runs, charts, problem, status, scope } = store.getState();
    const last = charts.get('records')?.matrix?.[0]?.values.at(-1) ?? null;
    states.push({ runs: runs.length, last, problem: problem?.kind, id: scope?.jobId, status });
    store.stop();
  }
  return states;
}

test('the panel shows one of two jobs of one name, and says that there are two', async () => {
  const job = { namespace: 'shop', job: named };
  const [first, east, west, wrong, none] = await shown({ east: 'id1', west: 'id2' }, [
    job,
    { ...job, jobId: 'id1' },
    { ...job, match: 'cluster="west"' },
    { ...job, match: 'cluster="west"} or vector(1)' },
    { ...job, match: 'cluster="north"' },
  ]);
  assert.equal(first?.runs, 2);
  assert.ok(first?.last === 4 || first?.last === 64, `${first?.last}`);
  assert.equal(first?.status?.taskManagers, 1);
  assert.deepEqual([east?.last, east?.runs, east?.id], [4, 2, 'id1']);
  assert.deepEqual([west?.last, west?.runs, west?.id], [64, 1, undefined]);
  assert.equal(wrong?.problem, 'wrong-match');
  assert.equal(none?.last, null);
});

test('two clusters whose jobs have one id, as with high availability', async () => {
  const id = '0'.repeat(32);
  const job = { namespace: 'shop', job: named };
  const [first, ...chosen] = await shown({ east: id, west: id }, [
    job,
    { ...job, jobId: id, match: 'cluster="east"' },
    { ...job, jobId: id, match: 'cluster="west"' },
  ]);
  assert.equal(first?.runs, 2);
  assert.ok(first?.last === 4 || first?.last === 64, `${first?.last}`);
  assert.equal(first?.status?.taskManagers, 1);
  // Of one that was chosen, the other can be.
  assert.deepEqual(
    chosen.map(({ last, runs }) => [last, runs]),
    [
      [4, 2],
      [64, 2],
    ],
  );
});

test('one job: all its runs are shown, and nothing is to be chosen', async () => {
  const [only] = await shown({ east: 'id1' }, [{ namespace: 'shop', job: named }]);
  assert.deepEqual([only?.runs, only?.last, only?.id], [1, 4, undefined]);
});
