import type { Aggregation, Grouping } from './ast.ts';
import { lift, node } from './nodes.ts';
import type { AggregatorName } from './signatures.ts';
import type {
  Accepts,
  AggregationResult,
  InstantVector,
  ScalarInput,
  SelectionResult,
  StringInput,
} from './types.ts';

type Summary<Op extends AggregatorName> = <L extends string>(
  v: InstantVector<L> & Accepts<Op>,
) => AggregationResult<L>;
type Selection = <L extends string>(k: ScalarInput, v: InstantVector<L>) => SelectionResult<L>;

export const sum = /* @__PURE__ */ summary('sum');
export const avg = /* @__PURE__ */ summary('avg');
export const count = /* @__PURE__ */ summary('count');
export const min = /* @__PURE__ */ summary('min');
export const max = /* @__PURE__ */ summary('max');
/** 1 for each group. */
export const group = /* @__PURE__ */ summary('group');
export const stddev = /* @__PURE__ */ summary('stddev');
export const stdvar = /* @__PURE__ */ summary('stdvar');

/** The `k` series with the biggest values, at every step anew. */
export const topk = /* @__PURE__ */ selection('topk');
/** The `k` series with the smallest values, at every step anew. */
export const bottomk = /* @__PURE__ */ selection('bottomk');
/** @experimental Any `k` series. */
export const limitk = /* @__PURE__ */ selection('limitk');
/** @experimental A share of the series: -1..1, negative for the other share. */
export const limitRatio = /* @__PURE__ */ selection('limit_ratio');

/** The quantile `q` (0..1) over the series of each group. */
export function quantile<L extends string>(
  q: ScalarInput,
  v: InstantVector<L>,
): AggregationResult<L> {
  return aggregation('quantile', v, q) as AggregationResult<L>;
}

/** How many series have each value; the value goes into the label `label`. */
export function countValues<Value extends string, L extends string>(
  label: Value,
  v: InstantVector<L>,
): AggregationResult<L, Value> {
  return aggregation('count_values', v, label) as AggregationResult<L, Value>;
}

function summary<Op extends AggregatorName>(op: Op): Summary<Op> {
  return <L extends string>(v: InstantVector<L>) => aggregation(op, v) as AggregationResult<L>;
}

function selection(op: AggregatorName): Selection {
  return <L extends string>(k: ScalarInput, v: InstantVector<L>) =>
    aggregation(op, v, k) as SelectionResult<L>;
}

function aggregation(
  op: AggregatorName,
  expr: InstantVector,
  param?: ScalarInput | StringInput,
): Aggregation {
  const data: Aggregation = {
    type: 'aggregation',
    op,
    expr,
    ...(param !== undefined && { param: lift(param) }),
  };
  const grouped = (grouping: Grouping) => node({ ...data, grouping });
  return node(data, {
    by: (...labels) => grouped({ kind: 'by', labels }),
    without: (...labels) => grouped({ kind: 'without', labels }),
  });
}
