import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  createPrometheusClient,
  labelKey,
  liveRange,
  type Matrix,
} from '@flink-metrics/sdk/prometheus';
import { findPrometheusVersions } from '../../scripts/tools/prometheus-versions.ts';
import { startPrometheus } from '../support/prometheus.ts';
import { flakyFetch } from './flaky-fetch.ts';

const T0 = 1_700_000_000_000;
const SCRAPE = 15_000;
const SCRAPES = 1_440;
const STEP = 15_000;
const RANGE = 60 * 60_000;
const REFRESHES = 1_000;
const QUERIES = ['demo', 'rate(demo[1m])', 'sum by (tm_id) (demo)', 'demo > 70'];

/** Series that start, end, have holes, are reset, and go on under another label: all scrapes, or those since one. */
function openMetrics(since = 0): string {
  const lines = ['# TYPE demo gauge'];
  for (let series = 0; series < 20; series++) {
    const from = Math.max(since, series % 3 === 0 ? series * 40 : 0);
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

/** @param urls of the server, and of the one that takes its place near the end, without its older data */
async function driveLiveRange(
  query: string,
  urls: readonly [string, string],
  random: () => number,
): Promise<void> {
  const baseUrl = 'http://prometheus.example';
  let [url] = urls;
  const real = (request: Request) => fetch(new Request(request.url.replace(baseUrl, url), request));
  const flaky = flakyFetch(real, random);
  const whole = createPrometheusClient({ baseUrl, fetch: real });
  const client = createPrometheusClient({ baseUrl, fetch: flaky.fetch });
  let now = T0 + RANGE;
  const range = liveRange({ client, query, range: RANGE, step: STEP, now: () => now });
  const ended = { well: 0, failed: 0, aborted: 0 };

  for (let count = 1; count <= REFRESHES; count++) {
    if (count === REFRESHES * 0.8) url = urls[1];
    now = Math.min(Math.max(now + jump(), T0), T0 + SCRAPES * SCRAPE);
    await refresh();
    if (count % 100 === 0) await assertCurrent();
  }
  assert(ended.failed > REFRESHES / 50 && ended.aborted > REFRESHES / 200, JSON.stringify(ended));

  /** Mostly a refresh interval goes by, at times a sleep of hours, or a clock set back by little or much. */
  function jump(): number {
    const kind = random();
    if (kind < 0.05) return (random() - 0.3) * 3 * 60 * 60_000;
    return kind < 0.1 ? -random() * 4 * STEP : random() * 30_000;
  }

  async function refresh(): Promise<void> {
    const { signal, abort } = abortable();
    flaky.hung = abort;
    try {
      await range.refresh({ signal });
      ended.well++;
    } catch {
      ended[signal.aborted ? 'aborted' : 'failed']++;
      assert(signal.aborted || range.snapshot().stale);
    }
  }

  async function assertCurrent(): Promise<void> {
    // Three are answered: history that a restart lost is missed by the tail, then further back, then all is asked.
    const enough = ended.well + 3;
    while (ended.well < enough) await refresh();
    const { grid, matrix, stale } = range.snapshot();
    assert(grid !== undefined && !stale);
    const { data } = await whole.queryRange(query, grid);
    assert.deepEqual(sorted(matrix), sorted(data), `${query} at ${new Date(now).toISOString()}`);
  }
}

function abortable() {
  const controller = new AbortController();
  return { signal: controller.signal, abort: () => controller.abort() };
}

for (const { title, path: program } of await findPrometheusVersions()) {
  test(`after 1,000 refreshes, faults, clock jumps and a restart without history it is what ${title} answers to one query`, async () => {
    await using before = await startPrometheus({ program, openMetrics: openMetrics() });
    await using after = await startPrometheus({ program, openMetrics: openMetrics(SCRAPES / 2) });
    // Each with a clock and faults of its own: they need not wait for each other.
    await Promise.all(
      QUERIES.map((query, seed) => driveLiveRange(query, [before.url, after.url], seeded(seed))),
    );
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
    // What is gone shows in the tail, then further back, then all is asked.
    for (let refresh = 0; refresh < 3; refresh++) {
      now += 15_000;
      await range.refresh();
    }
    assert(kept !== undefined && kept > 20);
    const { grid, matrix } = range.snapshot();
    assert(grid !== undefined);
    assert.deepEqual(matrix, (await client.queryRange('demo', grid)).data);
    assert.equal(matrix[0]?.times.length, 2);
  });
}
