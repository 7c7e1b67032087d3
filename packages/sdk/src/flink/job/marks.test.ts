import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { QueryClient, QueryRangeOptions, Series } from '../../prometheus/index.ts';
import { kubernetes } from '../deployment/deployment.ts';
import { findMarks } from './marks.ts';

const scope = { deployment: kubernetes, namespace: 'tenant-a', jobName: 'orders' };
const start = 1_700_000_000_000;
const step = 60_000;
const grid = { start, end: start + 3_600_000, step, interval: 15_000 };

type Counters = Readonly<Record<string, readonly (number | null)[]>>;

/** Series of one JobManager's job: a value for each point of the grid, null for none. */
function seriesOf(counters: Counters, labels = { job_id: 'a', pod: 'jm-1' }): readonly Series[] {
  return Object.entries(counters).map(([name, values]) => {
    const told = values.flatMap((value, index) =>
      value === null ? [] : [{ time: start + index * step, value }],
    );
    return {
      labels: { __name__: `flink_jobmanager_job_${name}`, ...labels },
      times: Float64Array.from(told, ({ time }) => time),
      values: Float64Array.from(told, ({ value }) => value),
    };
  });
}

async function marksOf(series: readonly Series[], options = grid) {
  const queryRange = async (_: string, { step }: QueryRangeOptions) => ({
    data: step === grid.step ? series : series.map((one) => every(step / grid.step, one)),
    warnings: [],
    infos: [],
  });
  return findMarks({ queryRange } as Partial<QueryClient> as QueryClient, scope, options);
}

/** As a server answers that is asked for every so many points only. */
function every(nth: number, { labels, times, values }: Series): Series {
  const kept = (_: number, index: number) =>
    ((times[index] ?? 0) - start) % (nth * grid.step) === 0;
  return { labels, times: times.filter(kept), values: values.filter(kept) };
}

const told = async (counters: Counters) =>
  (await marksOf(seriesOf(counters))).map(({ kind, after, time, count }) => [
    kind,
    (after - start) / step,
    (time - start) / step,
    count,
  ]);

test('what a counter counts is marked where it is first seen', async () => {
  assert.deepEqual(await told({ numRestarts: [4, 4, 6, 6], numberOfFailedCheckpoints: [0, 1] }), [
    ['failed-checkpoint', 0, 1, 1],
    ['restart', 1, 2, 2],
  ]);
});

test('of a counter that was averaged on its way no part of a restart is told', async () => {
  assert.deepEqual(await told({ numRestarts: [4, 4.12, 4.6, 5] }), [['restart', 1, 2, 1]]);
});

test('a gap is told as the time it may have happened in', async () => {
  assert.deepEqual(await told({ numRestarts: [0, null, null, 1] }), [['restart', 0, 3, 1]]);
});

test('a job that keeps its id was started anew where a counter falls', async () => {
  const counters = { numRestarts: [2, 0], totalNumberOfCheckpoints: [90, 1] };
  assert.deepEqual(await told(counters), [['deploy', 0, 1, 1]]);
  assert.deepEqual(await told({ numRestarts: [0, 0], totalNumberOfCheckpoints: [90, 1] }), [
    ['deploy', 0, 1, 1],
  ]);
});

test('a run that begins in the range was deployed then, but not one that had been running', async () => {
  assert.deepEqual(await told({ numRestarts: [null, 1], uptime: [null, 9000] }), [
    ['deploy', 0, 1, 1],
    ['restart', 0, 1, 1],
  ]);
  assert.deepEqual(await told({ numRestarts: [null, 1], uptime: [null, 9e6] }), []);
});

test('each run is marked on its own', async () => {
  const marks = await marksOf([
    ...seriesOf({ numRestarts: [7, 7] }),
    ...seriesOf({ numRestarts: [null, 0, 1] }, { job_id: 'b', pod: 'jm-2' }),
  ]);
  assert.deepEqual(
    marks.map(({ kind, jobId }) => [kind, jobId]),
    [
      ['deploy', 'b'],
      ['restart', 'b'],
    ],
  );
});

test('however coarse the grid, nothing is counted twice or lost, and each mark is in its step', async () => {
  const increments = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 3, maxLength: 60 });
  await fc.assert(
    fc.asyncProperty(increments, fc.integer({ min: 1, max: 7 }), async (steps, nth) => {
      let sum = 0;
      const counter = steps.map((more) => (sum += more));
      const marks = await marksOf(seriesOf({ numRestarts: counter }), {
        ...grid,
        step: nth * step,
      });
      const lastSeen = Math.floor((counter.length - 1) / nth) * nth;
      const total = (counter[lastSeen] ?? 0) - (counter[0] ?? 0);
      assert.equal(
        marks.reduce((all, { count }) => all + count, 0),
        total,
      );
      for (const { after, time, count } of marks) {
        const at = (ms: number) => counter[(ms - start) / step] ?? Number.NaN;
        assert.equal(time - after, nth * step);
        assert.equal(count, at(time) - at(after));
      }
    }),
  );
});
