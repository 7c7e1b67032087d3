import assert from 'node:assert/strict';
import { test } from 'node:test';
import { print } from '../../promql/index.ts';
import { fromGrafana } from './from-grafana.ts';

const failed = 'flink_jobmanager_job_numberOfFailedCheckpoints';
const restarts = 'flink_jobmanager_job_numRestarts';
const records = 'flink_taskmanager_job_task_numRecordsIn';

type Target = readonly [expr: string, legend?: string, more?: object];

const imported = (targets: readonly Target[], title = 'Both') =>
  fromGrafana({
    title: 'Flink',
    schemaVersion: 39,
    panels: [
      {
        type: 'timeseries',
        title,
        targets: targets.map(([expr, legendFormat = '', more = {}], index) => ({
          refId: 'ABCDEF'[index],
          expr,
          legendFormat,
          ...more,
        })),
      },
    ],
  });

/** Each chart's heading, what its ranges become, and the names of its series. */
const chartsOf = ({ sections }: ReturnType<typeof fromGrafana>) =>
  sections
    .flatMap(({ charts }) => charts)
    .map(({ title, ranges = 'rate-window', series = {} }) => [
      title.en,
      ranges,
      ...Object.values(series).map(({ en }) => en),
    ]);

test('a query without ranges goes into one chart with one that says its own', () => {
  const result = imported(
    [
      [failed, '{{job_name}} failed'],
      [`increase(${restarts}[15m])`, '{{job_name}} restarts'],
    ],
    'Checkpoint failures / restart count',
  );
  assert.deepEqual(chartsOf(result), [
    ['Checkpoint failures / restart count', 'as-written', 'failed', 'restarts'],
  ]);
  assert.deepEqual([result.differences, result.left], [[], []]);
  const query = result.sections[0]?.charts[0]?.query;
  assert.match(query === undefined ? '' : print(query), /numRestarts\[15m\]/);
});

for (const [name, targets, charts] of [
  [
    'rates of a written range keep it beside one that needs it',
    [
      [`rate(${records}[5m])`, 'in'],
      [`increase(${restarts}[15m])`, 'restarts'],
    ],
    [['Both', 'as-written', 'in', 'restarts']],
  ],
  [
    'rates of a written range have the window where another is of it',
    [
      [`rate(${records}[5m])`, 'in'],
      [`increase(${restarts}[$__rate_interval])`, 'restarts'],
    ],
    [['Both', 'rate-window', 'in', 'restarts']],
  ],
  [
    'a query without ranges beside one of the whole view',
    [
      [failed, 'failed'],
      [`increase(${restarts}[$__range])`, 'restarts'],
    ],
    [['Both', 'view', 'failed', 'restarts']],
  ],
  [
    'no ranges at all',
    [
      [failed, 'failed'],
      [restarts, 'restarts'],
    ],
    [['Both', 'rate-window', 'failed', 'restarts']],
  ],
  [
    'queries that are hidden decide nothing',
    [
      [failed, 'failed'],
      [`increase(${restarts}[15m])`, 'restarts', { hide: true }],
    ],
    [['Both', 'rate-window']],
  ],
  [
    'queries of one name are told apart',
    [
      [failed, '{{job_name}}'],
      [`increase(${failed}[15m])`, '{{job_name}}'],
      [restarts, 'x'],
    ],
    [['Both', 'as-written', `${failed} (A)`, `${failed} (B)`, 'x']],
  ],
] as const) {
  test(`one chart, and no difference: ${name}`, () => {
    const result = imported(targets);
    assert.deepEqual(chartsOf(result), charts);
    assert.deepEqual([result.differences, result.left], [[], []]);
  });
}

test('what no single chart can show becomes several, told apart by their headings and listed', () => {
  const result = imported([
    [`increase(${restarts}[15m])`, 'restarts'],
    [`increase(${records}[$__rate_interval])`, 'in'],
    [`max_over_time(${failed}[$__range])`, 'most'],
    [failed, 'failed'],
  ]);
  assert.deepEqual(chartsOf(result), [
    ['Both: restarts', 'as-written'],
    ['Both: in, failed', 'rate-window', 'in', 'failed'],
    ['Both: most', 'view'],
  ]);
  assert.deepEqual(result.differences, [
    { panel: 'Both', kind: 'split', detail: 'restarts, in + failed, most' },
  ]);
});

test('several charts of one query’s name, in a panel without a title', () => {
  const targets: Target[] = [[`increase(${restarts}[15m])`], [`increase(${restarts}[$__range])`]];
  assert.deepEqual(chartsOf(imported(targets, '')), [
    [`${restarts} (A)`, 'as-written'],
    [`${restarts} (B)`, 'view'],
  ]);
});

test('several charts of a panel whose title is as long as a heading may be, and whose queries share a letter', () => {
  const more = { refId: 'A' };
  const targets: Target[] = [
    [`increase(${restarts}[15m])`, '{{job_name}}', more],
    [`increase(${restarts}[$__range])`, '{{job_name}}', more],
    [`increase(${restarts}[$__rate_interval])`, '{{job_name}}', more],
  ];
  const headings = chartsOf(imported(targets, 'x'.repeat(300))).map(([heading]) => `${heading}`);
  const ends = headings.map((heading) => heading.slice(heading.indexOf(':')));
  assert.deepEqual(ends, [`: ${restarts} (1)`, `: ${restarts} (2)`, `: ${restarts} (3)`]);
  assert.ok(headings.every(({ length }) => length === 200));
});

test('a query of one moment beside one over time is told', () => {
  const result = imported([
    [failed, 'failed', { instant: true, range: false }],
    [restarts, 'restarts', { instant: false, range: true }],
    [records, 'in', { instant: true, range: true }],
    [records, 'hidden', { instant: true, hide: true }],
  ]);
  assert.deepEqual(chartsOf(result), [['Both', 'rate-window', 'failed', 'restarts', 'in']]);
  assert.deepEqual(result.differences, [{ panel: 'Both', kind: 'instant', detail: 'A' }]);
});

test('logs stay behind', () => {
  const logs = { type: 'logs', title: 'Logs', targets: [{ refId: 'A', expr: '{app="flink"}' }] };
  const { left } = fromGrafana({ title: 'Flink', panels: [logs] });
  assert.deepEqual(left, [{ panel: 'Logs', reason: 'panel-type', detail: 'logs' }]);
});
