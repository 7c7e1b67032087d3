/**
 * PromQL as typed, immutable data: build it, print it, take it apart. The parser is a separate entry,
 * `@flink-metrics/sdk/promql/parse`.
 *
 * @module
 */
export * from './aggregations.ts';
export type * from './ast.ts';
export type { ExperimentalFunctionName, FunctionOf, RangeFunction } from './call.ts';
export type { Duration, DurationParts, DurationText } from './duration.ts';
export { parseDuration, printDuration, toMilliseconds } from './duration.ts';
export type { QueryTimes } from './duration-expression.ts';
export { durationOf } from './duration-expression.ts';
export * from './functions.ts';
export { num, str, toNumber } from './nodes.ts';
export * from './operators.ts';
export { pretty } from './pretty.ts';
export { print } from './print.ts';
export * from './selectors.ts';
export type { AggregatorName, FunctionName, Signature } from './signatures.ts';
export { aggregators, functions } from './signatures.ts';
export {
  children,
  isInstantVector,
  isRangeVector,
  isScalar,
  labelsUsed,
  mapChildren,
  mapSelectors,
  metricsUsed,
  setRange,
  valueType,
  visit,
} from './tree.ts';
export type {
  Accepts,
  AggregationResult,
  Comparison,
  InstantVector,
  MatchedOperation,
  NumberValue,
  RangeSelector,
  RangeVector,
  Refuses,
  Scalar,
  ScalarComparison,
  ScalarInput,
  SelectionResult,
  Selector,
  SetOperation,
  StringConstant,
  StringInput,
  StringValue,
  SubqueryResult,
  VectorComparison,
  VectorOperation,
} from './types.ts';
