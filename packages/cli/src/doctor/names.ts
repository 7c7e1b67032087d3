import { lookup, type Section } from '@flink-metrics/sdk/flink';
import { type Expr, visit } from '@flink-metrics/sdk/promql';

/** Names of the metrics that an expression selects: each as it is, or a regular expression for several. */
export function namesOf(expr: Expr): readonly string[] {
  const names: string[] = [];
  visit(expr, (part) => {
    if (part.type !== 'selector') return;
    if (part.name !== undefined) names.push(part.name);
    for (const { name, value } of part.matchers) if (name === '__name__') names.push(value);
  });
  return names;
}

/** Options of Flink's that turn on what a section shows, where it is off by default. */
export function optionsOf({ charts }: Section): readonly string[] {
  const options = charts
    .flatMap(({ query }) => namesOf(query))
    .map((name) => lookup(name))
    .flatMap((found) => (found.type === 'family' ? (found.family.requires ?? []) : []));
  return [...new Set(options)];
}
