import assert from 'node:assert/strict';
import { test } from 'node:test';
import { print } from '@flink-metrics/sdk/promql';
import { parse } from '@flink-metrics/sdk/promql/parse';
import fc from 'fast-check';
import { programs, startPromqlServer } from './server.ts';
import { anyTree, vocabulary } from './trees.ts';

for (const program of programs) {
  test(`trees ${program}`, async () => {
    await using server = await startPromqlServer(program);
    const tree = anyTree(server.dialect, vocabulary(server.dialect));
    const batch = fc.array(tree, { minLength: 50, maxLength: 50 });
    await fc.assert(
      fc.asyncProperty(batch, async (trees) => {
        await Promise.all(
          trees.map(async (expr) => {
            const text = print(expr);
            assert.deepEqual(parse(text), expr);
            const v = await server.format(text);
            assert.ok(v.accepted, `${text}\n${v.accepted ? '' : v.error}`);
          }),
        );
      }),
      { numRuns: 40, endOnFailure: true },
    );
  });
}
