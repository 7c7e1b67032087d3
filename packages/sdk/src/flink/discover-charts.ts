import type { QueryClient } from '../prometheus/index.ts';
import {
  group,
  type InstantVector,
  type LabelConditions,
  labelReplace,
  or,
  re,
  selector,
  visit,
} from '../promql/index.ts';
import type { ChartDefinition, Section } from './chart.ts';
import { type JobScope, ofJob, ofNamespace } from './job-scope.ts';
import { metricScope, selectedName } from './metric-scope.ts';
import { type InstantOptions, queryVector } from './query-vector.ts';

/**
 * Ids of the charts that have something to show: a series of the job, or of its namespace where the metric is a
 * process's, a pod's or a volume's. One request.
 */
export async function discoverCharts(
  client: QueryClient,
  scope: JobScope,
  sections: readonly Section[],
  options: InstantOptions = {},
): Promise<ReadonlySet<string>> {
  const charts = sections.flatMap((section) => section.charts);
  const names = [...new Set(charts.flatMap(namePatterns))];
  if (names.length === 0) return new Set();
  const ofTheJob = names.filter((name) => metricScope(name) === 'job');
  const others = names.filter((name) => metricScope(name) !== 'job');
  const vector = await queryVector(client, presentNames(scope, ofTheJob, others), options);
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
  ofTheJob: readonly string[],
  others: readonly string[],
): InstantVector {
  const isFlink = (name: string) => name.startsWith('flink_');
  const parts: readonly (readonly [names: readonly string[], of: LabelConditions<string>])[] = [
    [ofTheJob, ofJob(scope)],
    [others.filter(isFlink), ofNamespace(scope)],
    [others.filter((name) => !isFlink(name)), { namespace: scope.namespace }],
  ];
  return parts
    .filter(([names]) => names.length > 0)
    .map(([names, of]) => namesPresent(names, of))
    .reduce((left, right) => or(left, right));
}

/** One series a name, told apart by the label `metric`: `or` compares all labels but the name. */
function namesPresent(names: readonly string[], of: LabelConditions<string>): InstantVector {
  const present = group(selector({ __name__: re(names.join('|')), ...of })).by('__name__');
  return labelReplace(present, 'metric', '$1', '__name__', '(.*)');
}
