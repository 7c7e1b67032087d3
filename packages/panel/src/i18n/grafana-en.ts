import type { GrafanaTexts } from './grafana-texts.ts';

export const grafanaEn: GrafanaTexts = {
  found: 'Grafana dashboard',
  come: 'Charts that come',
  left: 'Left out',
  whereTo:
    'They go above your view and show the chosen job, in place of the dashboard’s variables.',
  add: (charts) => (charts === 1 ? 'Add 1 chart' : `Add ${charts} charts`),
  reasons: {
    'panel-type': 'no chart is like this panel',
    transformed: 'Grafana computes on it',
    'other-source': 'not a Prometheus',
    'no-query': 'no PromQL query in this JSON',
    'not-promql': 'the query cannot be read',
    variable: 'a variable beyond label values and ranges',
    'not-flink': 'not a Flink metric',
    'not-of-a-job': 'cannot be narrowed to one job',
    'no-series': 'the query gives no series',
    'mixed-ranges': 'looks back over two kinds of ranges',
    'too-many': 'more than a view takes',
  },
};
