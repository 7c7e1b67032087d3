import assert from 'node:assert/strict';
import { test } from 'node:test';
import { optionKeys, propertyKeys } from './config-options.ts';

const of = (body: string) => optionKeys(`public class SomeOptions {\n${body}\n}`);
const option = (expression: string) =>
  `public static final ConfigOption<String> A = ${expression}.stringType().noDefaultValue();`;

test('takes keys of literals and of constants', () => {
  assert.deepEqual(of(option('ConfigOptions.key("a.b")')), ['a.b']);
  assert.deepEqual(of(`String PREFIX = "a" + ".b";\n${option('key(PREFIX + ".c")')}`), ['a.b.c']);
});

test('leaves out what is deprecated, commented out, or not known', () => {
  assert.deepEqual(of(`${option('key("a")')}\n@Deprecated\n${option('key("b")')}`), ['a']);
  assert.deepEqual(of(`enum E { @Deprecated X }\n${option('key("a")')}`), ['a']);
  assert.deepEqual(of(`/* ${option('key("a")')} */\n// ${option('key("b")')}`), []);
  assert.deepEqual(of(option('key(Other.PREFIX + "c")')), []);
});

test('takes no other name of an option', () => {
  assert.deepEqual(of(option('key("new").stringType().withDeprecatedKeys("old")')), ['new']);
});

test('takes the keys of metrics from the list of what there is', () => {
  const source = `enum P {\n    NumSnapshots("num-snapshots", PropertyType.NUMBER),\n    Stopped("stopped");\n
    protected static final String CONFIG_KEY_FORMAT = "state.metrics.%s";\n}`;
  assert.deepEqual(propertyKeys(source), ['state.metrics.num-snapshots', 'state.metrics.stopped']);
  assert.deepEqual(propertyKeys('enum P {\n    Other("other");\n}'), []);
});
