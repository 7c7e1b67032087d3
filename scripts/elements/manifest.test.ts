import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { before, test } from 'node:test';
import { describeElements } from './manifest.ts';

const described = new Map(describeElements().map((element) => [element.tagName, element]));

/** Elements as `define.ts` defines them, by tag. */
const defined = new Map<string, CustomElementConstructor & { observedAttributes: string[] }>();

before(async () => {
  Object.assign(globalThis, {
    customElements: { get: (tag: string) => defined.get(tag), define: defined.set.bind(defined) },
  });
  await import('@flink-metrics/panel/define');
});

const text = (paths: readonly string[]): Promise<string> =>
  Promise.all(paths.map((path) => readFile(path, 'utf8'))).then((texts) => texts.join('\n'));

const sources = (folder: string): Promise<string> =>
  text(globSync(`packages/panel/src/${folder}/**/*.ts`, { exclude: ['**/*.test.ts'] }));

const emitted = (source: string): readonly string[] =>
  [...source.matchAll(/\bemit(?:Behind)?\(\s*'(flink-[a-z-]+)'/g)].map(([, name = '']) => name);

test('the elements that are defined are described, and no other', () => {
  assert.ok(defined.size > 10);
  assert.deepEqual([...described.keys()].sort(), [...defined.keys()].sort());
});

test('attributes are those that the elements observe', () => {
  for (const [tag, { observedAttributes }] of defined) {
    const attributes = described.get(tag)?.attributes.map(({ name }) => name) ?? [];
    assert.deepEqual(attributes.sort(), [...observedAttributes].sort(), tag);
  }
});

test('every event that an element sends is described', async () => {
  /** Whose code is in no folder of its own. */
  const shared: Readonly<Record<string, string>> = {
    'flink-metrics-panel': await text(['packages/panel/src/provider/provider-element.ts']),
    'flink-metrics-provider': await text(['packages/panel/src/provider/provider-element.ts']),
    'flink-metrics-chart': await text(['packages/panel/src/elements/internal/answer-element.ts']),
    'flink-metrics-stat': await text(['packages/panel/src/elements/internal/answer-element.ts']),
  };
  let count = 0;
  for (const [tag, { events }] of described) {
    const folder = tag.replace('flink-metrics-', 'elements/');
    const sent = emitted((await sources(folder)) + (shared[tag] ?? ''));
    const known = new Set(events.map(({ name }) => name));
    assert.deepEqual(
      sent.filter((name) => !known.has(name)),
      [],
      tag,
    );
    count += sent.length;
  }
  assert.ok(count > 20);
});

test('every event there is belongs to an element', async () => {
  const source = await text(['packages/panel/src/events.ts']);
  const names = [...source.matchAll(/^ {2}'(flink-[a-z-]+)': /gm)].map(([, name = '']) => name);
  assert.ok(names.length > 10);
  const known = new Set(
    [...described.values()].flatMap(({ events }) => events.map(({ name }) => name)),
  );
  assert.deepEqual(
    names.filter((name) => !known.has(name)),
    [],
  );
});

test('parts and slots of the templates are described', async () => {
  for (const [tag, { cssParts, slots }] of described) {
    const own = await sources(tag.replace('flink-metrics-', 'elements/'));
    const shared = ['internal/info', 'internal/finding-badge', 'verdict'].filter((folder) =>
      own.includes(`../${folder}/`),
    );
    const inside = await Promise.all(shared.map((folder) => sources(`elements/${folder}`)));
    const source = own + inside.join('');
    const parts = [...source.matchAll(/\bpart="([a-z-]+)"/g)].map(([, name = '']) => name);
    assert.deepEqual([...new Set(parts)].sort(), cssParts.map(({ name }) => name).sort(), tag);
    const named = [...source.matchAll(/<slot(?: name="([a-z-]+)")?/g)].map(([, name = '']) => name);
    assert.deepEqual(named.sort(), slots.map(({ name }) => name).sort(), tag);
  }
});

test('the panel passes on all parts of charts, tiles and sections', async () => {
  const exported = await import('../../packages/panel/src/elements/internal/exported-parts.ts');
  const partsOf = (tag: string, name: string) =>
    (described.get(`flink-metrics-${tag}`)?.cssParts ?? []).map((part) => `${name}-${part.name}`);
  assert.deepEqual(
    exported.allParts.split(',').sort(),
    [
      ...partsOf('section', 'section'),
      ...partsOf('chart', 'chart'),
      ...partsOf('stat', 'tile'),
    ].sort(),
  );
});

test('the custom properties that the styles read are described, with what they usually are', async () => {
  const source = await Promise.all(
    ['theme', 'dom', 'plot', 'series', 'provider', 'elements/**'].map(sources),
  );
  const read = source.join('\n').matchAll(/var\((--flink-[a-z-]+)/g);
  const properties = [...described.values()].flatMap(({ cssProperties }) => cssProperties);
  assert.deepEqual(
    [...new Set([...read].map(([, name = '']) => name))].sort(),
    [...new Set(properties.map(({ name }) => name))].sort(),
  );
  assert.deepEqual(
    properties.filter((property) => property.default === undefined),
    [],
  );
  const size = properties.find(({ name }) => name === '--flink-font-size');
  assert.equal(size?.default, '13px');
});

test('nothing is without words or a type, and nothing is the element’s own', () => {
  for (const { tagName, ...element } of described.values()) {
    const { members, attributes, events, slots, cssParts, cssProperties } = element;
    for (const { name, description } of [element, ...slots, ...cssParts, ...cssProperties]) {
      assert.ok(description, `${tagName} ${name}`);
    }
    for (const { name, description, type } of [...members, ...attributes, ...events]) {
      assert.ok(description !== '' && type.text !== '', `${tagName} ${name}`);
      assert.match(name, /^[a-z][\w-]*$/, tagName);
    }
  }
});

test('choices are told in full, events with their details', () => {
  const panel = described.get('flink-metrics-panel');
  const type = (name: string) => panel?.members.find((member) => member.name === name)?.type.text;
  assert.equal(type('theme'), "'light' | 'dark' | 'auto'");
  assert.equal(type('compare'), "'' | '1d' | '1w'");
  assert.equal(type('headers'), 'PanelHeaders | undefined');
  const event = panel?.events.find(({ name }) => name === 'flink-range-change');
  assert.equal(event?.type.text, 'CustomEvent<{ readonly range: string }>');
});
