import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseDocument } from 'yaml';
import { printYaml } from './print-yaml.ts';

const read = (text: string, version: '1.1' | '1.2'): unknown => {
  const document = parseDocument(text, { version });
  assert.deepEqual(document.errors, []);
  return document.toJS();
};

test('whatever is printed is read as it was, by both versions of YAML', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: 'binary-ascii' }),
    fc
      .array(fc.constantFrom('a', ' b', 'c ', '', '- d', '# e', '\tf'), { maxLength: 4 })
      .map((lines) => lines.join('\n')),
    fc.constantFrom('no', '1e3', '~', '5m', '{{ $value }}', 'a: b'),
  );
  const key = fc.string({ unit: 'grapheme', minLength: 1 }).filter((name) => name !== '__proto__');
  const leaf = fc.oneof(text, fc.integer(), fc.boolean());
  const { value } = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      leaf,
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(key, tie('value'), { maxKeys: 4, noNullPrototype: true }),
    ),
  }));
  fc.assert(
    fc.property(fc.dictionary(key, value, { minKeys: 1, noNullPrototype: true }), (data) => {
      const printed = printYaml(data);
      for (const version of ['1.1', '1.2'] as const) assert.deepEqual(read(printed, version), data);
    }),
  );
});
