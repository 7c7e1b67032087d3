import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as catalog from '@flink-metrics/sdk/internal/flink-catalog';
import { formatSections, parseSections } from '@flink-metrics/sdk/internal/flink-sections-json';
import { print } from '@flink-metrics/sdk/promql';
import { parse } from '@flink-metrics/sdk/promql/parse';
import {
  changeDraft,
  chartOf,
  chartViewsOf,
  draftOfChart,
  draftOfMetric,
  type Metric,
} from './chart-draft.ts';

const start = { base: null, section: 'own-charts' };

async function metricOf(name: string): Promise<Metric> {
  const found = catalog.lookup(name);
  assert.equal(found.type, 'family');
  const family = found.type === 'family' ? found.family : assert.fail();
  return { family, text: await catalog.describeMetric(name), isOwn: false, isReported: true };
}

test('a metric’s chart has an honest query, a title in every language, and can be printed as JSON', async () => {
  const metric = await metricOf('flink_taskmanager_job_task_numRecordsIn');
  const chart = chartOf(catalog, draftOfMetric(catalog, metric, start, 'en'), 'own-chart', 'en');
  assert.ok(chart);
  assert.equal(
    print(chart.query),
    'sum by (task_name) (rate(flink_taskmanager_job_task_numRecordsIn[5m]))',
  );
  assert.deepEqual([chart.unit, chart.view, chart.legend], ['records/s', 'line', ['task_name']]);
  assert.deepEqual(chart.title, metric.text?.title);
  const sections = [{ id: 'own-charts', title: chart.title, charts: [chart] }];
  assert.deepEqual(parseSections(formatSections(sections)), JSON.parse(JSON.stringify(sections)));
});

test('every family makes a chart that can be saved', async () => {
  const charts = catalog.catalog.map((family, index) => {
    const metric = { family, text: null, isOwn: false, isReported: null };
    const draft = draftOfMetric(catalog, metric, start, 'zh-CN');
    return chartOf(catalog, draft, `own-chart-${index}`, 'zh-CN') ?? assert.fail();
  });
  for (let from = 0; from < charts.length; from += 500) {
    const section = {
      id: 'own-charts',
      title: { en: 'a', 'zh-CN': 'b' },
      charts: charts.slice(from, from + 500),
    };
    assert.equal(parseSections(formatSections([section]))[0]?.charts.length, section.charts.length);
  }
});

test('options that do not fit each other are corrected', async () => {
  const metric = await metricOf('flink_taskmanager_job_task_numRecordsIn');
  const draft = draftOfMetric(catalog, metric, start, 'en');
  const stacked = changeDraft(catalog, draft, { view: 'stacked' });
  assert.equal(stacked.view, 'stacked');
  const mean = changeDraft(catalog, stacked, {
    summary: { aggregation: 'avg', by: ['task_name'] },
  });
  assert.equal(mean.view, 'line');
  const level = { ...metric, family: catalog.customFamily('flink_jobmanager_job_x', 'level') };
  assert.equal(changeDraft(catalog, draft, { metric: level }).summary.aggregation, 'max');
});

test('a rare event is counted over the range, and can be edited again', async () => {
  const restarts = await metricOf('flink_jobmanager_job_numRestarts');
  const draft = draftOfMetric(catalog, restarts, start, 'en');
  const chart = chartOf(catalog, draft, 'own-chart', 'en');
  assert.ok(chart);
  assert.deepEqual([chart.unit, chart.view, chart.ranges], ['count', 'tile', 'view']);
  assert.deepEqual(chartViewsOf(draft), ['line', 'tile'], 'one series is no stack');
  assert.deepEqual(
    chartOf(catalog, draftOfChart(catalog, chart, 'own-charts', 'en'), chart.id, 'en'),
    chart,
  );
  const heap = await metricOf('flink_taskmanager_Status_JVM_Memory_Heap_Used');
  assert.equal(changeDraft(catalog, draft, { metric: heap }).summary.increase, undefined);
});

