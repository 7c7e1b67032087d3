import assert from 'node:assert/strict';
import { test } from 'node:test';
import { print } from '../../promql/index.ts';
import { formatSections, parseSections } from '../sections/parse-sections.ts';
import { fromGrafana } from './from-grafana.ts';
import { GrafanaError } from './read/dashboard.ts';

const task = (name: string) => `flink_taskmanager_job_task_${name}`;
const target = (expr: string, more: object = {}) => ({ refId: 'A', expr, ...more });
const panel = (title: string, more: object = {}) => ({
  type: 'timeseries',
  title,
  targets: [target(`sum(rate(${task('numRecordsIn')}{job_name="$job"}[$__rate_interval]))`)],
  ...more,
});
const dashboard = (...panels: object[]) => ({ title: 'Flink', schemaVersion: 39, panels });

/** Headings and charts at a glance. */
function shape(json: unknown): string[] {
  const { sections } = fromGrafana(json);
  assert.deepEqual(
    parseSections(formatSections(sections)),
    JSON.parse(JSON.stringify(sections)),
    'they are sections as the schema has them',
  );
  return sections.map(
    ({ title, collapsed, charts }) =>
      `${title.en}${collapsed ? ' (closed)' : ''}: ${charts.map((chart) => chart.title.en).join(', ')}`,
  );
}

const chartsOf = (json: unknown) => fromGrafana(json).sections.flatMap(({ charts }) => charts);
const firstOf = (...panels: object[]) => {
  const [chart] = chartsOf(dashboard(...panels));
  assert.ok(chart);
  return chart;
};

test('rows of Grafana 5 and later head what is below them, or hold it', () => {
  const open = {
    type: 'row',
    title: 'Open',
    collapsed: false,
    panels: [],
    gridPos: { x: 0, y: 8 },
  };
  const closed = { type: 'row', title: 'Closed', collapsed: true, panels: [panel('d')] };
  const at = (x: number, y: number) => ({ gridPos: { x, y } });
  assert.deepEqual(
    shape(
      dashboard(open, panel('c', at(12, 9)), panel('b', at(0, 9)), panel('a', at(0, 0)), {
        ...closed,
        ...at(0, 20),
      }),
    ),
    ['Flink: a', 'Open: b, c', 'Closed (closed): d'],
  );
});

test('rows of Grafana 4, with graphs and singlestats', () => {
  const graph = (more: object) => panel('graph', { type: 'graph', ...more });
  const rows = [
    { title: 'Old', collapse: true, panels: [graph({ yaxes: [{ format: 'Bps' }, {}] })] },
    { title: 'Empty', panels: [] },
    { panels: [panel('one', { type: 'singlestat', format: 'percentunit' })] },
  ];
  assert.deepEqual(shape({ title: 'Flink', rows }), ['Old (closed): graph', 'Flink: one']);
  assert.deepEqual(
    chartsOf({ rows }).map(({ view, unit }) => `${view} ${unit}`),
    ['line bytes/s', 'tile ratio'],
  );
});

test('as text, with __inputs, and in the envelopes of the API', () => {
  const inner = { __inputs: [{ name: 'DS_PROM' }], ...dashboard(panel('a')) };
  const expected = ['Flink: a'];
  assert.deepEqual(shape(JSON.stringify(inner)), expected);
  assert.deepEqual(shape({ meta: {}, dashboard: inner }), expected);
  assert.deepEqual(shape({ apiVersion: 'dashboard.grafana.app/v1beta1', spec: inner }), expected);
});

