import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';

test('importing without a DOM does nothing bad', async () => {
  const { FlinkMetricsPanel } = await import('./index.ts');
  await import('./define.ts');
  assert.equal(typeof FlinkMetricsPanel, 'function');
  assert.equal(typeof document, 'undefined');
});

test('the version is the package’s', async () => {
  const { version } = await import('./dom/define-element.ts');
  const manifest: unknown = JSON.parse(
    await readFile(new URL('../package.json', import.meta.url), 'utf8'),
  );
  assert.equal(Reflect.get(Object(manifest), 'version'), version);
});
