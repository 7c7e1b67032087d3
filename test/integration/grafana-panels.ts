// Panels as Grafana 10 writes them, with all that nobody chose.

const untouchedSteps = [
  { color: 'green', value: null },
  { color: 'red', value: 80 },
];
export const steps = (...values: readonly number[]) => [
  { color: 'red', value: null },
  ...values.map((value) => ({ color: 'green', value })),
];

export const heading = (title: string, more: object = {}) => ({
  type: 'row',
  title,
  collapsed: false,
  panels: [],
  ...more,
});

const targets = (queries: Readonly<Record<string, string>>) =>
  Object.entries(queries).map(([legendFormat, expr], index) => ({
    datasource: { type: 'prometheus', uid: `\${DS_PROMETHEUS}` },
    editorMode: 'code',
    exemplar: true,
    expr,
    interval: '',
    legendFormat,
    range: true,
    refId: 'ABCDEF'[index],
  }));

interface More {
  readonly type?: string;
  /** Of `fieldConfig.defaults`. */
  readonly defaults?: object;
  readonly custom?: object;
  readonly overrides?: readonly object[];
  readonly options?: object;
  readonly panel?: object;
}

/** Queries by their legends. */
export function panel(title: string, queries: Readonly<Record<string, string>>, more: More = {}) {
  const type = more.type ?? 'timeseries';
  return {
    type,
    title,
    datasource: { type: 'prometheus', uid: `\${DS_PROMETHEUS}` },
    fieldConfig: {
      defaults: {
        color: { mode: type === 'timeseries' ? 'palette-classic' : 'thresholds' },
        custom: {
          drawStyle: 'line',
          scaleDistribution: { type: 'linear' },
          spanNulls: false,
          stacking: { group: 'A', mode: 'none' },
          thresholdsStyle: { mode: 'off' },
          ...more.custom,
        },
        mappings: [],
        thresholds: { mode: 'absolute', steps: untouchedSteps },
        ...more.defaults,
      },
      overrides: more.overrides ?? [],
    },
    options: more.options ?? { legend: { calcs: [], displayMode: 'list' } },
    targets: targets(queries),
    ...more.panel,
  };
}

export const stat = (title: string, query: string, more: More = {}) =>
  panel(
    title,
    { __auto: query },
    {
      type: 'stat',
      options: { colorMode: 'value', reduceOptions: { calcs: ['lastNotNull'], values: false } },
      ...more,
    },
  );

export const unit = (unit: string, more: object = {}) => ({ defaults: { unit, ...more } });

/** Angular's panels stay in dashboards that were made before Grafana 8. */
export const graph = (title: string, format: string, query: string, more: object = {}) => ({
  type: 'graph',
  title,
  aliasColors: {},
  datasource: 'Prometheus',
  fieldConfig: { defaults: { custom: {} }, overrides: [] },
  lines: true,
  nullPointMode: 'connected',
  seriesOverrides: [],
  targets: [{ expr: query, intervalFactor: 2, legendFormat: '{{host}}:{{tm_id}}', refId: 'A' }],
  thresholds: [],
  xaxis: { mode: 'time', show: true },
  yaxes: [
    { format, logBase: 1, max: null, min: null },
    { format: 'short', logBase: 1 },
  ],
  ...more,
});

export const singlestat = (title: string, query: string, more: object = {}) => ({
  ...graph(title, 'none', query),
  type: 'singlestat',
  colorValue: true,
  format: 'none',
  mappingType: 1,
  thresholds: '',
  valueMaps: [{ op: '=', text: 'N/A', value: 'null' }],
  valueName: 'current',
  ...more,
});

export const byUnit = (name: string, unit: string) => ({
  matcher: { id: 'byName', options: name },
  properties: [{ id: 'unit', value: unit }],
});
