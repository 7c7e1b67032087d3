import assert from 'node:assert/strict';
import { test } from 'node:test';
import { panelChanges } from './panel-changes.ts';

const of = (panel: object) =>
  panelChanges({ type: 'timeseries', ...panel }).map(({ kind, detail }) => `${kind} ${detail}`);

const defaults = (more: object) => ({ fieldConfig: { defaults: more } });
const custom = (more: object) => defaults({ custom: more });
const threeSteps = {
  mode: 'absolute',
  steps: [
    { color: 'green', value: null },
    { color: 'orange', value: 300 },
    { color: 'red', value: 3600 },
  ],
};

/** As Grafana writes a panel in which nobody changed anything. */
const untouched = {
  timeseries: {
    fieldConfig: {
      defaults: {
        color: { mode: 'palette-classic' },
        custom: {
          drawStyle: 'line',
          gradientMode: 'none',
          hideFrom: { legend: false, tooltip: false, viz: false },
          lineInterpolation: 'linear',
          scaleDistribution: { type: 'linear' },
          spanNulls: false,
          stacking: { group: 'A', mode: 'none' },
          thresholdsStyle: { mode: 'off' },
        },
        links: [],
        mappings: [],
        thresholds: {
          mode: 'absolute',
          steps: [
            { color: 'green', value: null },
            { color: 'red', value: 80 },
          ],
        },
        unit: 'short',
      },
      overrides: [],
    },
    options: { legend: { calcs: [], displayMode: 'list' }, tooltip: { mode: 'single' } },
    links: [],
    repeat: null,
    transformations: [],
    timeFrom: null,
    timeShift: null,
  },
  graph: {
    aliasColors: {},
    fieldConfig: { defaults: { custom: {} }, overrides: [] },
    nullPointMode: 'connected',
    options: { alertThreshold: true, dataLinks: [] },
    percentage: false,
    seriesOverrides: [],
    stack: false,
    steppedLine: false,
    thresholds: [],
    timeRegions: [],
    xaxis: { mode: 'time', show: true },
    yaxes: [
      { format: 'decbytes', label: null, logBase: 1, max: null, min: '0', show: true },
      { format: 'short', label: null, logBase: 10, max: '7', min: null, show: true },
    ],
  },
  singlestat: {
    colorBackground: false,
    colorValue: true,
    format: 'none',
    gauge: { maxValue: 100, minValue: 0, show: false, thresholdMarkers: true },
    mappingType: 1,
    postfix: '',
    prefix: '',
    rangeMaps: [{ from: '1', text: 'one', to: '2' }],
    thresholds: '',
    valueMaps: [{ op: '=', text: 'N/A', value: 'null' }],
    valueName: 'current',
  },
  stat: {
    ...defaults({
      color: { mode: 'thresholds' },
      mappings: [
        { type: 'special', options: { match: 'null', result: { text: 'N/A' } } },
        { id: 0, op: '=', text: 'N/A', type: 1, value: 'null' },
      ],
      thresholds: { mode: 'absolute', steps: [{ color: 'green' }] },
      min: 0,
      max: 100,
    }),
    options: { colorMode: 'value', reduceOptions: { calcs: ['lastNotNull'], values: false } },
  },
};

for (const [type, more] of Object.entries(untouched)) {
  test(`an untouched ${type} differs in nothing`, () => {
    assert.deepEqual(of({ type, ...more }), []);
  });
}

test('thresholds, where they are drawn', () => {
  const shown = 'threshold 300, 3600';
  for (const [more, expected] of [
    [defaults({ thresholds: threeSteps }), []],
    [defaults({ thresholds: threeSteps, custom: { thresholdsStyle: { mode: 'line' } } }), [shown]],
    [defaults({ thresholds: threeSteps, color: { mode: 'thresholds' } }), [shown]],
    [{ type: 'stat', ...defaults({ thresholds: threeSteps }) }, [shown]],
    [
      { type: 'gauge', ...defaults({ thresholds: { ...threeSteps, mode: 'percentage' } }) },
      ['threshold 300%, 3600%'],
    ],
    [{ type: 'stat', ...defaults({ thresholds: threeSteps }), options: { colorMode: 'none' } }, []],
    [{ type: 'stat', ...defaults({ thresholds: threeSteps, color: { mode: 'fixed' } }) }, []],
    [
      {
        type: 'gauge',
        ...defaults({ thresholds: threeSteps, color: { mode: 'fixed' } }),
        options: { showThresholdMarkers: true },
      },
      [shown],
    ],
    [
      { type: 'gauge', options: { fieldOptions: { defaults: { thresholds: threeSteps } } } },
      [shown],
    ],
    [
      {
        type: 'graph',
        thresholds: [{ colorMode: 'critical', fill: true, line: true, op: 'gt', value: 90 }],
      },
      ['threshold 90'],
    ],
    [
      {
        type: 'graph',
        thresholds: [{ colorMode: 'critical', fill: false, line: false, value: 90 }],
      },
      [],
    ],
    [{ type: 'singlestat', thresholds: '1, 5', colorValue: true }, ['threshold 1, 5']],
    [
      { type: 'singlestat', thresholds: '1,5', gauge: { show: true, thresholdMarkers: true } },
      ['threshold 1, 5'],
    ],
    [{ type: 'singlestat', thresholds: '1,5' }, []],
  ] as const) {
    assert.deepEqual(of(more), expected, JSON.stringify(more));
  }
});

