import { type Expr, print, visit } from '../../promql/index.ts';
import { catalog, lookup } from './catalog.ts';
import { customFamily } from './custom-family.ts';
import {
  honestAggregations,
  type Summary,
  seriesOf,
  summaryQuery,
  summarySplits,
} from './default-query.ts';
import type { MetricFamily } from './family.ts';
import { selectedName } from './metric-scope.ts';

/** What a query shows, and how. */
export interface RecognisedQuery {
  readonly family: MetricFamily;
  readonly summary: Summary;
}

/** The family and the summary that `summaryQuery` has made a query of; null for any other query. */
export function recogniseQuery(query: Expr): RecognisedQuery | null {
  const text = print(query);
  for (const family of familiesIn(query)) {
    for (const summary of summariesOf(family)) {
      if (print(summaryQuery(family, summary)) === text) return { family, summary };
    }
  }
  return null;
}

const summariesOf = (family: MetricFamily): readonly Summary[] =>
  honestAggregations[family.measure].flatMap((aggregation) =>
    summarySplits(family).flatMap((by): readonly Summary[] => {
      const summary = { aggregation, by };
      return family.measure === 'counter' ? [summary, { ...summary, increase: true }] : [summary];
    }),
  );

function familiesIn(query: Expr): readonly MetricFamily[] {
  const names = new Set<string>();
  visit(query, (expr) => {
    if (expr.type === 'selector') names.add(selectedName(expr));
  });
  const [name] = names;
  if (name === undefined || names.size > 1) return [];
  const found = lookup(name);
  if (found.type === 'family' && found.family.name === name) return [found.family];
  const patterns = catalog.filter(
    (family) => family.pattern !== undefined && selectedName(seriesOf(family)) === name,
  );
  return patterns.length > 0
    ? patterns
    : (['counter', 'quantity', 'level'] as const).map((measure) => customFamily(name, measure));
}
