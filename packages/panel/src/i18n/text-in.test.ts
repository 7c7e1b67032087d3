import assert from 'node:assert/strict';
import { test } from 'node:test';
import { en } from './english.ts';
import { languageOf, loadLanguage } from './language.ts';
import { spokenIn } from './text-in.ts';

const ours = { en: 'Restarts', 'zh-CN': '重启' };
const theirs = { ...ours, fr: 'Redémarrages', pt_BR: 'Reinícios' };
const french = languageOf('fr-CA', { fr: en });

test('a host’s language, as far as it has it, else the closest of ours', async () => {
  await loadLanguage('zh');
  assert.deepEqual(spokenIn(theirs, french), { text: 'Redémarrages', lang: '' });
  assert.deepEqual(spokenIn(theirs, languageOf('pt-BR', { pt: en })), {
    text: 'Reinícios',
    lang: '',
  });
  assert.deepEqual(spokenIn(theirs, languageOf('en-GB')), { text: 'Restarts', lang: '' });
  assert.deepEqual(spokenIn(theirs, languageOf('zh_TW')), { text: '重启', lang: '' });
});

test('what is in another language than the words around it says so', () => {
  assert.deepEqual(spokenIn(ours, french), { text: 'Restarts', lang: 'en' });
  // Nobody has German words: all around is English, and says so.
  assert.deepEqual(spokenIn(ours, languageOf('de')), { text: 'Restarts', lang: '' });
  assert.deepEqual(spokenIn({ ...ours, de: 'Neustarts' }, languageOf('de')), {
    text: 'Neustarts',
    lang: 'de',
  });
});
