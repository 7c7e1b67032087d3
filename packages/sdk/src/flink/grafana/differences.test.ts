import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromGrafana } from './from-grafana.ts';

const query = 'flink_taskmanager_job_task_numRecordsIn';
const panel = (more: object = {}) => ({
  type: 'timeseries',
  title: 'Records',
  targets: [{ refId: 'A', expr: query }],
  ...more,
});
const asking = (...queries: readonly string[]) =>
  panel({ targets: queries.map((expr, index) => ({ refId: `${index}`, expr })) });

const lines = (json: unknown) =>
  fromGrafana(json).differences.map(({ panel, kind, detail }) => `${panel}: ${kind} ${detail}`);
const of = (one: object) => lines({ panels: [one] }).map((line) => line.replace('Records: ', ''));

const threeSteps = {
  mode: 'absolute',
  steps: [
    { color: 'green', value: null },
    { color: 'orange', value: 300 },
    { color: 'red', value: 3600 },
  ],
};

test('what a query no longer says', () => {
  assert.deepEqual(
    of(
      asking(
        `${query}{tm_id=~"$tm",host="\${host:regex}",job_name="$job",namespace=~".+"}`,
        `${query}{tm_id=~"[[tm]]",job_id!=""}`,
      ),
    ),
    ['choice $tm, $host'],
  );
  assert.deepEqual(of(asking(`sum(${query}{job_name="orders",namespace!~"dev-.*"})`)), [
    'scope job_name="orders", namespace!~"dev-.*"',
  ]);
  assert.deepEqual(of(asking(`increase(${query}[$period])`, `rate(${query}[$__rate_interval])`)), [
    'window $period',
  ]);
  assert.deepEqual(of(asking(`max_over_time(${query}[$__range:$res])`, 'x # [$a]')), []);
});

test('panels and rows that were there for each value of a variable', () => {
  const row = { type: 'row', title: 'TaskManager $tm', repeat: 'tm', gridPos: { y: 0 } };
  const repeated = panel({ repeat: 'task', gridPos: { y: 1 } });
  assert.deepEqual(lines({ panels: [row, repeated] }), [
    'Records: repeat $task',
    'TaskManager: repeat $tm',
  ]);
  assert.deepEqual(lines({ rows: [{ repeat: 'tm', title: 'Old', panels: [panel()] }] }), [
    'Old: repeat $tm',
  ]);
});

test('of schema version 2', () => {
  const element = {
    kind: 'Panel',
    spec: {
      title: 'Records',
      links: [{ title: 'Runbook' }],
      data: {
        spec: {
          queries: [{ spec: { query: { group: 'prometheus', spec: { expr: query } } } }],
          transformations: [{ kind: 'Transformation', group: 'sortBy', spec: { options: {} } }],
          queryOptions: { timeShift: '1d' },
        },
      },
      vizConfig: {
        group: 'stat',
        spec: {
          options: { colorMode: 'background', reduceOptions: { calcs: ['max'] } },
          fieldConfig: {
            defaults: { thresholds: threeSteps },
            overrides: [{ properties: [{ id: 'displayName', value: 'a' }] }],
          },
        },
      },
    },
  };
  const repeat = (value: string) => ({ repeat: { mode: 'variable', value } });
  const item = { kind: 'GridLayoutItem', spec: { element: { name: 'a' }, ...repeat('task') } };
  const conditionalRendering = { spec: { visibility: 'show', items: [{ kind: 'x' }] } };
  const tab = {
    spec: {
      title: 'Tab',
      conditionalRendering,
      layout: {
        spec: {
          rows: [{ spec: { title: 'Row', ...repeat('tm'), layout: { spec: { items: [item] } } } }],
        },
      },
    },
  };
  const spec = {
    elements: { a: element },
    layout: { spec: { tabs: [tab] } },
    annotations: [
      { kind: 'AnnotationQuery', spec: { builtIn: true, enable: true, name: 'Built in' } },
      { kind: 'AnnotationQuery', spec: { enable: true, name: 'Deployments' } },
    ],
    variables: [
      { kind: 'QueryVariable', spec: { name: 'job' } },
      { kind: 'AdhocVariable', spec: { name: 'filters' } },
    ],
  };
  assert.deepEqual(lines({ spec }), [
    'Records: threshold 300, 3600',
    'Records: override displayName',
    'Records: calculation max',
    'Records: time timeShift 1d',
    'Records: arrangement sortBy',
    'Records: link Runbook',
    'Records: repeat $task',
    'Row: condition ',
    'Row: repeat $tm',
    ': annotation Deployments',
    ': choice $filters',
  ]);
});

test('what a dashboard has for all its panels', () => {
  const dashboard = {
    annotations: {
      list: [
        { builtIn: 1, enable: true, name: 'Annotations & Alerts' },
        { enable: true, name: 'Deployments', expr: 'changes(x[1m])' },
        { enable: false, name: 'Weekends' },
      ],
    },
    links: [{ title: 'Other dashboards', type: 'dashboards', tags: ['flink'] }],
    templating: {
      list: [
        { name: 'job', type: 'query' },
        { name: 'ad_hoc', type: 'adhoc', filters: [] },
      ],
    },
    panels: [panel()],
  };
  const all = [': annotation Deployments', ': choice $ad_hoc', ': link Other dashboards'];
  assert.deepEqual(lines(dashboard), all);
  assert.deepEqual(lines({ ...dashboard, panels: [asking('up')] }), [], 'nothing of it comes');
});

test('only of what comes, by the name it comes with', () => {
  const repeat = { repeat: 'tm' };
  assert.deepEqual(of(panel({ type: 'table', ...repeat })), []);
  assert.deepEqual(lines({ panels: [{ ...panel(repeat), title: '$job' }] }), [
    `${query}: repeat $tm`,
  ]);
  const many = Array.from({ length: 201 }, () => panel(repeat));
  assert.equal(of(asking('up')).length, 0);
  assert.equal(lines({ panels: many }).length, 200);
  const long = panel({ links: [{ title: 'x'.repeat(5000) }] });
  assert.equal(fromGrafana({ panels: [long] }).differences[0]?.detail.length, 200);
});

test('a graph of something else than time is another kind of panel', () => {
  const { left, sections } = fromGrafana({
    panels: [panel({ type: 'graph', xaxis: { mode: 'histogram' } })],
  });
  assert.deepEqual(sections, []);
  assert.deepEqual(left, [{ panel: 'Records', reason: 'panel-type', detail: 'graph histogram' }]);
});
