import assert from 'node:assert/strict';
import { test } from 'node:test';
import { choicesOf } from './choices.ts';
import { elementTypes } from './element-types.ts';
import { describeElements } from './manifest.ts';
import { cssCustomData, htmlCustomData } from './vs-code.ts';
import { webTypes } from './web-types.ts';

const elements = describeElements();

test('only a choice has choices', () => {
  assert.deepEqual(choicesOf("'' | '1d' | 'ms/s' | undefined"), ['1d', 'ms/s']);
  assert.deepEqual(choicesOf('string | undefined'), []);
  assert.deepEqual(choicesOf("Pick<PanelView, 'compare'>"), []);
});

test('an editor completes the values of a choice, and no value where there is none', () => {
  const tag = htmlCustomData(elements).tags.find(({ name }) => name === 'flink-metrics-chart');
  const attribute = (wanted: string) => tag?.attributes.find(({ name }) => name === wanted);
  assert.deepEqual(attribute('compare')?.values, [{ name: '1d' }, { name: '1w' }]);
  assert.equal(attribute('loading')?.valueSet, 'v');
  assert.equal(attribute('heading')?.valueSet, undefined);
});

test('a custom property of many elements is completed once', () => {
  const { properties, pseudoElements } = cssCustomData(elements);
  const radius = properties.filter(({ name }) => name === '--flink-radius');
  assert.deepEqual(
    radius.map(({ description }) => description),
    ['Of corners. Usually 6px.'],
  );
  assert.ok(pseudoElements.some(({ name }) => name === '::part(tooltip)'));
});

test('web types have attributes, properties, events, slots and parts', () => {
  const { contributions, version } = webTypes('@flink-metrics/panel', '1.2.3', elements);
  const panel = contributions.html.elements.find(({ name }) => name === 'flink-metrics-panel');
  assert.equal(version, '1.2.3');
  assert.deepEqual(panel?.source, { module: '@flink-metrics/panel', symbol: 'FlinkMetricsPanel' });
  assert.ok(
    panel.attributes.some(({ name, value }) => name === 'time-zone' && value.type === 'string'),
  );
  assert.ok(panel.js.properties.some(({ name }) => name === 'headers'));
  assert.ok(panel.js.events.some(({ name }) => name === 'flink-load'));
  assert.deepEqual(
    panel.slots.map(({ name }) => name),
    ['toolbar'],
  );
  assert.deepEqual(
    panel.css['pseudo-elements'].map(({ name }) => name),
    ['part(base)', 'part(toolbar)', 'part(bar)', 'part(content)'],
  );
});

test('typings name an attribute beside its property where they differ', () => {
  const types = elementTypes(elements);
  assert.match(
    types,
    /attributes: \{ 'job-id': FlinkMetricsPanel\['jobId'\]; 'time-zone': FlinkMetricsPanel\['timeZone'\]; \};/,
  );
  assert.match(types, /'flink-metrics-download': \{\n {4}element: FlinkMetricsDownload;/);
});
