import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findPrometheusVersionsAndNewest } from '../../scripts/tools/prometheus-versions.ts';
import { openMetrics } from './data.ts';
import { parenthesesAreEnough, printIsRead, textsAreReadAlike } from './properties.ts';
import { startPromqlServer } from './server.ts';

/** The same values at each run; `npm run fuzz:promql` makes new ones, and more. */
const seed = 20_261_123;

for (const { title, path } of await findPrometheusVersionsAndNewest()) {
  describe(`against ${title}`, () => {
    test('10,000 random trees are printed as Prometheus reads them', async () => {
      await using server = await startPromqlServer(path);
      await printIsRead(server, { count: 10_000, seed });
    });

    test('6,000 odd texts are taken or refused by both parsers, and mean the same', async () => {
      await using server = await startPromqlServer(path, { openMetrics: openMetrics() });
      const { accepted, answered } = await textsAreReadAlike(server, { count: 6000, seed });
      assert.ok(accepted > 600, `${accepted} texts were PromQL`);
      assert.ok(answered > 150, `${answered} texts answered something`);
    });

    test('2,000 random trees mean the same with all parentheses and with the fewest', async () => {
      await using server = await startPromqlServer(path, { openMetrics: openMetrics() });
      const answered = await parenthesesAreEnough(server, { count: 2000, seed });
      assert.ok(answered > 300, `${answered} trees answered something`);
    });
  });
}
