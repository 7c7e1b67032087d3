import assert from 'node:assert/strict';
import { glob, readdir, readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { test } from 'node:test';

test('every element has stories', async () => {
  const entries = await readdir('packages/panel/src/define');
  const elements = entries.map((file) => `flink-metrics-${basename(file, '.ts')}`);
  assert.ok(elements.length > 10);
  let stories = '';
  for await (const file of glob('stories/*.stories.ts')) stories += await readFile(file, 'utf8');
  assert.deepEqual(
    elements.filter((name) => !stories.includes(`<${name}`)),
    [],
  );
});
