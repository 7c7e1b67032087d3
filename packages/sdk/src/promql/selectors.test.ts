import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as q from './index.ts';
import { parse } from './parse/index.ts';

test('conditions become matchers, in their order', () => {
  const expr = q.metric('m', {
    a: 'x',
    b: q.not('y'),
    c: [q.re('1.*'), q.notRe('.*2')],
    d: q.oneOf('a.b', 'c'),
    e: q.oneOf('one'),
  });
  assert.equal(q.print(expr), 'm{a="x",b!="y",c=~"1.*",c!~".*2",d=~"a\\\\.b|c",e="one"}');
});

test('a missing value is an error, not a missing matcher', () => {
  for (const value of [undefined, null, 5, {}, { op: '=' }, [], ['a', undefined]]) {
    assert.throws(() => q.metric('m', { namespace: value as unknown as string }), {
      name: 'TypeError',
      message: 'The label "namespace" has no value to match.',
    });
  }
});

test('nothing to select by is an error', () => {
  assert.throws(() => q.oneOf(), TypeError);
  assert.throws(() => q.metric(''), TypeError);
  assert.throws(() => q.selector({}), TypeError);
});

test('only a selector has a range, all else is a subquery', () => {
  assert.throws(() => q.range(q.sum(q.metric('m')) as unknown as q.Selector, '5m'), /subquery/);
});

test('a modifier replaces the one before it, and an offset of zero is none', () => {
  const once = q.at(q.offset(q.metric('m'), '5m'), 'end');
  assert.equal(q.print(q.at(q.offset(once, '1h'), new Date(1500))), 'm @ 1.5 offset 1h');
  assert.deepEqual(q.offset(q.offset(q.metric('m'), '5m'), 0), q.metric('m'));
  assert.equal(q.print(q.offset(q.range(once, '1m'), 0)), 'm[1m] @ end()');
});

test('a parsed vector can be built upon', () => {
  const parsed = parse('rate(a[5m])');
  assert.ok(q.isInstantVector(parsed));
  assert.equal(q.print(q.sum(parsed).by('x')), 'sum by (x) (rate(a[5m]))');
});
