/**
 * Every metric of Flink, what it measures, what it means and how to show it honestly: about 10 KB, and 30 KB of texts
 * that are loaded with the first question.
 *
 * @module
 */

export { catalog, describeMetric, type Lookup, lookup } from './catalog.ts';
export { customFamily } from './custom-family.ts';
export {
  defaultQuery,
  defaultSummary,
  type HonestAggregation,
  honestAggregations,
  isOneSeries,
  queryUnit,
  type Summary,
  seriesOf,
  summaryQuery,
  summarySplits,
} from './default-query.ts';
export type {
  FamilyKind,
  FamilyScope,
  Measure,
  MetricFamily,
  Semantics,
} from './family.ts';
export { type RecognisedQuery, recogniseQuery } from './recognise-query.ts';
export { type FoundMetric, searchMetrics } from './search-metrics.ts';
export type { FamilyText } from './texts/family-text.ts';
