/**
 * Notes which catalog families a real Flink exported: reads what `npm run e2e:flink` left in .cache/flink/families and
 * writes test/fixtures/flink/exported.json. Run it after that, then scripts/generate-catalog.ts:
 * `node --conditions=@flink-metrics/source scripts/record-exported.ts`
 */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { lookup } from '../packages/sdk/src/flink/index.ts';

const dumps = new URL('../.cache/flink/families/', import.meta.url);
const target = new URL('../test/fixtures/flink/exported.json', import.meta.url);

/** Family names by run, `2.3-scrape`. */
const exported: Record<string, readonly string[]> = {};
for (const file of (await readdir(dumps)).toSorted()) {
  const seen: { readonly name: string }[] = JSON.parse(
    await readFile(new URL(file, dumps), 'utf8'),
  );
  const families = seen.flatMap(({ name }) => {
    const found = lookup(name);
    if (found.type === 'custom') console.warn(`${file}: ${name} is not in the catalog`);
    return found.type === 'family' ? [found.family.name] : [];
  });
  exported[file.replace('.json', '')] = [...new Set(families)].toSorted();
}
await writeFile(target, `${JSON.stringify(exported, null, 1)}\n`);
