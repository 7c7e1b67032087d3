import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { sections } from './index.ts';
import { formatSections, parseSections, SectionsError } from './parse-sections.ts';
import { sectionsJsonSchema } from './section-schema.ts';

const own = {
  id: 'mine',
  title: { en: 'Mine', 'zh-CN': '我的' },
  charts: [
    {
      id: 'my-orders',
      title: { en: 'Orders', 'zh-CN': '订单' },
      unit: 'count/s',
      view: 'line',
      query: 'sum by (task_name) (rate(flink_taskmanager_job_task_operator_myOrders[5m]))',
      legend: ['task_name'],
    },
  ],
};

test('our own sections go to JSON and back', () => {
  const back = parseSections(formatSections(sections));
  assert.deepEqual(back, JSON.parse(JSON.stringify(sections)));
});

test('a host’s own section is read', () => {
  const [section] = parseSections([own]);
  assert.equal(section?.charts[0]?.query.type, 'aggregation');
});

test('what is wrong is named with its place', () => {
  const refused = (change: object, message: RegExp) =>
    assert.throws(
      () => parseSections([{ ...own, ...change }]),
      (error: unknown) => {
        assert.ok(error instanceof SectionsError);
        assert.match(error.message, message);
        return true;
      },
    );
  const chart = own.charts[0];
  refused({ charts: [{ ...chart, query: 'sum(rate(x))' }] }, /^\[0\]\.charts\[0\]\.query: .+/);
  refused({ charts: [{ ...chart, unit: 'parsecs' }] }, /^\[0\]\.charts\[0\]\.unit: /);
  refused({ charts: [{ ...chart, title: { en: 'x' } }] }, /zh-CN/);
  refused({ charts: [chart, chart] }, /"my-orders" is taken/);
  refused({ charts: [] }, /charts/);
  refused({ colour: 'red' }, /colour/);
  assert.throws(() => parseSections('{'), /no JSON/);
  assert.throws(() => parseSections('{}'), /^SectionsError: sections: /);
});

test('the published schema is what the code holds', () => {
  const file = new URL('../../../../../docs/sections.schema.json', import.meta.url);
  assert.deepEqual(JSON.parse(readFileSync(file, 'utf8')), sectionsJsonSchema());
});