test('schema version 2, by grid, rows and tabs', () => {
  const element = (title: string, group = 'prometheus') => ({
    kind: 'Panel',
    spec: {
      title,
      data: {
        kind: 'QueryGroup',
        spec: {
          queries: [
            {
              kind: 'PanelQuery',
              spec: {
                refId: 'A',
                hidden: false,
                query: { kind: 'DataQuery', group, spec: { expr: `max(${task('x')})` } },
              },
            },
          ],
          transformations: [],
        },
      },
      vizConfig: {
        kind: 'VizConfig',
        group: 'timeseries',
        spec: {
          fieldConfig: { defaults: { unit: 'ms', custom: { stacking: { mode: 'normal' } } } },
        },
      },
    },
  });
  const item = (name: string, y = 0) => ({
    kind: 'GridLayoutItem',
    spec: { element: { kind: 'ElementReference', name }, x: 0, y },
  });
  const grid = (...items: object[]) => ({ kind: 'GridLayout', spec: { items } });
  const tabs = {
    kind: 'TabsLayout',
    spec: { tabs: [{ kind: 'TabsLayoutTab', spec: { title: 'Tab', layout: grid(item('c')) } }] },
  };
  const row = (title: string, layout: object, collapse = false) => ({
    kind: 'RowsLayoutRow',
    spec: { title, collapse, layout },
  });
  const elements = {
    a: element('a'),
    b: element('b'),
    c: element('c'),
    d: element('d', 'loki'),
    e: { kind: 'LibraryPanel', spec: { title: 'e' } },
  };
  const inRows = {
    kind: 'RowsLayout',
    spec: { rows: [row('Row', grid(item('b', 1), item('a', 0), item('e')), true), row('', tabs)] },
  };
  const spec = { title: 'Flink', elements, layout: inRows };
  assert.deepEqual(shape({ apiVersion: 'v2beta1', kind: 'Dashboard', spec }), [
    'Row (closed): a, b',
    'Tab: c',
  ]);
  const gridRow = { kind: 'GridLayoutRow', spec: { title: 'Below', y: 9, elements: [item('b')] } };
  assert.deepEqual(shape({ ...spec, layout: grid(item('a'), gridRow) }), ['Flink: a', 'Below: b']);
  const [chart] = chartsOf(spec);
  assert.deepEqual([chart?.unit, chart?.view], ['ms', 'stacked']);
  assert.deepEqual(
    fromGrafana({ ...spec, layout: grid(item('d'), item('e'), item('none')) }).left,
    [
      { panel: 'd', reason: 'other-source', detail: 'loki' },
      { panel: 'e', reason: 'no-query', detail: '' },
      { panel: '', reason: 'no-query', detail: '' },
    ],
  );
});

test('the lines of one graph stay in one chart, each with its name', () => {
  const chart = firstOf(
    panel('Heap', {
      description: 'Used and there.',
      targets: [
        target('flink_taskmanager_Status_JVM_Memory_Heap_Used{tm_id="$tm"}', {
          legendFormat: '{{host}}_{{ tm_id }} used',
        }),
        target('flink_taskmanager_Status_JVM_Memory_Heap_Max', { refId: 'B', legendFormat: '' }),
        target('whatever', { refId: 'C', hide: true }),
      ],
    }),
  );
  assert.equal(
    print(chart.query),
    'label_replace(flink_taskmanager_Status_JVM_Memory_Heap_Used, "series", "q1", "", "") or ' +
      'label_replace(flink_taskmanager_Status_JVM_Memory_Heap_Max, "series", "q2", "", "")',
  );
  assert.deepEqual(chart.legend, ['host', 'tm_id', 'series']);
  assert.deepEqual(chart.series?.q1?.en, 'used');
  assert.deepEqual(chart.series?.q2?.en, 'flink_taskmanager_Status_JVM_Memory_Heap_Max');
  assert.equal(chart.description?.['zh-CN'], 'Used and there.');
});

test('the numbers of one panel are tiles; one for each series is a chart', () => {
  const stat = panel('Checkpoints', {
    type: 'stat',
    targets: [
      target('flink_jobmanager_job_numberOfCompletedCheckpoints / 2', { legendFormat: 'done' }),
      target('sum(flink_jobmanager_job_numberOfFailedCheckpoints)', { legendFormat: 'failed' }),
      target(`max by (task_name) (${task('x')})`, { legendFormat: '__auto' }),
    ],
  });
  assert.deepEqual(
    chartsOf(dashboard(stat)).map(({ title, view, legend }) => [title.en, view, ...legend]),
    [
      ['Checkpoints: done', 'tile'],
      ['Checkpoints: failed', 'tile'],
      ['Checkpoints: flink_taskmanager_job_task_x', 'line', 'task_name'],
    ],
  );
});

test('how a graph is drawn', () => {
  const custom = (more: object) => ({ fieldConfig: { defaults: { custom: more } } });
  for (const [view, more] of [
    ['bars', { type: 'barchart' }],
    ['bars', custom({ drawStyle: 'bars' })],
    ['bars', { type: 'graph', bars: true, lines: false }],
    ['stacked', custom({ stacking: { mode: 'percent' } })],
    ['stacked', { type: 'graph', stack: true }],
    ['step', custom({ lineInterpolation: 'stepAfter' })],
    ['step', { type: 'graph', steppedLine: true }],
    ['line', custom({ stacking: { mode: 'none' }, lineInterpolation: 'smooth' })],
  ] as const) {
    assert.equal(firstOf(panel('a', more)).view, view);
  }
});