test('a counter of the job’s own keeps its unit, as a rate or an increase', () => {
  const family = {
    ...catalog.customFamily('flink_taskmanager_job_task_x', 'counter'),
    unit: 'records',
  } as const;
  const metric = { family, text: null, isOwn: true, isReported: true };
  for (const increase of [undefined, true] as const) {
    const draft = changeDraft(catalog, draftOfMetric(catalog, metric, start, 'en'), {
      summary: { aggregation: 'sum', by: [], increase },
    });
    const chart = chartOf(catalog, draft, 'own-chart', 'en');
    assert.ok(chart);
    assert.equal(chart.unit, increase ? 'records' : 'records/s');
    assert.deepEqual(
      chartOf(catalog, draftOfChart(catalog, chart, 'own-charts', 'en'), chart.id, 'en'),
      chart,
    );
  }
});

test('quantiles cannot be a tile, and a tile has one number', async () => {
  const records = await metricOf('flink_taskmanager_job_task_numRecordsIn');
  const tile = changeDraft(catalog, draftOfMetric(catalog, records, start, 'en'), { view: 'tile' });
  const chart = chartOf(catalog, tile, 'own-chart', 'en');
  assert.deepEqual(chart?.legend, []);
  const family = catalog.catalog.find(({ measure }) => measure === 'distribution');
  assert.ok(family);
  const quantiles = draftOfMetric(catalog, { ...records, family }, start, 'en');
  assert.deepEqual(chartViewsOf(quantiles), ['line']);
});

test('a chart survives being edited without a change', async () => {
  const metric = await metricOf('flink_taskmanager_Status_JVM_Memory_Heap_Used');
  const chart = chartOf(
    catalog,
    changeDraft(catalog, draftOfMetric(catalog, metric, start, 'en'), { title: 'My heap' }),
    'own-chart',
    'en',
  );
  assert.ok(chart);
  assert.deepEqual(chart.title, { en: 'My heap', 'zh-CN': 'My heap' });
  const draft = draftOfChart(catalog, chart, 'own-charts', 'en');
  assert.deepEqual(chartOf(catalog, draft, chart.id, 'en'), chart);
});

test('a query written by hand is kept, its title can change', () => {
  const chart = {
    id: 'own-chart',
    title: { en: 'Ratio', 'zh-CN': '比率' },
    unit: 'ratio',
    view: 'bars',
    query: parse('sum(a) / sum(b)'),
    legend: [],
  } as const;
  const draft = draftOfChart(catalog, chart, 'own-charts', 'en');
  assert.equal(draft.metric, null);
  assert.deepEqual(chartViewsOf(draft), ['bars']);
  assert.deepEqual(chartOf(catalog, draft, chart.id, 'en'), chart);
  const renamed = chartOf(catalog, changeDraft(catalog, draft, { title: ' R ' }), chart.id, 'en');
  assert.deepEqual(renamed, { ...chart, title: { en: 'R', 'zh-CN': 'R' } });
});

test('the job’s own metric has the name it was registered with', () => {
  const family = catalog.customFamily('flink_taskmanager_job_task_operator_myOrders', 'level');
  const metric = { family, text: null, isOwn: true, isReported: true };
  assert.equal(draftOfMetric(catalog, metric, start, 'en').title, 'myOrders');
});

test('the job’s own metric has the unit its author gives it, and keeps it', () => {
  const name = 'flink_taskmanager_job_task_operator_myBytes';
  const back = (measure: 'counter' | 'level', unit: 'bytes' | 'ns') => {
    const family = catalog.customFamily(name, measure, unit);
    const metric = { family, text: null, isOwn: true, isReported: true };
    const chart = chartOf(catalog, draftOfMetric(catalog, metric, start, 'en'), 'own-chart', 'en');
    assert.ok(chart);
    const again = draftOfChart(catalog, chart, 'own-charts', 'en');
    return [chart.unit, again.metric?.family.unit];
  };
  assert.deepEqual(back('level', 'bytes'), ['bytes', 'bytes']);
  assert.deepEqual(back('counter', 'bytes'), ['bytes/s', 'bytes']);
  assert.deepEqual(back('level', 'ns'), ['ns', 'ns'], 'one that was written by hand');
});
