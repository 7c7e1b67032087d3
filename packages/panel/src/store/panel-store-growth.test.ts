import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Matrix, QueryClient, QueryResult } from '@flink-metrics/sdk/prometheus';
import { hour, now, orders, sectionOf } from '../testing/started-store.ts';
import { createPanelStore } from './panel-store.ts';

const interval = 15_000;

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

function heap(): number {
  collect();
  collect();
  return process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers;
}

/** A job of which each TaskManager is replaced after an hour. */
function changingJob(clock: () => number): QueryClient {
  const notes = { warnings: [], infos: [] };
  const identity = { job_name: 'orders', job_id: '1', namespace: 'tenant-a', pod: 'p' };
  const restarts = { __name__: 'flink_jobmanager_job_numRestarts', ...identity };
  const samples = (start: number, end: number, step: number): Matrix =>
    Array.from({ length: 10 }, (_, index) => {
      const born = Math.floor(end / 3_600_000) * 3_600_000 - index * 300_000;
      const length = Math.floor((end - start) / step) + 1;
      const times = Float64Array.from({ length }, (_, point) => start + point * step);
      return { labels: { tm_id: `${index}-${born}` }, times, values: times.map(Math.sin) };
    });
  return {
    async query(query, { time = clock() } = {}) {
      const data: QueryResult = query.includes('[10m]')
        ? { type: 'matrix', matrix: samples(time - 600_000, time, interval) }
        : { type: 'vector', vector: [{ labels: restarts, time, value: time / 1000 }] };
      return { data, ...notes };
    },
    queryRange: async (_, { start, end, step }) => ({ data: samples(start, end, step), ...notes }),
    series: async () => ({ data: [restarts], ...notes }),
    labels: async () => ({ data: [], ...notes }),
    labelValues: async () => ({ data: ['flink_jobmanager_job_numRestarts'], ...notes }),
  };
}

test('two thousand refreshes leave nothing behind', { timeout: 120_000 }, async () => {
  let time = now;
  const clock = () => time;
  const sections = [sectionOf('one', 'a', 'b')];
  const store = createPanelStore({ client: changingJob(clock), sections, now: clock });
  store.setCompare(86_400_000);
  await store.load(orders, hour);
  const refresh = async (times: number) => {
    for (let i = 0; i < times; i++) {
      time += interval;
      await store.refresh();
    }
  };
  /** Compiled code comes and goes: what is there at the least. */
  const leastHeap = async () => {
    let least = Number.POSITIVE_INFINITY;
    for (let i = 0; i < 10; i++) {
      await refresh(20);
      least = Math.min(least, heap());
    }
    return least;
  };
  await refresh(300);
  const before = await leastHeap();
  await refresh(2000);
  const growth = (await leastHeap()) / before - 1;
  assert.equal(store.getState().charts.get('a')?.status, 'ready');
  assert.ok(growth < 0.05, `${(growth * 100).toFixed(1)} %`);
});
