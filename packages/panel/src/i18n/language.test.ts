import assert from 'node:assert/strict';
import { test } from 'node:test';
import { en } from './en.ts';
import { languageOf } from './language.ts';
import { zhCn } from './zh-cn.ts';

test('a host may write its language in any way', () => {
  assert.equal(languageOf('zh_CN').messages, zhCn);
  assert.equal(languageOf('zh-Hans').messages, zhCn);
  assert.equal(languageOf('ZH').texts, 'zh-CN');
  assert.equal(languageOf('en_GB').locale, 'en-GB');
  assert.equal(languageOf('fr').messages, en);
  assert.equal(languageOf('').messages, en);
  assert.equal(languageOf('not a language!').locale, 'en');
});

test('nothing is left untranslated', () => {
  const same = (one: object, other: object, path: string): string[] =>
    Object.entries(one).flatMap(([key, value]) => {
      const translated: unknown = Reflect.get(other, key);
      if (typeof value === 'object' && value !== null && typeof translated === 'object') {
        return same(value, translated ?? {}, `${path}${key}.`);
      }
      const alike = String(value) === String(translated);
      return alike && key !== 'promql' ? [`${path}${key}`] : [];
    });
  assert.deepEqual(same(en, zhCn, ''), []);
});
