import type { GrafanaTexts } from './grafana-texts.ts';

export const grafanaEn: GrafanaTexts = {
  found: (title) => (title === '' ? 'A Grafana dashboard' : `Grafana dashboard “${title}”`),
  come: (charts) => (charts === 1 ? '1 chart comes' : `${charts} charts come`),
  left: (count) => (count === 1 ? '1 is left out' : `${count} are left out`),
  none: 'No panel of it can come.',
  whereTo:
    'They go above the rest of your view and show the job you choose: that takes the place of the dashboard’s variables.',
  untitled: 'Panel without a title',
  query: (id) => `query ${id}`,
  add: (charts) => (charts === 1 ? 'Add 1 chart' : `Add ${charts} charts`),
  reasons: {
    'panel-type': (type) =>
      type === '' ? 'no panel that can be drawn' : `no chart is like a panel of type ${type}`,
    'library-panel': () => 'it is kept in Grafana’s library, not in this JSON',
    transformed: (how) => `Grafana computes on its data: ${how}`,
    'other-source': (source) => `it does not ask a Prometheus: ${source}`,
    'no-query': () => 'it has no PromQL query',
    'not-promql': (message) => `its query cannot be read: ${message}`,
    variable: (name) => `${name} stands for more than a label’s value or a range`,
    'not-flink': (metric) => `not a Flink metric: ${metric}`,
    'not-of-a-job': (metric) => `cannot be narrowed to one job: ${metric}`,
    'no-series': () => 'its query gives no series',
    'mixed-ranges': () => 'one query looks back over the whole range and over another',
    'too-many': (most) => `it has more than ${most} charts`,
  },
};
