import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { suite, test } from 'node:test';
import { catalog } from '../../catalog/catalog.ts';
import type { ConfigKey } from '../model/rule.ts';
import { memoryAdvice } from '../numbers/memory.ts';
import { rules } from './index.ts';

type Span = Pick<ConfigKey, 'since' | 'until'>;

/** What Flink's own sources have, as scripts/record-options.ts wrote it down. */
const table: {
  readonly versions: readonly string[];
  /** Of the operator, whose versions are others. */
  readonly autoscaler: readonly string[];
  /** In which versions an option is there under this name and not deprecated; empty: in all. */
  readonly options: Readonly<Record<string, Span>>;
} = JSON.parse(
  await readFile(
    new URL('../../../../../../test/fixtures/flink/options.json', import.meta.url),
    'utf8',
  ),
);

const compare = (a: string, b: string): number => {
  const [[majorA = 0, minorA = 0], [majorB = 0, minorB = 0]] = [a, b].map((version) =>
    version.split('.').map(Number),
  ) as [number[], number[]];
  return majorA - majorB || minorA - minorB;
};

const isIn = (version: string, { since, until }: Span): boolean =>
  (since === undefined || compare(version, since) >= 0) &&
  (until === undefined || compare(version, until) < 0);

suite('what rules advise is an option of just the versions that are named with it', () => {
  for (const { id, advice } of rules) {
    for (const { key, since, until } of advice.flatMap(({ keys = [] }) => keys)) {
      test(`${id}: ${key}`, () => {
        if (table.autoscaler.includes(key)) return;
        const named = { ...(since && { since }), ...(until && { until }) };
        assert.deepEqual(named, table.options[key]);
      });
    }
  }
});

test('options of memory are those of all versions', () => {
  const gib = 2 ** 30;
  const { changes } = memoryAdvice({
    ...{ heapFloor: gib, heapMax: 4 * gib, metaspaceUsed: gib, metaspaceMax: 4 * gib },
    ...{ managedUsed: 0, managedTotal: gib, networkUsed: gib, networkTotal: 4 * gib },
    limit: 16 * gib,
  });
  assert.equal(changes.length, 5);
  for (const { key } of changes) assert.deepEqual(table.options[key], {}, key);
});

/** `a.b (Flink ≥ 1.20), c.d (Flink < 1.20)`; what only Kafka’s or Pulsar’s client, or the operator has, is not Flink’s. */
function optionsIn(requires: string): readonly (readonly [key: string, span: Span])[] {
  const named = /([a-z][\w-]*(?:\.[\w-]+)+)(?: \(Flink ([≥<]) ([\d.]+)\))?/g;
  return [...requires.matchAll(named)]
    .filter(
      ([, key = '']) => !/^(register|pulsar|kubernetes\.operator|job\.autoscaler)\./.test(key),
    )
    .map(([, key = '', sign, version]) => {
      if (version === undefined) return [key, {}];
      return [key, sign === '≥' ? { since: version } : { until: version }];
    });
}

suite('what a metric needs is an option of every version that has the metric', () => {
  for (const { name, since, removedIn, requires } of catalog) {
    // What is on by default is never told to be turned on.
    if (requires === undefined || requires.includes('default') || !/^\d/.test(since)) continue;
    const having = table.versions.filter((version) =>
      isIn(version, { since, ...(removedIn && { until: removedIn }) }),
    );
    const options = optionsIn(requires);
    if (options.length === 0) continue;
    test(name, () => {
      for (const version of having) {
        const named = options.filter(([, span]) => isIn(version, span));
        assert.ok(named.length > 0, `nothing is named for ${version}`);
        for (const [key] of named) {
          const span = table.options[key];
          assert.ok(span !== undefined && isIn(version, span), `${key} in ${version}`);
        }
      }
    });
  }
});
