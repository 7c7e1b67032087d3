import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { labelNameSegment } from './label-name.ts';

test('a plain name is its own segment', () => {
  for (const name of ['namespace', '__name__', '_', 'a1', 'U_x', 'u__x']) {
    assert.equal(labelNameSegment(name), name);
  }
});

test('a name of UTF-8, as it is or escaped, is sent escaped', () => {
  for (const [name, segment] of [
    ['service.name', 'U__service_2e_name'],
    ['a_b-c', 'U__a__b_2d_c'],
    ['环境', 'U___73af__5883_'],
    ['😀', 'U___1f600_'],
    ['9', 'U__9'],
    ['a:b', 'U__a_3a_b'],
    [' ', 'U___20_'],
  ] as const) {
    assert.equal(labelNameSegment(name), segment, name);
    assert.equal(labelNameSegment(segment), segment, name);
  }
  assert.equal(labelNameSegment('U__a_2E_b'), 'U__a_2e_b');
});

test('a name with the syntax of paths is taken escaped only', () => {
  for (const name of [
    'a/b',
    '../query',
    'a?b',
    'a#b',
    'a%2fb',
    'a\\b',
    'a\nb',
    '',
    '\ufffd',
    '\ud800',
  ]) {
    assert.throws(() => labelNameSegment(name), { status: 400 }, JSON.stringify(name));
  }
  assert.equal(labelNameSegment('U__a_2f_b'), 'U__a_2f_b');
});

test('an escape that is none, or another spelling of a plain name, is refused', () => {
  const wrong = ['U__', 'U__namespace', 'U____name____', 'U__a_b', 'U__a_', 'U___2e', 'U___zz_'];
  for (const name of [
    ...wrong,
    'U___d800_',
    'U___fffd_',
    'U___110000_',
    'U__a_0000002e_',
    'U__é',
    'U__a.b',
  ]) {
    assert.throws(() => labelNameSegment(name), { status: 400 }, name);
  }
  assert.equal(labelNameSegment('U__U____x'), 'U__U____x');
});

test('whatever is given, a segment is letters, digits and "_", and stays what it is', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom(...'U_e2.') })),
      (name) => {
        let segment: string;
        try {
          segment = labelNameSegment(name);
        } catch {
          return;
        }
        assert.match(segment, /^[a-zA-Z0-9_]+$/);
        assert.equal(labelNameSegment(segment), segment);
      },
    ),
  );
});
