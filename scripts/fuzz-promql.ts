/**
 * `npm run fuzz:promql`: 200,000 random trees and as many odd texts against a real Prometheus 2.x,
 * a 3.x and the newest. `npm run fuzz:promql -- 5000` for another count.
 */
import { openMetrics } from '../test/promql/data.ts';
import { parenthesesAreEnough, printIsRead, textsAreReadAlike } from '../test/promql/properties.ts';
import { startPromqlServer } from '../test/promql/server.ts';
import { findPrometheusVersionsAndNewest } from './tools/prometheus-versions.ts';
import { exitWith, step } from './tools/step.ts';

try {
  const count = Number(process.argv[2] ?? 200_000);
  if (!Number.isSafeInteger(count) || count <= 0) {
    throw new Error(`"${process.argv[2]}" is not a number of trees.`);
  }
  for (const { title, path } of await findPrometheusVersionsAndNewest())
    await fuzz(title, path, count);
} catch (error) {
  exitWith(error);
}

async function fuzz(title: string, program: string, count: number): Promise<void> {
  await using server = await startPromqlServer(program, { openMetrics: openMetrics() });
  await step(`${title}: printing ${count} trees`, () => printIsRead(server, { count }));
  const { accepted, answered } = await step(`${title}: reading ${count} texts`, () =>
    textsAreReadAlike(server, { count }),
  );
  process.stdout.write(`  ${accepted} were PromQL, ${answered} answered something\n`);
  const trees = Math.ceil(count / 4);
  const same = await step(`${title}: comparing ${trees} answers`, () =>
    parenthesesAreEnough(server, { count: trees }),
  );
  process.stdout.write(`  ${same} answered something\n`);
}
