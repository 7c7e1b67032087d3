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

test('a text may have further languages, and keeps them', () => {
  const titled = { ...own, title: { ...own.title, fr: 'À moi' } };
  const [section] = parseSections([titled]);
  assert.equal(section?.title.fr, 'À moi');
  assert.deepEqual(section && parseSections(formatSections([section]))[0]?.title, titled.title);
  assert.throws(() => parseSections([{ ...own, title: { ...own.title, fr: 1 } }]), /title\.fr: /);
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
  refused(
    { charts: [{ ...chart, unit: 'parsecs' }] },
    /unit: must be "none" or "count" or "count\/s"/,
  );
  refused({ charts: [{ ...chart, title: { en: 'x' } }] }, /title\.zh-CN: is missing: string/);
  refused({ charts: [{ ...chart, title: 'x' }] }, /title: object expected/);
  refused({ charts: [{ ...chart, title: { en: 'x', 'zh-CN': '' } }] }, /must not be empty/);
  refused({ id: 'Mine' }, /^\[0\]\.id: does not match /);
  refused({ hidden: false }, /hidden: must be true/);
  refused({ charts: [chart, chart] }, /"my-orders" is taken/);
  refused({ charts: [] }, /^\[0\]\.charts: must not be empty/);
  refused({ colour: 'red' }, /^\[0\]: unknown: colour/);
  assert.throws(() => parseSections('{'), /no JSON/);
  assert.throws(() => parseSections('{}'), /^SectionsError: sections: /);
});

test('what a user has put away stays so', () => {
  const away = [{ ...own, hidden: true, charts: [{ ...own.charts[0], hidden: true }] }];
  const sections = parseSections(away);
  assert.equal(sections[0]?.hidden, true);
  assert.equal(sections[0]?.charts[0]?.hidden, true);
  assert.deepEqual(parseSections(formatSections(sections)), sections);
});

test('hostile JSON is refused before it costs anything', () => {
  assert.throws(() => parseSections(' '.repeat(1_000_001)), /1000001 characters are more than/);
  const charts = Array.from({ length: 501 }, (_, index) => ({
    ...own.charts[0],
    id: `c-${index}`,
  }));
  assert.throws(() => parseSections([{ ...own, charts }]), /501 charts are more than 500/);
  const [chart] = own.charts;
  const deep = { ...chart, query: `${'('.repeat(100_000)}1` };
  assert.throws(() => parseSections([{ ...own, charts: [deep] }]), SectionsError);
  const polluted = JSON.parse('[{"__proto__": {"hidden": true}, "id": "x"}]');
  assert.throws(() => parseSections(polluted), SectionsError);
  assert.throws(() => parseSections('['.repeat(500_000)), SectionsError);
});

test('what a later version has written is told from what is wrong', () => {
  assert.throws(() => parseSections({ version: 2, sections: [own] }), {
    name: 'SectionsError',
    message: 'version: 2 is not known here, only 1, which is a list: flink-metrics has to be newer',
  });
});

test('the published schema is what the code holds', () => {
  const file = new URL('../../../../../docs/sections.schema.json', import.meta.url);
  assert.deepEqual(JSON.parse(readFileSync(file, 'utf8')), sectionsJsonSchema());
});
