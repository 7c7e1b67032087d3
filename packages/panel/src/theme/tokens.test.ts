import assert from 'node:assert/strict';
import { glob, readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = new URL('../../../../', import.meta.url);
const docs = await readFile(new URL('docs/theming.md', root), 'utf8');

/** `--flink-text` to its light and dark default; one default where there is no difference. */
const documented = new Map(
  [...docs.matchAll(/^\| `(--flink-[a-z-]+)` \|([^|]*)\|([^|]*)\|/gm)].map(
    ([, name = '', ...cells]) =>
      [name, cells.map((cell) => cell.replaceAll('`', '').trim()).filter(Boolean)] as const,
  ),
);

/** What the source falls back to, by property. */
const used = new Map<string, readonly string[]>();
const contradictions: string[] = [];
const source = fileURLToPath(new URL('packages/panel/src', root));
for await (const file of glob(`${source}/**/*.ts`)) {
  if (file.endsWith('.test.ts')) continue;
  const text = await readFile(file, 'utf8');
  for (const [, name = '', fallback = ''] of text.matchAll(
    /var\(\s*(--flink-[a-z-]+),\s*((?:[^()]|\((?:[^()]|\([^()]*\))*\))*)\)/g,
  )) {
    const defaults = defaultsIn(fallback);
    if (String(used.get(name) ?? defaults) !== String(defaults)) contradictions.push(name);
    used.set(name, defaults);
  }
}

function defaultsIn(fallback: string): readonly string[] {
  const sides = /^light-dark\((.*), (.*)\)$/.exec(fallback);
  if (sides !== null) return sides.slice(1);
  return [/^var\(--_[a-z-]+, (.*)\)$/.exec(fallback)?.[1] ?? fallback];
}

test('every property is documented, and no other', () => {
  assert.deepEqual([...documented.keys()].sort(), [...used.keys()].sort());
});

test('their defaults are the documented ones', () => {
  for (const [name, defaults] of documented) {
    if (defaults[0] !== "the system's") assert.deepEqual(used.get(name), defaults, name);
  }
});

test('no two places fall back to different defaults', () => {
  assert.deepEqual(contradictions, []);
});

/** https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((start) => Number.parseInt(hex.slice(start, start + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Foreground, background, and what WCAG 2.2 AA asks of the two. */
const pairs: readonly (readonly [string, string, number])[] = [
  ...['background', 'surface', 'surface-raised', 'accent-soft'].flatMap((behind) => [
    ['text', behind, 4.5] as const,
    ['text-muted', behind, 4.5] as const,
    ['accent', behind, 4.5] as const,
  ]),
  ...['background', 'surface'].flatMap((behind) => [
    ['bad', behind, 4.5] as const,
    ['warn', behind, 4.5] as const,
    ['good', behind, 4.5] as const,
    ['control-border', behind, 3] as const,
  ]),
  ['on-accent', 'accent', 4.5],
  ['bad', 'bad-soft', 4.5],
  ['text', 'bad-soft', 4.5],
];

for (const [side, theme] of ['light', 'dark'].entries()) {
  test(`the ${theme} defaults have enough contrast`, () => {
    const colour = (name: string) => used.get(`--flink-${name}`)?.[side] ?? 'unknown';
    for (const [front, behind, least] of pairs) {
      const found = contrast(colour(front), colour(behind));
      assert.ok(found >= least, `${front} on ${behind}: ${found.toFixed(2)}, not ${least}`);
    }
  });
}
