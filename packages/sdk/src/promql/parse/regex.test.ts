import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchesEmpty } from './regex.ts';

test('tells which expressions match the empty string', () => {
  const empty = [
    '',
    '.*',
    'a*',
    'a?',
    'a|',
    '|a',
    '()',
    '(a|b?)c*',
    'x{0}',
    'x{0,3}',
    '^$',
    '\\A\\z',
    '(?i)',
  ];
  const lazy = [
    'a*?',
    '(?P<n>a)?',
    '(?<n>)',
    '(?i:)',
    '(?s-i:a*)',
    '\\B',
    '\\Q\\E',
    '(a*)+',
    '(a?){3}',
  ];
  for (const pattern of [...empty, ...lazy]) assert.equal(matchesEmpty(pattern), true, pattern);

  const filled = [
    'a',
    '.+',
    'a|b',
    '.',
    '[a-z]',
    '[^]a-]',
    '[[:alpha:]]',
    '\\d',
    '\\pL',
    '\\p{Greek}',
    'x{1,2}',
  ];
  const odd = [
    'a{',
    'a{,3}',
    '{',
    ']',
    '}',
    '\\.',
    '\\x41',
    '\\x{1F600}',
    '\\012',
    '[\\]\\d-]',
    '\\b',
    '\\Qa.b\\E',
    'é',
  ];
  for (const pattern of [...filled, ...odd]) assert.equal(matchesEmpty(pattern), false, pattern);
});

test('knows what RE2 refuses', () => {
  const wrong = [
    ...['(', ')', '(a', 'a)', '[', '[a', '[]', '[z-a]', '[[:foo:]]', '[a-\\d]', '[\\b]', '\\'],
    ...['*', '+a', '?', '|*', '(*)', '{2}', 'a**', 'a*+', 'a{2}{3}', 'a??*', 'a{1001}', 'a{3,2}'],
    ...[
      '(?=a)',
      '(?!a)',
      '(?<=a)',
      '(?',
      '(?i',
      '(?-)',
      '(?x)',
      '(?P<n',
      '(?P<>a)',
      '(?<n-m>a)',
      '(?#a)',
    ],
    ...[
      '\\1',
      '\\8',
      '\\Z',
      '\\C',
      '\\e',
      '\\é',
      '\\x4',
      '\\x{',
      '\\x{110000}',
      '\\p',
      '\\p{',
      '\\G',
    ],
    '('.repeat(30_000),
  ];
  for (const pattern of wrong) assert.equal(matchesEmpty(pattern), undefined, pattern.slice(0, 20));
});

test('an escaped blank is a blank, and so is any escape of ASCII but letters and digits', () => {
  for (const pattern of ['my\\ job', '\\ ', '[\\ ]', '\\\n', '\\\u0000', '\\\u007f', '\\_']) {
    assert.equal(matchesEmpty(pattern), false, JSON.stringify(pattern));
  }
  assert.equal(matchesEmpty('\\ *'), true);
  for (const pattern of ['\\\u0080', '\\é', '\\q', '\\9']) {
    assert.equal(matchesEmpty(pattern), undefined, JSON.stringify(pattern));
  }
});

test('all between [: and :] is the name of a class, and only those of RE2 are classes', () => {
  for (const pattern of ['[[:a b:]]', '[[:al-pha:]]', '[[:^ digit:]]', '[a[:x]y:]]', '[[:[:]]']) {
    assert.equal(matchesEmpty(pattern), undefined, pattern);
  }
  for (const pattern of ['[[:]', '[[:a]', '[:a b:]', '[[:a b]', '[[:digit:][:a]']) {
    assert.equal(matchesEmpty(pattern), false, pattern);
  }
});

test('an expression that would run for ever is only read', () => {
  assert.equal(matchesEmpty(`${'(a+)+'.repeat(5000)}$`), false);
  assert.equal(matchesEmpty('(x+x+)+y'.repeat(2000)), false);
});

test('time grows with the length only', () => {
  const repeated = ['[:', '[[:', '\\Q', '{1', '(?P<', '(?i', '[^', '\\p{', '(', '|', '[a-', 'a{1,'];
  for (const part of repeated) {
    const started = performance.now();
    matchesEmpty(part.repeat(20_000));
    matchesEmpty(`[${part.repeat(20_000)}`);
    assert.ok(performance.now() - started < 500, part);
  }
});
