import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { test } from 'node:test';

const SOURCES = 'packages/panel/src';

/** A module, what its templates render, what it defines itself, and what it imports at once or later. */
interface Module {
  readonly rendered: readonly string[];
  readonly defined: readonly string[];
  readonly imports: readonly string[];
}

const withoutComments = (source: string): string =>
  source.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');

const found = (source: string, pattern: RegExp): readonly string[] =>
  [...source.matchAll(pattern)].map(([, name = '']) => name);

function readModule(file: string): Module {
  const source = withoutComments(readFileSync(file, 'utf8'));
  const values = source.replace(/^(?:import|export) type .*?;$/gms, '');
  return {
    rendered: found(source, /<(flink-metrics-[a-z-]+)/g),
    defined: found(source, /\bdefineElement\(\s*'([a-z-]+)'/g),
    imports: found(values, /(?:from|import)\s*\(?\s*'(\.{1,2}\/[^']+)'/g).map((path) =>
      join(dirname(file), path),
    ),
  };
}

/** All modules that an element comes with, those that it loads later too. */
function modulesOf(file: string, known: Map<string, Module> = new Map()): Map<string, Module> {
  if (known.has(file)) return known;
  const module = readModule(file);
  known.set(file, module);
  for (const path of module.imports) modulesOf(path, known);
  return known;
}

/** What has to be defined for an element to be whole, without what its modules define when they are loaded. */
function neededBy(element: string): readonly string[] {
  const modules = [...modulesOf(`${SOURCES}/elements/${element}/${element}.ts`).values()];
  const later = new Set(modules.flatMap(({ defined }) => defined));
  const rendered = modules.flatMap((module) => module.rendered).filter((tag) => !later.has(tag));
  return [...new Set([`flink-metrics-${element}`, ...rendered])].sort();
}

/** The tags that a module defines when it is imported. */
async function definedBy(entry: string): Promise<readonly string[]> {
  const tags = new Map<string, CustomElementConstructor>();
  Object.assign(globalThis, {
    customElements: { get: (tag: string) => tags.get(tag), define: tags.set.bind(tags) },
  });
  await import(entry);
  return [...tags.keys()].sort();
}

const elements = readdirSync(`${SOURCES}/define`).map((file) => basename(file, '.ts'));

test('an element’s entry defines it and what its templates render, and nothing else', async () => {
  assert.ok(elements.length > 10);
  for (const element of elements) {
    const defined = await definedBy(`@flink-metrics/panel/define/${element}`);
    assert.deepEqual(defined, neededBy(element), element);
  }
});

test('a chart needs its legend, and the status that it shows when enlarged', () => {
  const tags = ['chart', 'legend', 'status'].map((name) => `flink-metrics-${name}`);
  assert.deepEqual(neededBy('chart'), tags);
});

test('what defines all defines what has an entry', async () => {
  const defined = await definedBy('@flink-metrics/panel/define');
  assert.deepEqual(defined, elements.map((element) => `flink-metrics-${element}`).sort());
});
