import type { QueryClient } from '../../prometheus/index.ts';
import {
  group,
  type InstantVector,
  labelReplace,
  type Matcher,
  or,
  visit,
} from '../../promql/index.ts';
import { metricScope, selectedName } from '../catalog/metric-scope.ts';
import type { ChartDefinition, Section } from '../definitions/chart.ts';
import { type InstantOptions, queryVector } from '../deployment/query.ts';
import { type JobScope, jobMatchers, namespaceMatchers, seriesLike } from '../scope/job-scope.ts';
import { isDescribed } from '../scope/present.ts';

/**
 * Ids of the charts that have something to show: a series of the job, or of its namespace where the metric is a
 * process's, a pod's or a volume's. One request, or none where the description of the deployment has all names.
 */
export async function discoverCharts(
  client: QueryClient,
  scope: JobScope,
  sections: readonly Section[],
  options: InstantOptions = {},
): Promise<ReadonlySet<string>> {
  const charts = sections.flatMap((section) => section.charts);
  const known = scope.deployment.metrics;
  const names = [...new Set(charts.flatMap(namePatterns))];
  const unknown = known === null ? names : names.filter((name) => !isDescribed(name));
  const present = [...(known ?? []), ...(await findPresent(client, scope, unknown, options))];
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

/** Which of the names have series now. */
async function findPresent(
  client: QueryClient,
  scope: JobScope,
  names: readonly string[],
  options: InstantOptions,
): Promise<readonly string[]> {
  const isFlink = (name: string) => name.startsWith('flink_');
  const ofJob = names.filter((name) => metricScope(name) === 'job');
  const others = names.filter((name) => metricScope(name) !== 'job');
  const ofCluster: Matcher = { name: 'namespace', op: '=', value: scope.namespace };
  const parts: readonly (readonly [names: readonly string[], of: readonly Matcher[]])[] = [
    [ofJob, jobMatchers(scope)],
    [others.filter(isFlink), namespaceMatchers(scope)],
    [others.filter((name) => !isFlink(name)), [ofCluster]],
  ];
  const [first, ...more] = parts
    .filter(([names]) => names.length > 0)
    .map(([names, of]) => namesPresent(names, of));
  if (first === undefined) return [];
  const all = more.reduce((left, right) => or(left, right), first);
  const vector = await queryVector(client, all, options);
  return vector.map(({ labels }) => labels.metric ?? '');
}

/** One series a name, told apart by the label `metric`: `or` compares all labels but the name. */
function namesPresent(names: readonly string[], of: readonly Matcher[]): InstantVector {
  const present = group(seriesLike(names.join('|'), of)).by('__name__');
  return labelReplace(present, 'metric', '$1', '__name__', '(.*)');
}
