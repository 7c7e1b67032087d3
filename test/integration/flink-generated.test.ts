import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { catalog } from '@flink-metrics/sdk/flink';
import { type Exported, familiesPage } from '../../scripts/catalog/families-page.ts';

test('the documentation’s table is what scripts/generate-catalog.ts writes', async () => {
  const read = (path: string) => readFile(new URL(`../../${path}`, import.meta.url), 'utf8');
  const exported: Exported = JSON.parse(await read('test/fixtures/flink/exported.json'));
  assert.equal(await read('docs/catalog-families.md'), familiesPage(catalog, exported));
});