test('units are ours or none', () => {
  const units = [
    'short',
    'decbytes',
    'reqps',
    'rps',
    'rowsps',
    'dtdurations',
    'clockms',
    'dateTimeAsIso',
    'constructor',
    7,
  ];
  assert.deepEqual(
    units.map((unit) => firstOf(panel('a', { fieldConfig: { defaults: { unit } } })).unit),
    [
      'none',
      'bytes',
      'requests/s',
      'count/s',
      'records/s',
      's',
      'ms',
      'timestamp_ms',
      'none',
      'none',
    ],
  );
});

test('what is left out is told, with its reason', () => {
  const broken = target('sum(', { refId: 'B' });
  const { sections, left } = fromGrafana(
    dashboard(
      panel('Table', { type: 'table' }),
      panel('Notes', { type: 'text', targets: undefined }),
      panel('Logs', { datasource: { type: 'loki', uid: 'x' } }),
      panel('Sum', { transformations: [{ id: 'organize' }, { id: 'calculateField' }] }),
      panel('Fine', { transformations: [{ id: 'reduce', disabled: true }] }),
      panel('Nothing', { targets: [] }),
      panel('Influx', { targets: [{ refId: 'A', rawSql: 'SELECT 1' }] }),
      panel('Shared', { targets: [], libraryPanel: { uid: 'u', name: 'n' } }),
      panel('Half', { targets: [target('flink_taskmanager_job_x'), broken] }),
      panel('Up', { targets: [target('up')] }),
    ),
  );
  assert.deepEqual(
    sections[0]?.charts.map(({ title }) => title.en),
    ['Fine', 'Half'],
  );
  assert.deepEqual(
    left.map(({ panel, query, reason, detail }) => [panel, query, reason, detail].join(' ')),
    [
      'Table  panel-type table',
      'Notes  no-query ',
      'Logs  other-source loki',
      'Sum  transformed calculateField',
      'Nothing  no-query ',
      'Influx  no-query ',
      'Shared  no-query ',
      'Half B not-promql 1:5: expected an expression, found the end of the text',
      'Up  not-flink up',
    ],
  );
});

test('titles are text, and every chart has one and an id of its own', () => {
  const hostile = '<img src=x onerror="alert(1)">\u202E \n $job - 作业';
  const charts = chartsOf({
    title: 'x'.repeat(5000),
    panels: [panel(hostile), panel(hostile), panel('$job'), panel('x'.repeat(5000)), panel('作业')],
  });
  assert.equal(charts[0]?.title.en, '<img src=x onerror="alert(1)">\u202E - 作业');
  assert.equal(charts[2]?.title.en, task('numRecordsIn'));
  assert.equal(charts[3]?.title.en.length, 200);
  assert.equal(new Set(charts.map(({ id }) => id)).size, charts.length);
  parseSections(formatSections(fromGrafana(dashboard(panel(hostile))).sections));
});

test('there is an end to it', () => {
  const many = Array.from({ length: 201 }, (_, index) => panel(`p ${index}`));
  const { sections, left } = fromGrafana(dashboard(...many));
  assert.equal(sections[0]?.charts.length, 200);
  assert.deepEqual(left, [{ panel: 'p 200', reason: 'too-many', detail: '200' }]);
  const reasonOf = (count: number, length: number) => {
    const query = target(`${task('x')}{a="${'b'.repeat(length)}"}`);
    const queries = Array.from({ length: count }, () => query);
    return fromGrafana(dashboard(panel('a', { targets: queries }))).left[0]?.reason;
  };
  assert.equal(reasonOf(100, 99), undefined);
  assert.equal(reasonOf(100, 999), 'not-promql');
  assert.equal(reasonOf(101, 1), 'too-many');
  assert.equal(reasonOf(200_000, 1), 'too-many');
  const nothing = Array.from({ length: 200_000 }, () => null);
  assert.equal(fromGrafana({ panels: nothing }).left.length, 200_000);
});

test('what is no dashboard is refused', () => {
  for (const input of [null, 1, '', '{', '[]', '{}', [], {}, { dashboard: 1 }]) {
    assert.throws(() => fromGrafana(input), GrafanaError);
  }
  assert.deepEqual(fromGrafana({ panels: [] }), {
    title: '',
    sections: [],
    left: [],
    differences: [],
  });
});
