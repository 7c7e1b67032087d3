import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { openMetrics } from './data.ts';
import { parenthesesAreEnough, printIsRead, textsAreReadAlike } from './properties.ts';
import { programs, startPromqlServer } from './server.ts';

for (const program of programs) {
  describe(`against ${program ?? 'the Prometheus that is installed'}`, () => {
    test('10,000 random trees are printed as Prometheus reads them', async () => {
      await using server = await startPromqlServer(program);
      await printIsRead(server, 10_000);
    });

    test('6,000 odd texts are taken or refused by both parsers, and mean the same', async () => {
      await using server = await startPromqlServer(program, { openMetrics: openMetrics() });
      const { accepted, answered } = await textsAreReadAlike(server, 6000);
      assert.ok(accepted > 600, `${accepted} texts were PromQL`);
      assert.ok(answered > 150, `${answered} texts answered something`);
    });

    test('2,000 random trees mean the same with all parentheses and with the fewest', async () => {
      await using server = await startPromqlServer(program, { openMetrics: openMetrics() });
      const answered = await parenthesesAreEnough(server, 2000);
      assert.ok(answered > 300, `${answered} trees answered something`);
    });
  });
}
