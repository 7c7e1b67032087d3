import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sections } from '@flink-metrics/sdk/internal/flink-sections';
import { filterOptions } from '../../combobox/filter-options.ts';
import { placesIn } from './places.ts';

const all = sections.map((definition) => ({ definition, open: true }));
const english = { locale: 'en', texts: 'en', words: 'en' } as const;
const chinese = { locale: 'zh-CN', texts: 'zh-CN', words: 'zh-CN' } as const;
const found = (text: string, language: typeof english | typeof chinese = english) =>
  filterOptions(placesIn(all, language), text).shown.map(({ value }) => value);

test('every chart is a place, and no two are called the same', () => {
  for (const language of [english, chinese]) {
    const values = placesIn(all, language).map(({ value }) => value);
    assert.equal(values.length, sections.flatMap(({ charts }) => charts).length);
    assert.equal(new Set(values).size, values.length);
  }
});

test('a chart is found by its title, its meaning, its section, and in the other language', () => {
  assert.match(found('watermark')[0] ?? '', /^Watermark/);
  assert.ok(found('busiest').length > 0);
  assert.ok(found('反压').length > 0);
  assert.ok(found('garbage').length > 0);
  assert.ok(found('checkpoints').length > 5);
  assert.ok(found('watermark', chinese).length > 0);
  assert.deepEqual(found('no such thing'), []);
});

test('what the user put away is no place', () => {
  const [first] = sections;
  assert.ok(first !== undefined);
  const charts = first.charts.map((chart) => ({ ...chart, hidden: true as const }));
  assert.deepEqual(placesIn([{ definition: { ...first, charts }, open: true }], english), []);
});
