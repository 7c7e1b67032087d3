import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

/** Bytes of a program, bundled, minified and compressed, as a page would load it. */
async function bundledSize(program: string): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents: program, resolveDir: fileURLToPath(new URL('.', import.meta.url)) },
    conditions: ['@flink-metrics/source'],
    bundle: true,
    minify: true,
    format: 'esm',
    write: false,
  });
  return gzipSync(outputFiles[0]?.contents ?? '', { level: 9 }).length;
}

const fiveFunctions = `
  import { div, metric, print, rate, sum, topk } from '@flink-metrics/sdk/promql';
  console.log(print(topk(5, div(sum(rate(metric('a'), '5m')).by('x'), 2))));
`;

test('the builder with five functions is at most 6 KB, and the parser beside it', async () => {
  const builder = await bundledSize(fiveFunctions);
  const both = await bundledSize(`${fiveFunctions}
    import { parse } from '@flink-metrics/sdk/promql/parse';
    console.log(parse('a'));
  `);
  assert.ok(builder > 1000 && builder <= 6000, `${builder} bytes`);
  assert.ok(both - builder <= 6144, `${both - builder} bytes`);
});

test('a bundle holds only the functions that are used', async () => {
  const one = await bundledSize(`import { print, metric } from '@flink-metrics/sdk/promql';
    console.log(print(metric('a')));`);
  const all = await bundledSize(`import * as q from '@flink-metrics/sdk/promql'; console.log(q);`);
  assert.ok(one < all / 2, `${one} bytes of ${all}`);
});
