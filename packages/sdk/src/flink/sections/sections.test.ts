import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { metricsUsed, print, visit } from '../../promql/index.ts';
import { parse } from '../../promql/parse/index.ts';
import { lookup } from '../catalog/catalog.ts';
import { kubernetes } from '../deployment/deployment.ts';
import { chartQuery } from '../scope/chart-query.ts';
import { sections } from './index.ts';

const charts = sections.flatMap((section) => section.charts);
const scope = { deployment: kubernetes, namespace: 'tenant-a', jobName: 'my-job (v2)' };
const window = { step: 15_000, interval: 15_000, range: 3_600_000 };

function fixture<T>(name: string): readonly T[] {
  const file = new URL(`../../../../../test/fixtures/flink/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8'));
}

test('ids are unique', () => {
  const ids = [...sections, ...charts].map(({ id }) => id);
  assert.equal(new Set(ids).size, ids.length);
});

test('the first four are open, the others are asked for when the tenant opens them', () => {
  const open = sections.filter(({ collapsed }) => !collapsed).map(({ id }) => id);
  assert.deepEqual(open, ['overview', 'throughput', 'backpressure', 'checkpoints']);
});

test('every chart says what it means and how to read it, in both languages', () => {
  for (const { id, description } of charts) {
    const { en = '', 'zh-CN': zh = '' } = description ?? {};
    assert.match(en, /^\p{Lu}.{40,}[.”]$/u, id);
    assert.match(zh, /^.*\p{Script=Han}{4}.*。$/u, id);
    assert.ok(en.length <= 280, `${id}: two sentences, no more`);
  }
});

test('every metric a chart names is in the catalog', () => {
  for (const chart of charts) {
    for (const name of metricsUsed(chart.query)) {
      assert.equal(lookup(name).type, 'family', `${chart.id}: ${name}`);
    }
  }
});

test('every metric of the seed list is in a chart', () => {
  const shown = new Set(charts.flatMap(({ query }) => [...metricsUsed(query)]));
  const seed = [
    ...fixture<{ prometheusName: string; inSeed: boolean }>('metrics').map((fact) => ({
      name: fact.prometheusName,
      inSeed: fact.inSeed,
    })),
    ...fixture<{ name: string; inSeed: boolean }>('container-metrics'),
  ].filter(({ inSeed }) => inSeed);
  assert.equal(seed.length, 47);
  assert.deepEqual(
    seed.map(({ name }) => name).filter((name) => !shown.has(name)),
    [],
  );
});

test('every chart’s query is PromQL that our own strict parser takes, and survives JSON', () => {
  for (const chart of charts) {
    const expr = chartQuery(chart, scope, window);
    assert.deepEqual(parse(print(expr)), JSON.parse(JSON.stringify(expr)), chart.id);
  }
});

test('rates are of what grows, and of nothing else', () => {
  for (const chart of charts) {
    visit(chart.query, (expr) => {
      if (expr.type !== 'matrix' || expr.selector.name === undefined) return;
      const found = lookup(expr.selector.name);
      const measure = found.type === 'family' && found.family.measure;
      assert.equal(measure, 'counter', `${chart.id}: ${expr.selector.name}`);
    });
  }
});

test('sums are of what adds up: never of shares, times, maxima or quantiles', () => {
  // The old Kafka connector's client metrics are one family to the catalog: these two of it are rates.
  const meant = new Set([
    'flink_taskmanager_job_task_operator_KafkaConsumer_records_consumed_rate',
    'flink_taskmanager_job_task_operator_KafkaConsumer_bytes_consumed_rate',
  ]);
  for (const chart of charts) {
    visit(chart.query, (expr) => {
      if (expr.type !== 'aggregation' || expr.op !== 'sum' || expr.expr.type !== 'selector') return;
      const name = expr.expr.name;
      if (name === undefined || meant.has(name)) return;
      const found = lookup(name);
      const measure = found.type === 'family' && found.family.measure;
      assert.equal(measure, 'quantity', `${chart.id}: ${name}`);
    });
  }
});

test('a series of several measures has a title for each', () => {
  for (const chart of charts.filter(({ legend }) => legend.includes('series'))) {
    const titles = Object.keys(chart.series ?? {});
    visit(chart.query, (expr) => {
      if (expr.type !== 'call' || expr.func !== 'label_replace') return;
      const [, label, value] = expr.args;
      if (label?.type !== 'string' || label.value !== 'series') return;
      assert.ok(value?.type === 'string' && titles.includes(value.value), chart.id);
    });
  }
});
