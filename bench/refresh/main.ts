import { createPrometheusClient, liveRange } from '@flink-metrics/sdk/prometheus';
import { startPrometheus } from '../../test/support/prometheus.ts';
import { type Figure, report } from '../support/figure.ts';
import { flinkSamples } from './flink-samples.ts';
import { countBytes } from './wire.ts';

const CHARTS = 40;
const STEP = 15_000;
const RANGE = 60 * 60_000;
const REFRESH = 15_000;
const REFRESHES = RANGE / REFRESH;
const START = 1_700_000_100_000;

/** An hour of a panel of 40 charts over one hour, refreshed every 15 s, over a real Prometheus. */
async function measure(compressed: boolean): Promise<Figure[]> {
  await using prometheus = await startPrometheus({
    openMetrics: flinkSamples({
      start: START - RANGE,
      end: START + RANGE,
      scrape: 15_000,
      charts: CHARTS,
    }),
  });
  const wire = countBytes(compressed);
  const client = createPrometheusClient({ baseUrl: prometheus.url, fetch: wire.fetch });
  let now = START;
  const queries = Array.from(
    { length: CHARTS },
    (_, chart) => `sum by (tm_id) (flink_metric_${chart})`,
  );
  const ranges = queries.map((query) =>
    liveRange({ client, query, range: RANGE, step: STEP, now: () => now }),
  );

  const first = await wire.during(() => Promise.all(ranges.map((range) => range.refresh())));
  const hour = await wire.during(async () => {
    for (let refresh = 0; refresh < REFRESHES; refresh++) {
      now += REFRESH;
      for (const range of ranges) await range.refresh();
    }
  });

  const full = first.bytes * REFRESHES;
  const on = compressed ? 'gzip' : 'plain';
  const figure = (name: string, value: number, unit: string, goal?: number): Figure => ({
    bench: 'refresh',
    case: `${on}, ${name}`,
    value,
    unit,
    ...(goal === undefined ? {} : { goal }),
  });
  return [
    figure('refetching everything for an hour', full, 'bytes'),
    figure('live ranges for an hour', hour.bytes, 'bytes'),
    figure('live ranges / refetching everything', hour.bytes / full, 'ratio', 0.05),
    figure('requests a query and refresh', hour.requests / (CHARTS * REFRESHES), 'requests', 1),
  ];
}

report([...(await measure(false)), ...(await measure(true))]);
