import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { grantOf, namesIn } from './grant-rules.ts';

test('without rules a group is a namespace', () => {
  assert.deepEqual(grantOf(['a', 'b', 'a'], {}).namespaces, ['a', 'b']);
  assert.deepEqual(grantOf([], {}).namespaces, []);
  assert.deepEqual(grantOf(['team-*'], {}).namespaces, ['team-*']);
});

test('rules map groups, exactly or by a pattern; a group that none fits grants nothing', () => {
  const groups = [
    { group: 'orders', namespaces: ['orders-eu', 'orders-us'] },
    { group: 'team-*', namespaces: ['shared'] },
    { group: '/flink/*/viewer', labelSets: [{ namespace: 'f', cluster: 'x' }] },
  ];
  assert.deepEqual(grantOf(['orders', 'team-x', 'other'], { groups }), {
    namespaces: ['orders-eu', 'orders-us', 'shared'],
    labelSets: [],
  });
  assert.deepEqual(grantOf(['/flink/a/viewer'], { groups }).labelSets, [
    { namespace: 'f', cluster: 'x' },
  ]);
  for (const group of [
    'Orders',
    'orders ',
    'xorders',
    'teams',
    'a/flink/a/viewer',
    '/flink/viewer',
  ]) {
    assert.deepEqual(grantOf([group], { groups }), { namespaces: [], labelSets: [] }, group);
  }
});

test("rules of different orgs are never mixed: one's namespaces are not in the org of another", () => {
  const groups = [
    { group: 'a', namespaces: ['x'], orgs: ['A', 'B'] },
    { group: 'a too', namespaces: ['y'], orgs: ['B', 'A'] },
    { group: 'c', namespaces: ['z'], orgs: ['C'] },
    { group: 'none', namespaces: ['n'] },
    { group: 'all', everything: true as const, orgs: ['C'] },
  ];
  assert.deepEqual(grantOf(['a'], { groups }).orgs, ['A', 'B']);
  assert.deepEqual(grantOf(['a', 'a too'], { groups }).orgs, ['A', 'B']);
  assert.equal(grantOf(['none'], { groups }).orgs, undefined);
  for (const mixed of [
    ['a', 'c'],
    ['c', 'none'],
    ['none', 'c'],
    ['a', 'all'],
  ]) {
    assert.deepEqual(grantOf(mixed, { groups }).orgs, [], mixed.join());
  }
  assert.deepEqual(grantOf(['c', 'all'], { groups }), { everything: true, orgs: ['C'] });
});

test('a pattern of namespaces is one of the known list, never a pattern for Prometheus', () => {
  const knownNamespaces = ['team-a', 'team-b', 'ops'];
  const groups = [{ group: 'all-teams', namespaces: ['team-*'] }];
  assert.deepEqual(grantOf(['all-teams'], { groups, knownNamespaces }).namespaces, [
    'team-a',
    'team-b',
  ]);
  assert.deepEqual(grantOf(['team-*', 'else'], { knownNamespaces }).namespaces, [
    'team-a',
    'team-b',
    'else',
  ]);
  assert.deepEqual(grantOf(['nobody-*'], { knownNamespaces }).namespaces, []);
});

test('an administrator sees everything, and only by a rule that says so', () => {
  const groups = [{ group: 'flink-admin', everything: true } as const];
  assert.deepEqual(grantOf(['a', 'flink-admin'], { groups }), { everything: true });
  assert.equal(grantOf(['flink-admin'], {}).everything, undefined);
});

test('a pattern fits as the regular expression of it does', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '*', '.', '\n'), maxLength: 6 });
  fc.assert(
    fc.property(text, text, (group, given) => {
      const expression = group.split('*').map((part) => part.replace(/\./g, '\\.'));
      const expected = new RegExp(`^${expression.join('[^]*')}$`).test(given);
      const granted = grantOf([given], { groups: [{ group, namespaces: ['x'] }] });
      assert.equal(granted.namespaces?.length, expected ? 1 : 0);
    }),
    { numRuns: 1000 },
  );
});

test('names are a list, or one text with blanks; anything else is none', () => {
  assert.deepEqual(namesIn(['a', 'b c']), ['a', 'b c']);
  assert.deepEqual(namesIn(' a  b '), ['a', 'b']);
  for (const value of [undefined, null, 7, [7], { a: 1 }, [['a']], '', ' ', true]) {
    assert.deepEqual(namesIn(value), []);
  }
});
