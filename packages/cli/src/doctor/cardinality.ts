import { type Deployment, sections } from '@flink-metrics/sdk/flink';
import { rules } from '@flink-metrics/sdk/flink/rules';
import type { PrometheusClient } from '@flink-metrics/sdk/prometheus';
import { count, type Expr, print, re, selector } from '@flink-metrics/sdk/promql';
import { type Finding, finding } from './finding.ts';
import { namesOf } from './names.ts';

/** What is dropped first; a list that a person can read. */
const MOST_NAMES = 8;

/** How many series a namespace's Flink has, and how many of them nothing reads. One request. */
export async function examineCardinality(
  client: PrometheusClient,
  namespace: string,
  { namespace: label }: Deployment,
  { maxSeries, time }: { readonly maxSeries: number; readonly time: number },
): Promise<readonly Finding[]> {
  const all = selector({ __name__: re('flink_.+'), [label]: namespace });
  const { data } = await client.query(print(count(all).by('__name__')), { time });
  if (data.type !== 'vector') return [];
  const costs = data.vector.map(({ labels, value }) => ({ name: labels.__name__ ?? '', value }));
  const series = sum(costs);
  if (series <= maxSeries) return [];
  const used = usedNames();
  const unused = costs
    .filter(({ name }) => !used.some((pattern) => pattern.test(name)))
    .toSorted((a, b) => b.value - a.value);
  const names = unused.slice(0, MOST_NAMES).map(({ name }) => name);
  return [
    finding('cardinality', {
      namespace,
      series: String(series),
      limit: String(maxSeries),
      unused: String(sum(unused)),
      names: names.join(', '),
    }),
  ];
}

const sum = (costs: readonly { readonly value: number }[]): number =>
  costs.reduce((total, { value }) => total + value, 0);

/** What the default sections show and the rules judge by, as whole names. */
function usedNames(): readonly RegExp[] {
  const charts = sections.flatMap((section) => section.charts);
  const exprs = [...charts.map(({ query }) => query), ...rules.flatMap(exprsOf)];
  const names = new Set(exprs.flatMap(namesOf));
  return [...names].map((name) => new RegExp(`^(?:${name})$`));
}

/** Every expression that a rule holds, wherever: its measures, tests, causes and evidence. */
function exprsOf(value: unknown): readonly Expr[] {
  if (typeof value !== 'object' || value === null) return [];
  if (isExpr(value)) return [value];
  return Object.values(value).flatMap(exprsOf);
}

const kinds: ReadonlySet<unknown> = new Set<Expr['type']>([
  'aggregation',
  'binary',
  'call',
  'matrix',
  'selector',
  'subquery',
  'unary',
]);

const isExpr = (value: object): value is Expr => 'type' in value && kinds.has(value.type);
