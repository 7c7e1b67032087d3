import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  createPrometheusClient,
  liveRange,
  type QueryRangeOptions,
  rangeGrid,
} from '@flink-metrics/sdk/prometheus';
import { startVictoriaMetrics } from '../support/victoria-metrics.ts';

const HOUR = 3_600_000;
const WEEK = 7 * 24 * HOUR;
const T0 = Math.floor(Date.now() / HOUR) * HOUR - 2 * HOUR;

test('a live range over VictoriaMetrics, which answers on a grid of its own', async (t) => {
  const lines = [];
  for (let time = T0 - 2 * WEEK; time <= T0; time += 300_000) {
    lines.push(`demo{a="b"} ${(time - T0) / 1000} ${time}`);
  }
  await using server = await startVictoriaMetrics(`${lines.join('\n')}\n`);
  const client = createPrometheusClient({ baseUrl: server.url });

  for (const timeZone of ['UTC', 'Asia/Kolkata', 'Asia/Kathmandu']) {
    await t.test(`aligned in ${timeZone}`, async () => {
      const week = { start: T0 - WEEK, end: T0 };
      const { start, step } = rangeGrid({ ...week, points: 200, minStep: HOUR, timeZone });
      let now = T0 - 5 * HOUR;
      let asked = 0;
      const range = liveRange({
        client: {
          queryRange(query: string, options: QueryRangeOptions) {
            asked++;
            return client.queryRange(query, options);
          },
        },
        query: 'demo',
        range: WEEK,
        step,
        origin: start,
        now: () => now,
      });
      for (let refresh = 1; refresh <= 5; refresh++) {
        await range.refresh();
        assert.equal(asked, refresh);
        const { grid, matrix } = range.snapshot();
        assert(grid !== undefined);
        // The first answer tells of the server's grid, and may end a step before what was asked.
        assert(grid.end <= now && grid.end > now - step * (refresh === 1 ? 2 : 1));
        assert.equal(matrix[0]?.times.length, 169);
        assert.deepEqual(matrix, (await client.queryRange('demo', grid)).data);
        now += HOUR;
      }
    });
  }
});