test('what cannot be printed is no value', () => {
  const value = { toString: 0, valueOf: 0 };
  assert.deepEqual(of({ type: 'stat', ...defaults({ thresholds: { steps: [{}, { value }] } }) }), [
    'threshold ',
  ]);
});

test('texts for values', () => {
  const mapped = (...mappings: readonly object[]) =>
    of({ type: 'stat', ...defaults({ mappings }) });
  assert.deepEqual(mapped({ type: 'value', options: { 0: { text: 'down' } } }), ['mapping ']);
  assert.deepEqual(mapped({ type: 'special', options: { match: 'true' } }), ['mapping ']);
  assert.deepEqual(mapped({ type: 'range', options: { from: 0, to: 1 } }), ['mapping ']);
  assert.deepEqual(mapped({ type: 1, op: '=', text: 'up', value: '1' }), ['mapping ']);
  assert.deepEqual(mapped({ type: 'value', options: { null: { text: '-' } } }), []);
  const old = {
    type: 'singlestat',
    mappingType: 2,
    rangeMaps: [{ from: '0', to: '1', text: 'a' }],
  };
  assert.deepEqual(of(old), ['mapping ']);
});

test('settings of single series', () => {
  const overrides = [
    {
      matcher: { id: 'byName', options: 'Size' },
      properties: [
        { id: 'unit', value: 'bytes' },
        { id: 'custom.axisPlacement', value: 'right' },
      ],
    },
    { matcher: { id: 'byName', options: 'Duration' }, properties: [{ id: 'unit', value: 'ms' }] },
    { matcher: { id: 'byName', options: 'Nothing' }, properties: [] },
  ];
  assert.deepEqual(of({ fieldConfig: { overrides } }), ['override unit, axisPlacement']);
  const graph = { type: 'graph', seriesOverrides: [{ alias: 'max', yaxis: 2, $$hashKey: 'o:1' }] };
  assert.deepEqual(of({ ...graph, aliasColors: { max: 'red' } }), ['override yaxis, color']);
});

test('units, axes, shares, calculations and times that are others here', () => {
  for (const [more, expected] of [
    [defaults({ unit: 'mbytes' }), 'unit mbytes'],
    [{ type: 'singlestat', format: 'none', prefix: '', postfix: ' jobs' }, 'unit jobs'],
    [defaults({ min: 0, max: 1 }), 'scale max 1'],
    [custom({ scaleDistribution: { type: 'log', log: 2 } }), 'scale log 2'],
    [custom({ scaleDistribution: { type: 'symlog' } }), 'scale log'],
    [defaults({ min: '$low', max: { toString: 0, valueOf: 0 } }), 'scale min $low'],
    [{ type: 'graph', yaxes: [{ logBase: 10, min: '-5', max: null }] }, 'scale log 10, min -5'],
    [custom({ stacking: { mode: 'percent' } }), 'shares '],
    [{ type: 'graph', stack: true, percentage: true }, 'shares '],
    [{ type: 'stat', options: { reduceOptions: { calcs: ['mean'] } } }, 'calculation mean'],
    [{ type: 'gauge', options: { fieldOptions: { calcs: ['max'] } } }, 'calculation max'],
    [{ type: 'singlestat', valueName: 'avg' }, 'calculation avg'],
    [{ timeFrom: '1h', timeShift: '1d' }, 'time timeFrom 1h, timeShift 1d'],
  ] as const) {
    assert.deepEqual(of(more), [expected], JSON.stringify(more));
  }
});

test('transformations that compute nothing, links, alerts, times of day', () => {
  const organize = (options: object) => ({ id: 'organize', options });
  for (const [more, expected] of [
    [
      { transformations: [organize({ excludeByName: { a: true } }), { id: 'renameByRegex' }] },
      ['arrangement organize, renameByRegex'],
    ],
    [{ transformations: [organize({ excludeByName: {}, renameByName: {} }), { id: 'merge' }] }, []],
    [{ transformations: [{ id: 'sortBy', disabled: true }] }, []],
    [{ links: [{ title: 'Runbook', url: '/wiki' }, { url: '/logs' }] }, ['link Runbook, /logs']],
    [{ type: 'graph', options: { dataLinks: [{ title: 'Trace' }] } }, ['link Trace']],
    [defaults({ links: [{ title: 'Job' }] }), ['link Job']],
    [{ type: 'graph', alert: { name: 'Lag is high' } }, ['alert Lag is high']],
    [{ type: 'graph', timeRegions: [{ from: '08:00' }] }, ['annotation ']],
  ] as const) {
    assert.deepEqual(of(more), expected, JSON.stringify(more));
  }
});
