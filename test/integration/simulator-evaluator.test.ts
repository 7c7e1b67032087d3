import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { isPromQLSyntaxError, parse } from '@flink-metrics/sdk/promql/parse';
import { createSimulator, defaultJobs } from '@flink-metrics/simulator';
import fc from 'fast-check';
import { evaluateInstant, evaluateRange } from '../../packages/simulator/src/evaluate/evaluate.ts';
import {
  defaultOptions,
  EvaluationError,
} from '../../packages/simulator/src/evaluate/evaluation.ts';
import type { SeriesStore } from '../../packages/simulator/src/evaluate/series.ts';
import { toOpenMetrics } from '../support/open-metrics.ts';
import { type RealPrometheus, startPrometheus } from '../support/prometheus.ts';
import { randomQuery } from './simulator/random-queries.ts';
import { type Samples, sampleShapes, storeOf } from './simulator/samples.ts';
import { writtenQueries } from './simulator/written-queries.ts';

/**
 * The simulator's PromQL against the real one: the same samples in both, the same questions to both.
 * Times are off every grid, as they are in life, and whole multiples of nothing.
 */
const END = Date.UTC(2026, 2, 14, 9, 0, 0) + 7_123;
const MINUTE = 60_000;

let store: SeriesStore;
let prometheus: RealPrometheus;
let version: 2 | 3;

describe('the simulator evaluates as Prometheus does', () => {
  before(async () => {
    const samples = [...sampleShapes(END), ...(await simulated())];
    store = storeOf(samples);
    prometheus = await startPrometheus({ openMetrics: toOpenMetrics(samples) });
    const { version: text } = (await ask('status/buildinfo', {})).data as { version: string };
    version = text.startsWith('2.') ? 2 : 3;
  });
  after(() => prometheus[Symbol.asyncDispose]());

  for (const [title, queries] of Object.entries(writtenQueries(END))) {
    test(title, async () => {
      for (const query of queries) await assertSame(query);
    });
  }

  test('random queries', async () => {
    await fc.assert(fc.asyncProperty(randomQuery, assertSame), { numRuns: 500 });
  });
});

/** What the simulator itself serves, by its own API: a small job that keeps failing. */
async function simulated(): Promise<Samples[]> {
  const [orders] = defaultJobs;
  assert.ok(orders);
  const simulator = createSimulator({
    now: () => END,
    scenario: 'restarting',
    scrapeInterval: 30_000,
    jobs: [
      {
        ...orders,
        tasks: orders.tasks.map((task) => ({ ...task, parallelism: 2 })),
        slotsPerTaskManager: 1,
      },
    ],
  });
  const query = `{namespace="tenant-a"}[20m]`;
  const response = await simulator.fetch(
    new Request('http://simulator/api/v1/query', {
      method: 'POST',
      body: new URLSearchParams({ query, time: String(END / 1000) }),
    }),
  );
  const { data } = (await response.json()) as { data: { result: MatrixJson } };
  return data.result.map(({ metric, values }) => ({
    labels: metric,
    times: values.map(([time]) => Math.round(time * 1000)),
    values: values.map(([, value]) => numberOf(value)),
  }));
}

type MatrixJson = { metric: Record<string, string>; values: [number, string][] }[];

interface Answer {
  readonly status: string;
  readonly error?: string;
  readonly data?: unknown;
}

async function ask(path: string, parameters: Record<string, string>): Promise<Answer> {
  const response = await fetch(
    `${prometheus.url}/api/v1/${path}?${new URLSearchParams(parameters)}`,
  );
  return (await response.json()) as Answer;
}

async function assertSame(query: string): Promise<void> {
  const range = { start: END - 22 * MINUTE, end: END - MINUTE, step: 73_000 };
  const seconds = (time: number) => String(time / 1000);
  const real = await ask('query_range', {
    query,
    start: seconds(range.start),
    end: seconds(range.end),
    step: seconds(range.step),
  });
  const ours = attempt(
    () =>
      new Map(
        evaluateRange(parse(query), store, range, options()).map(({ labels, times, values }) => [
          keyOf(labels),
          times.map((time, index) => [time, values[index] ?? 0] as const),
        ]),
      ),
  );
  assertAnswer(
    query,
    real,
    ours,
    (data) =>
      new Map(
        (data as { result: MatrixJson }).result.map(({ metric, values }) => [
          keyOf(metric),
          values.map(([time, value]) => [Math.round(time * 1000), numberOf(value)] as const),
        ]),
      ),
  );
  await assertSameInstant(query);
}

async function assertSameInstant(query: string): Promise<void> {
  const time = END - 4 * MINUTE - 321;
  const real = await ask('query', { query, time: String(time / 1000) });
  const ours = attempt(() => {
    const value = evaluateInstant(parse(query), store, time, options());
    if (value.type === 'scalar') return new Map([['', [[time, value.value] as const]]]);
    assert.equal(value.type, 'vector', query);
    return new Map(
      value.vector.map(({ labels, value: sample }) => [keyOf(labels), [[time, sample] as const]]),
    );
  });
  assertAnswer(query, real, ours, (data) => {
    const { resultType, result } = data as { resultType: string; result: unknown };
    if (resultType === 'scalar') {
      const [, value] = result as [number, string];
      return new Map([['', [[time, numberOf(value)] as const]]]);
    }
    return new Map(
      (result as { metric: Record<string, string>; value: [number, string] }[]).map(
        ({ metric, value }) => [keyOf(metric), [[time, numberOf(value[1])] as const]],
      ),
    );
  });
}

type Points = readonly (readonly [time: number, value: number])[];
type Result = Map<string, Points>;

function attempt(evaluate: () => Result): Result | Error {
  try {
    return evaluate();
  } catch (error) {
    assert.ok(error instanceof EvaluationError || isPromQLSyntaxError(error), String(error));
    return error;
  }
}

function assertAnswer(
  query: string,
  real: Answer,
  ours: Result | Error,
  read: (data: unknown) => Result,
): void {
  if (ours instanceof Error) {
    assert.equal(real.status, 'error', `${query}: refused here (${ours.message}), not there`);
    return;
  }
  assert.equal(real.status, 'success', `${query}: refused there (${real.error}), not here`);
  const theirs = read(real.data);
  // Which of several equal elements is taken depends on the order they are stored in.
  if (/topk|bottomk/.test(query)) {
    assertPoints(query, '(values)', mergedPoints(ours), mergedPoints(theirs));
    return;
  }
  assert.deepEqual([...ours.keys()].sort(), [...theirs.keys()].sort(), query);
  for (const [key, points] of ours) assertPoints(query, key, points, theirs.get(key) ?? []);
}

const mergedPoints = (result: Result): Points =>
  [...result.values()].flat().sort((a, b) => a[0] - b[0] || a[1] - b[1]);

function assertPoints(query: string, key: string, ours: Points, theirs: Points): void {
  assert.deepEqual(
    ours.map(([time]) => time),
    theirs.map(([time]) => time),
    `${query} ${key}: times`,
  );
  ours.forEach(([time, value], index) => {
    const expected = theirs[index]?.[1] ?? 0;
    assert.ok(
      isClose(value, expected),
      `${query} ${key} at ${time}: ${value} here, ${expected} there`,
    );
  });
}

const isClose = (a: number, b: number): boolean =>
  Object.is(a, b) || a === b || Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));

const keyOf = (labels: Readonly<Record<string, string>>): string =>
  JSON.stringify(Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1)));

const numberOf = (text: string): number =>
  text === '+Inf' ? Infinity : text === '-Inf' ? -Infinity : Number(text);

const options = () => ({ ...defaultOptions, prometheus: version });
