import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allMessages } from './all-messages.ts';
import { en } from './english.ts';
import { languageOf, loadLanguage } from './language.ts';
import { laterEn } from './later/en.ts';
import { laterZhCn } from './later/zh-cn.ts';
import { firstEn } from './panel/en.ts';
import type { Messages } from './panel/messages.ts';
import { firstZhCn } from './panel/zh-cn.ts';

test('what is not loaded yet is told in English', async () => {
  assert.equal(loadLanguage(''), null);
  assert.equal(loadLanguage('fr'), null);
  assert.equal(languageOf('zh_CN').messages, firstEn);
  const loading = loadLanguage('zh-TW');
  assert.equal(loadLanguage('zh_CN'), loading);
  await loading;
  assert.equal(loadLanguage('zh_CN'), null);
  assert.equal(languageOf('zh_CN').messages, firstZhCn);
});

test('a host may write its language in any way', () => {
  assert.equal(languageOf('zh_CN').messages, firstZhCn);
  assert.equal(languageOf('zh-Hans').messages, firstZhCn);
  assert.equal(languageOf('ZH').texts, 'zh-CN');
  assert.equal(languageOf('en_GB').locale, 'en-GB');
  assert.equal(languageOf('fr').messages, firstEn);
  assert.equal(languageOf('').messages, firstEn);
  assert.equal(languageOf('not a language!').locale, 'en');
});

test('a host adds a language, and takes the place of ours', () => {
  const french: Messages = { ...en, job: 'Tâche' };
  const own: Messages = { ...en, job: 'Pipeline' };
  const locales = { fr: french, pt_BR: own, en: own };
  assert.equal(languageOf('fr', locales).messages.job, 'Tâche');
  assert.equal(languageOf('fr-CA', locales).messages.job, 'Tâche');
  assert.equal(languageOf('fr-CA', locales).locale, 'fr-CA');
  assert.equal(languageOf('pt_BR', locales).messages.job, 'Pipeline');
  assert.equal(languageOf('pt', locales).messages.job, 'Pipeline', 'English, which the host has');
  assert.equal(languageOf('en-GB', locales).messages.job, 'Pipeline');
  assert.equal(languageOf('zh_CN', locales).messages, firstZhCn);
});

test('the words’ own language is known: English, where nobody has a dictionary', () => {
  assert.equal(languageOf('fr').words, 'en');
  assert.equal(languageOf('fr-CA', { fr: en }).words, 'fr-CA');
  assert.equal(languageOf('en-GB').words, 'en-GB');
  assert.equal(languageOf('zh_TW').words, 'zh-TW');
});

test('what a dictionary lacks is said in English', () => {
  // What a page without a compiler may give.
  const partial = { job: 'Tâche', problems: {} } as Messages;
  const { messages } = languageOf('fr', { fr: partial });
  assert.equal(messages.job, 'Tâche');
  assert.equal(messages.query, en.query);
  assert.equal(messages.problems.forbidden, en.problems.forbidden);
});

test('what is said later is ours, too, unless a host says it', async () => {
  await loadLanguage('zh');
  assert.equal(allMessages(languageOf('en')).apply, laterEn.apply);
  assert.equal(allMessages(languageOf('zh')).apply, laterZhCn.apply);
  const partial = { job: 'Tâche', apply: 'Appliquer' } as Messages;
  const french = allMessages(languageOf('fr', { fr: partial }));
  assert.deepEqual([french.apply, french.cancel, french.job], ['Appliquer', 'Cancel', 'Tâche']);
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
  assert.deepEqual(same(en, { ...firstZhCn, ...laterZhCn }, ''), []);
});
