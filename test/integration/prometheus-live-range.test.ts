import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  createPrometheusClient,
  type LiveRange,
  labelKey,
  liveRange,
  type Matrix,
} from '@flink-metrics/sdk/prometheus';
import { findPrometheusVersions } from '../../scripts/tools/prometheus-versions.ts';
import { startPrometheus } from '../support/prometheus.ts';

const T0 = 1_700_000_000_000;
const SCRAPE = 15_000;
const SCRAPES = 1_440;
const STEP = 15_000;
const RANGE = 60 * 60_000;
const REFRESHES = 1_000;
const QUERIES = ['demo', 'rate(demo[1m])', 'sum by (tm_id) (demo)', 'demo > 500'];

/** Series that start, end, have holes, are reset, and go on under another label. */
function openMetrics(): string {
  const lines = ['# TYPE demo gauge'];
  for (let series = 0; series < 20; series++) {
    const from = series % 3 === 0 ? series * 40 : 0;
    const to = series % 4 === 0 ? SCRAPES - series * 30 : SCRAPES;
    for (let scrape = from; scrape < to; scrape++) {
      if ((scrape * 7 + series) % 97 < 5) continue;
      const attempt = series % 5 === 0 ? Math.floor(scrape / 200) : 0;
      const value = ((scrape * (series + 1)) % 1_000) / 7;
      const time = (T0 + scrape * SCRAPE) / 1000;
      lines.push(
        `demo{tm_id="tm_${series % 4}",subtask="${series}",attempt="${attempt}"} ${value} ${time}`,
      );
    }
  }
  return `${lines.join('\n')}\n`;
}

/** A fetch that now and then fails in one of the ways a network does. */
function flaky(random: () => number): (request: Request) => Promise<Response> {
  const faults: ((response: Response) => Promise<Response> | Response)[] = [
    () => new Response('<!DOCTYPE html><title>Sign in</title>'),
    () => new Response('internal error', { status: 500 }),
    async (response) => new Response((await response.text()).slice(0, -20)),
    () => new Response(''),
    () => Response.json({ status: 'error', errorType: 'timeout', error: 'x' }, { status: 503 }),
  ];
  return async (request) => {
    const response = await fetch(request);
    const fault = random() < 0.15 ? faults[Math.floor(random() * faults.length)] : undefined;
    return fault === undefined ? response : fault(response);
  };
}

/** Seeded, so that a failure comes again. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    return (state >>> 0) / 2 ** 32;
  };
}

const sorted = (matrix: Matrix) =>
  [...matrix].sort((a, b) => (labelKey(a.labels) < labelKey(b.labels) ? -1 : 1));

for (const { title, path: program } of await findPrometheusVersions()) {
  test(`after 1,000 refreshes, faults and clock jumps it is what ${title} answers to one query`, async () => {
    await using prometheus = await startPrometheus({ program, openMetrics: openMetrics() });
    const random = seeded(42);
    const whole = createPrometheusClient({ baseUrl: prometheus.url });
    const client = createPrometheusClient({ baseUrl: prometheus.url, fetch: flaky(random) });
    let now = T0 + RANGE;
    const ranges = QUERIES.map((query): [string, LiveRange] => [
      query,
      liveRange({ client, query, range: RANGE, step: STEP, now: () => now }),
    ]);
    let failed = 0;

    for (let round = 0; round < REFRESHES / ranges.length; round++) {
      // Mostly a refresh interval goes by, at times a sleep of up to three hours or a clock set back.
      const jump = random() < 0.05 ? (random() - 0.3) * 3 * 60 * 60_000 : random() * 30_000;
      now = Math.min(Math.max(now + jump, T0), T0 + SCRAPES * SCRAPE);
      for (const [, range] of ranges) {
        await range.refresh().catch(() => {
          failed++;
          assert.equal(range.snapshot().stale, true);
        });
      }
      if (round % 25 === 0) await assertCurrent();
    }
    await assertCurrent();
    assert(failed > REFRESHES / 20, `${failed} faults were met`);

    async function assertCurrent(): Promise<void> {
      for (const [query, range] of ranges) {
        while (range.snapshot().grid === undefined || range.snapshot().stale) {
          await range.refresh().catch(() => {});
        }
        const { grid, matrix } = range.snapshot();
        assert(grid !== undefined);
        const { data } = await whole.queryRange(query, grid);
        assert.deepEqual(
          sorted(matrix),
          sorted(data),
          `${query} at ${new Date(now).toISOString()}`,
        );
      }
    }
  });

  test(`${title} restarts without its data and is asked for everything again`, async () => {
    const lines = (from: number) =>
      Array.from({ length: 60 }, (_, i) => from + i * 15)
        .map((time) => `demo ${time % 977} ${time}`)
        .join('\n');
    const start = T0 / 1000;
    await using before = await startPrometheus({
      program,
      openMetrics: `# TYPE demo gauge\n${lines(start)}\n`,
    });
    let url = before.url;
    const client = createPrometheusClient({
      baseUrl: 'http://prometheus.example',
      fetch: (request) => fetch(request.url.replace('http://prometheus.example', url)),
    });
    let now = T0 + 60 * 15_000;
    const range = liveRange({
      client,
      query: 'demo',
      range: 600_000,
      step: 15_000,
      now: () => now,
    });
    await range.refresh();
    const kept = range.snapshot().matrix[0]?.times.length;

    await using after = await startPrometheus({
      program,
      openMetrics: `# TYPE demo gauge\n${lines(start + 61 * 15)}\n`,
    });
    url = after.url;
    now += 30_000;
    await range.refresh();
    assert(kept !== undefined && kept > 20);
    const { grid, matrix } = range.snapshot();
    assert(grid !== undefined);
    assert.deepEqual(matrix, (await client.queryRange('demo', grid)).data);
    assert.equal(matrix[0]?.times.length, 1);
  });
}
