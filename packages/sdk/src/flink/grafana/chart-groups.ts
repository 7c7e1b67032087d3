import type { QueryRanges, RangeKind } from './query/ranges.ts';

/** Queries that one chart can ask, since they look back alike. */
export interface ChartGroup<Query> {
  readonly ranges: RangeKind;
  readonly measures: readonly [Query, ...Query[]];
}

export const alone = <Query extends QueryRanges>(query: Query): ChartGroup<Query> => ({
  ranges: query.ranges,
  measures: [query],
});

/** As few charts as can be. A query that may look back in several ways goes where another has to. */
export function groupsByRange<Query extends QueryRanges>(
  queries: readonly Query[],
): readonly ChartGroup<Query>[] {
  const needed = new Set(
    queries.filter(({ otherRanges }) => otherRanges.length === 0).map(({ ranges }) => ranges),
  );
  const groups = new Map<RangeKind, [Query, ...Query[]]>();
  for (const query of queries) {
    const fitting = [query.ranges, ...query.otherRanges];
    const ranges = fitting.find((kind) => needed.has(kind)) ?? query.ranges;
    const group = groups.get(ranges);
    if (group === undefined) groups.set(ranges, [query]);
    else group.push(query);
  }
  return [...groups].map(([ranges, measures]) => ({ ranges, measures }));
}
