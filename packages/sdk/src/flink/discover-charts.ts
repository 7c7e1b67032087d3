import type { PrometheusClient } from '../prometheus/index.ts';
import { type Expr, type Matcher, visit } from '../promql/index.ts';
import type { ChartDefinition, Section } from './chart.ts';
import { type JobScope, jobMatchers, namespaceMatcher } from './job-scope.ts';
import { metricScope, selectedName } from './metric-scope.ts';
import { type InstantOptions, queryVector } from './query-vector.ts';

/**
 * Ids of the charts that have something to show: a series of the job, or of its namespace where the metric is a
 * process's, a pod's or a volume's. One request.
 */
export async function discoverCharts(
  client: PrometheusClient,
  scope: JobScope,
  sections: readonly Section[],
  options: InstantOptions = {},
): Promise<ReadonlySet<string>> {
  const charts = sections.flatMap((section) => section.charts);
  const names = [...new Set(charts.flatMap(namePatterns))];
  if (names.length === 0) return new Set();
  const ofJob = names.filter((name) => metricScope(name) === 'job');
  const ofNamespace = names.filter((name) => metricScope(name) !== 'job');
  const vector = await queryVector(client, presentNames(scope, ofJob, ofNamespace), options);
  const present = vector.map(({ labels }) => labels.metric ?? '');
  const shows = (chart: ChartDefinition) => {
    const patterns = namePatterns(chart).map((pattern) => new RegExp(`^(?:${pattern})$`));
    return present.some((name) => patterns.some((pattern) => pattern.test(name)));
  };
  return new Set(charts.filter(shows).map(({ id }) => id));
}

/** What the names of a chart's metrics must match; a name stands for itself. */
function namePatterns({ query }: ChartDefinition): readonly string[] {
  const names: string[] = [];
  visit(query, (expr) => {
    if (expr.type === 'selector') names.push(selectedName(expr));
  });
  return names;
}

function presentNames(
  scope: JobScope,
  ofJob: readonly string[],
  ofNamespace: readonly string[],
): Expr {
  const isFlink = (name: string) => name.startsWith('flink_');
  const parts: readonly (readonly [names: readonly string[], matchers: readonly Matcher[]])[] = [
    [ofJob, jobMatchers(scope)],
    [ofNamespace.filter(isFlink), [namespaceMatcher(scope)]],
    [
      ofNamespace.filter((name) => !isFlink(name)),
      [{ name: 'namespace', op: '=', value: scope.namespace }],
    ],
  ];
  return parts
    .filter(([names]) => names.length > 0)
    .map(([names, matchers]) => namesPresent(names, matchers))
    .reduce((left, right) => ({ type: 'binary', op: 'or', left, right }));
}

/** One series a name, told apart by the label `metric`: `or` compares all labels but the name. */
function namesPresent(names: readonly string[], matchers: readonly Matcher[]): Expr {
  const present: Expr = {
    type: 'aggregation',
    op: 'group',
    expr: {
      type: 'selector',
      matchers: [{ name: '__name__', op: '=~', value: names.join('|') }, ...matchers],
    },
    grouping: { kind: 'by', labels: ['__name__'] },
  };
  const text = ['metric', '$1', '__name__', '(.*)'].map(
    (value) => ({ type: 'string', value }) as const,
  );
  return { type: 'call', func: 'label_replace', args: [present, ...text] };
}
