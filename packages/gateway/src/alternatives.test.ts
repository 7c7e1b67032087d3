import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Alternative, alternativesOf, type LabelSet } from './alternatives.ts';

const labelSet: fc.Arbitrary<LabelSet> = fc.dictionary(
  fc.constantFrom('namespace', 'cluster', 'team'),
  fc.constantFrom('a', 'b', 'c'),
  { minKeys: 1, noNullPrototype: true },
);

const carries = (series: LabelSet, labels: LabelSet): boolean =>
  Object.entries(labels).every(([name, value]) => series[name] === value);

const isIn = (series: LabelSet, alternative: Alternative): boolean =>
  [...alternative].every(([name, values]) => values.includes(series[name] ?? ''));

test('a series is in an alternative just where it carries a label set', () => {
  fc.assert(
    fc.property(fc.array(labelSet, { maxLength: 8 }), fc.array(labelSet), (labelSets, others) => {
      const alternatives = alternativesOf(labelSets);
      assert.ok(alternatives.length <= labelSets.length);
      for (const series of [...labelSets, ...others]) {
        assert.equal(
          alternatives.some((alternative) => isIn(series, alternative)),
          labelSets.some((labels) => carries(series, labels)),
        );
      }
    }),
  );
});

test('sets that differ in one label are one alternative', () => {
  const product = ['x', 'y'].flatMap((cluster) =>
    ['a', 'b', 'c'].map((namespace) => ({ namespace, cluster })),
  );
  assert.deepEqual(alternativesOf(product), [
    new Map([
      ['namespace', ['a', 'b', 'c']],
      ['cluster', ['x', 'y']],
    ]),
  ]);
  assert.equal(alternativesOf([...product, { namespace: 'd', cluster: 'y' }]).length, 2);
  assert.equal(alternativesOf([{ namespace: 'a' }, { namespace: 'a' }]).length, 1);
  assert.equal(alternativesOf([{ namespace: 'a' }, { cluster: 'x' }]).length, 2);
  assert.deepEqual(alternativesOf([]), []);
});
