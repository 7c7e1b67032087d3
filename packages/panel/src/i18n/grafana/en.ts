import type { DifferenceKind, LeftReason } from '@flink-metrics/sdk/flink/grafana';

/** Texts of whoever imports a Grafana dashboard. */
export interface GrafanaTexts {
  readonly found: string;
  /** In front of how many. */
  readonly come: string;
  readonly left: string;
  readonly different: string;
  readonly whereTo: string;
  readonly add: (charts: number) => string;
  /** In front of what it was. */
  readonly reasons: Readonly<Record<LeftReason, string>>;
  /** In front of the charts that it is true of. */
  readonly differences: Readonly<Record<DifferenceKind, string>>;
}

export const grafanaEn: GrafanaTexts = {
  found: 'Grafana dashboard',
  come: 'Charts to import',
  left: 'Left out',
  different: 'Not as in Grafana',
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
  differences: {
    threshold: 'Thresholds are not drawn',
    mapping: 'Value mappings are not applied: numbers stay numbers',
    override: 'Overrides of single series are not applied',
    unit: 'The unit is unknown here: numbers stand alone',
    calculation: 'Values are shown as they are: nothing is calculated from them',
    scale: 'The axis keeps its own limits and scale',
    shares: 'Values are stacked, not their shares of 100%',
    time: 'The view’s time is shown, not the panel’s own',
    arrangement: 'Names, order and hidden fields are not taken over',
    repeat: 'Not repeated: it comes once for all values of the variable',
    condition: 'Always shown, whatever its condition',
    choice: 'The variable no longer narrows it: all values are shown',
    window: 'The panel decides how far rates look back, not the variable',
    split: 'Several charts, since its queries look back over different ranges',
    instant: 'Shown over time, not at one moment',
    scope: 'The chosen namespace and job are shown, not those in the query',
    link: 'Links are not taken over',
    alert: 'Alerts stay in Grafana',
    annotation: 'Annotations are not drawn',
  },
};
