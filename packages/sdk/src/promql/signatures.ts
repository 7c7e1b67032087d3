import type { ValueType } from './ast.ts';

export interface Signature {
  readonly args: readonly ValueType[];
  /** How many arguments there may be beyond all but the last of `args`; -1: any number, of the last type. */
  readonly variadic?: number;
  /** Absent: an instant vector. */
  readonly returns?: 'scalar';
  /** Prometheus wants `--enable-feature=promql-experimental-functions` for it. */
  readonly experimental?: true;
}

/**
 * Names by what these functions take: every page that parses loads the table, where each word more counts, and rows that are alike beside each other.
 * Source: prometheus/prometheus, promql/parser/functions.go.
 */
const groups = [
  [
    { args: ['vector'] },
    'abs absent acos acosh asin asinh atan atanh ceil cos cosh deg exp floor histogram_avg histogram_count histogram_stddev histogram_stdvar histogram_sum ln log10 log2 rad sgn sin sinh sort sort_desc sqrt start_timestamp tan tanh timestamp',
  ],
  [{ args: ['vector', 'string'], variadic: -1 }, 'sort_by_label sort_by_label_desc'],
  [
    { args: ['matrix'] },
    'absent_over_time avg_over_time changes count_over_time delta deriv first_over_time idelta increase irate last_over_time mad_over_time max_over_time min_over_time present_over_time rate resets stddev_over_time stdvar_over_time sum_over_time ts_of_first_over_time ts_of_last_over_time ts_of_max_over_time ts_of_min_over_time',
  ],
  [{ args: ['vector', 'string', 'string', 'string'], variadic: -1 }, 'label_join'],
  [
    { args: ['vector'], variadic: 1 },
    'day_of_month day_of_week day_of_year days_in_month hour minute month year',
  ],
  [{ args: ['vector', 'scalar', 'scalar'] }, 'clamp'],
  [{ args: ['vector', 'scalar'] }, 'clamp_max clamp_min'],
  [{ args: ['scalar'] }, 'vector'],
  [{ args: ['vector', 'scalar'], variadic: 1 }, 'round'],
  [{ args: ['vector'], returns: 'scalar' }, 'scalar'],
  [{ args: ['scalar', 'vector'] }, 'histogram_quantile'],
  [{ args: ['matrix', 'scalar'], variadic: 1 }, 'integral'],
  [{ args: ['scalar', 'scalar', 'vector'] }, 'histogram_fraction'],
  [{ args: ['scalar', 'matrix'] }, 'quantile_over_time'],
  [{ args: ['vector', 'string', 'string', 'string', 'string'] }, 'label_replace'],
  [{ args: ['scalar', 'scalar'], returns: 'scalar' }, 'max_of min_of'],
  [{ args: [], returns: 'scalar' }, 'end pi range start step time'],
  [{ args: ['vector', 'vector'], variadic: 1 }, 'info'],
  [{ args: ['vector', 'string', 'scalar', 'scalar'], variadic: 9 }, 'histogram_quantiles'],
  [{ args: ['matrix', 'scalar', 'scalar'] }, 'double_exponential_smoothing holt_winters'],
  [{ args: ['matrix', 'scalar'] }, 'predict_linear'],
] as const satisfies readonly (readonly [Signature, names: string])[];

const experimental =
  'double_exponential_smoothing end histogram_quantiles info integral mad_over_time max_of min_of range sort_by_label sort_by_label_desc start start_timestamp step ts_of_first_over_time ts_of_last_over_time ts_of_max_over_time ts_of_min_over_time';

type Words<Text extends string> = Text extends `${infer First} ${infer Rest}`
  ? First | Words<Rest>
  : Text;
type Group = (typeof groups)[number];
type Signatures = { readonly [G in Group as Words<G[1]>]: G[0] };
type Experimental = Words<typeof experimental>;

/** What each function takes and gives. */
export const signatures = /* @__PURE__ */ signaturesByName();

/** The functions of Prometheus 3.16, and `holt_winters` of 2.x. */
export const functions = /* @__PURE__ */ markedSignatures();

function signaturesByName(): Signatures {
  const entries = groups.flatMap(([signature, names]) =>
    names.split(' ').map((name) => [name, signature]),
  );
  return Object.fromEntries(entries);
}

function markedSignatures() {
  const marked: Record<string, Signature> = { ...signatures };
  for (const name of experimental.split(' ')) {
    marked[name] = { ...signatures[name as FunctionName], experimental: true };
  }
  return marked as {
    readonly [Name in FunctionName]: Name extends Experimental
      ? Signatures[Name] & { readonly experimental: true }
      : Signatures[Name];
  };
}

export type FunctionName = keyof Signatures;

interface AggregatorSignature {
  readonly param?: 'scalar' | 'string';
  readonly experimental?: true;
}

export const aggregators = {
  sum: {},
  avg: {},
  count: {},
  min: {},
  max: {},
  group: {},
  stddev: {},
  stdvar: {},
  topk: { param: 'scalar' },
  bottomk: { param: 'scalar' },
  quantile: { param: 'scalar' },
  count_values: { param: 'string' },
  limitk: { param: 'scalar', experimental: true },
  limit_ratio: { param: 'scalar', experimental: true },
} as const satisfies Readonly<Record<string, AggregatorSignature>>;

export type AggregatorName = keyof typeof aggregators;
