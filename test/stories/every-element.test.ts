import assert from 'node:assert/strict';
import { glob, readFile } from 'node:fs/promises';
import { test } from 'node:test';

test('every element has stories', async () => {
  const define = await readFile('packages/panel/src/define.ts', 'utf8');
  const elements = [...define.matchAll(/defineElement\('([a-z-]+)'/g)].map(([, name]) => name);
  assert.ok(elements.length > 10);
  let stories = '';
  for await (const file of glob('stories/*.stories.ts')) stories += await readFile(file, 'utf8');
  assert.deepEqual(
    elements.filter((name) => !stories.includes(`<${name}`)),
    [],
  );
});
