import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { build, transform } from 'esbuild';
import { publishedScripts } from './published.ts';

/** What hosts build for: StreamPark for ES2018, Vite 4 for its own list, Vue CLI and umi as far down as this. */
const targets = ['es2022', 'es2020', 'es2018', 'es2017', 'es2015', ['chrome87', 'safari14']];

for (const target of targets) {
  test(`every file for browsers can be built for ${target}`, async () => {
    const files = publishedScripts();
    assert.ok(files.length > 50);
    for (const file of files) {
      const { warnings } = await transform(await readFile(file, 'utf8'), {
        target,
        sourcefile: file,
        format: 'esm',
        // As Vite has it, which leaves it as it is: only a rare form of it is wrong in Safari 14.
        ...(Array.isArray(target) && { supported: { destructuring: true } }),
      });
      assert.deepEqual(warnings, [], file);
    }
  });
}

test('no published file has syntax newer than ES2022', async () => {
  for (const file of publishedScripts()) {
    const source = await readFile(file, 'utf8');
    const lowered = await transform(source, { target: 'es2022', minify: true });
    const asItIs = await transform(source, { target: 'esnext', minify: true });
    assert.equal(lowered.code, asItIs.code, file);
  }
});

const entries = [
  "import '@flink-metrics/panel/define';",
  "import '@flink-metrics/panel/define/chart';",
  "import { FlinkMetricsPanel } from '@flink-metrics/panel'; console.log(FlinkMetricsPanel);",
  "import { createPrometheusClient } from '@flink-metrics/sdk/prometheus'; console.log(createPrometheusClient);",
  "import { createSimulator } from '@flink-metrics/simulator'; console.log(createSimulator);",
];

for (const contents of entries) {
  for (const splitting of [false, true]) {
    test(`esbuild bundles ${contents} ${splitting ? 'in chunks' : 'whole'} without a warning`, async () => {
      const { warnings, outputFiles } = await build({
        stdin: { contents, resolveDir: '.' },
        bundle: true,
        format: 'esm',
        splitting,
        target: 'es2018',
        outdir: 'out',
        write: false,
        logLevel: 'silent',
        define: { 'process.env.NODE_ENV': '"production"' },
      });
      assert.deepEqual(warnings, []);
      const text = outputFiles.map((file) => file.text).join('\n');
      if (contents.includes('/define')) assert.match(text, /customElements\.define\(/);
    });
  }
}
