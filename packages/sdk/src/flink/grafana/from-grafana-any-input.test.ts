import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { visit } from '../../promql/index.ts';
import { kubernetes } from '../deployment/deployment.ts';
import { chartQuery } from '../scope/chart-query.ts';
import { formatSections, parseSections } from '../sections/parse-sections.ts';
import { fromGrafana } from './from-grafana.ts';
import { GrafanaError } from './read/dashboard.ts';

const scope = { deployment: kubernetes, namespace: 'a', jobName: 'orders' };

/** Whatever came of it is sections, and asks for nothing outside the namespace. */
function check(input: unknown): void {
  let sections: ReturnType<typeof fromGrafana>['sections'];
  try {
    ({ sections } = fromGrafana(input));
  } catch (error) {
    assert.ok(error instanceof GrafanaError, String(error));
    return;
  }
  parseSections(formatSections(sections));
  for (const chart of sections.flatMap(({ charts }) => charts)) {
    const query = chartQuery(chart, scope, { step: 15_000, interval: 15_000, range: 3_600_000 });
    visit(query, (expr) => {
      if (expr.type !== 'selector') return;
      const namespaces = expr.matchers.filter(({ name }) => name === 'namespace');
      assert.deepEqual(namespaces, [{ name: 'namespace', op: '=', value: 'a' }]);
    });
  }
}

const pieces = [
  'flink_taskmanager_job_task_x',
  'flink_jobmanager_y',
  'flink_taskmanager_Status_z',
  'container_cpu',
  'up',
  '{__name__=~"flink_taskmanager_.*|up"}',
  '{__name__!="container_x"}',
  '{namespace=~".*"}',
  '{job_name="$job",namespace="b"}',
  '[$__range]',
  '[5m]',
  '[$a:]',
  ' or ',
  ' / on (tm_id) ',
  'sum by (tm_id) (',
  'rate(',
  'increase(',
  'label_replace(',
  ', "namespace", "$1", "tm_id", "(.*)"',
  ')',
  ' offset 1h',
  '$x',
  '"',
  '1',
];
const expr = fc.oneof(
  fc.array(fc.constantFrom(...pieces), { maxLength: 8 }).map((parts) => parts.join('')),
  fc.constantFrom(
    'sum by (tm_id) (rate(flink_taskmanager_job_task_x{job_name="$job"}[$__range]))',
    'label_replace(flink_jobmanager_job_x, "namespace", "b", "", "")',
    'flink_taskmanager_Status_z{namespace="b"} or on (tm_id) container_cpu{namespace=~".*"}',
  ),
  fc.string(),
);
const sometimes = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 5, arbitrary }, { weight: 1, arbitrary: fc.jsonValue() });
const target = sometimes(
  fc.record({ refId: fc.string(), expr: sometimes(expr), legendFormat: sometimes(fc.string()) }),
);
const type = fc.constantFrom('graph', 'timeseries', 'stat', 'gauge', 'barchart', 'table', 'row');
const panel = sometimes(
  fc.record(
    {
      type: sometimes(type),
      title: sometimes(fc.string()),
      targets: sometimes(fc.array(target, { maxLength: 4 })),
      gridPos: fc.jsonValue(),
      fieldConfig: fc.jsonValue(),
      datasource: fc.jsonValue(),
      transformations: sometimes(fc.constant([])),
      panels: fc.jsonValue(),
      options: fc.jsonValue(),
      thresholds: fc.jsonValue(),
      yaxes: fc.jsonValue(),
      links: fc.jsonValue(),
      seriesOverrides: fc.jsonValue(),
      repeat: fc.jsonValue(),
    },
    { requiredKeys: ['type', 'targets'] },
  ),
);
const dashboard = fc.record(
  {
    title: sometimes(fc.string()),
    panels: sometimes(fc.array(panel, { maxLength: 6 })),
    rows: sometimes(fc.array(fc.record({ title: fc.string(), panels: fc.array(panel) }))),
    elements: fc.dictionary(fc.string(), fc.jsonValue()),
    annotations: fc.jsonValue(),
    templating: fc.record({ list: fc.jsonValue() }),
    variables: fc.jsonValue(),
    layout: fc.record({ kind: fc.string(), spec: fc.dictionary(fc.string(), fc.jsonValue()) }),
  },
  { requiredKeys: [] },
);

test('no input throws anything but the typed error', () => {
  fc.assert(fc.property(fc.anything({ withNullPrototype: true }), check));
  fc.assert(fc.property(fc.jsonValue(), check));
  fc.assert(fc.property(fc.string(), check));
});

test('no dashboard makes a chart that is none, or that leaves the namespace', () => {
  fc.assert(fc.property(dashboard, check), { numRuns: 1000 });
});
