import type { Call, Expr, ValueType } from './ast.ts';
import type { Duration } from './duration.ts';
import { lift, node } from './nodes.ts';
import { range } from './selectors.ts';
import type { FunctionName, functions } from './signatures.ts';
import type {
  Accepts,
  InstantVector,
  NotInferred,
  RangeVector,
  Scalar,
  ScalarInput,
  Selector,
  StringInput,
} from './types.ts';

type SignatureOf<Name extends FunctionName> = (typeof functions)[Name];

/** The functions that the server must be told to know: `--enable-feature=promql-experimental-functions`. */
export type ExperimentalFunctionName = {
  [Name in FunctionName]: SignatureOf<Name> extends { experimental: true } ? Name : never;
}[FunctionName];

/** What each argument type takes; `L` are the labels of the vector. */
interface ArgumentTypes<L extends string> {
  readonly vector: InstantVector<L>;
  readonly matrix: RangeVector<L>;
  readonly scalar: ScalarInput;
  readonly string: StringInput;
}

type Arguments<Types extends readonly ValueType[], L extends string> = {
  -readonly [I in keyof Types]: ArgumentTypes<L>[Types[I]];
};

/** Most functions keep the labels of their vector. */
type KeepLabels<Types extends readonly ValueType[]> = <L extends string = never>(
  ...args: Arguments<Types, L>
) => InstantVector<L>;

type ScalarFunction<Types extends readonly ValueType[]> = (
  ...args: Arguments<Types, never>
) => Scalar;

/** A function of a range vector; a selector and its window may stand for it: `rate(x, '5m')`. */
export interface RangeFunction<Name extends string = never> {
  <L extends string>(v: RangeVector<L>): InstantVector<L>;
  <L extends string>(v: Selector<L> & Accepts<Name>, window: Duration): InstantVector<L>;
}

/** Without a vector, of the evaluation time. */
export interface TimeFunction {
  (): InstantVector<never>;
  <L extends string>(v: InstantVector<L>): InstantVector<L>;
}

type SortByLabel = <L extends string>(
  v: InstantVector<L>,
  ...labels: readonly NotInferred<L>[]
) => InstantVector<L>;

/** Where the data table cannot tell what becomes of the labels. */
interface SpecialFunctions {
  readonly scalar: <L extends string>(v: InstantVector<L>) => Scalar;
  readonly vector: (value: ScalarInput) => InstantVector<never>;
  readonly round: <L extends string>(
    v: InstantVector<L>,
    toNearest?: ScalarInput,
  ) => InstantVector<L>;
  readonly integral: <L extends string>(
    v: RangeVector<L>,
    strategy?: ScalarInput,
  ) => InstantVector<L>;
  readonly histogram_quantile: <L extends string>(
    quantile: ScalarInput,
    v: InstantVector<L>,
  ) => InstantVector<Exclude<L, 'le'>>;
  readonly histogram_quantiles: <L extends string, Into extends string>(
    v: InstantVector<L>,
    into: Into,
    ...quantiles: readonly [ScalarInput, ...ScalarInput[]]
  ) => InstantVector<Exclude<L, 'le'> | Into>;
  readonly label_replace: <L extends string, Into extends string>(
    v: InstantVector<L>,
    into: Into,
    replacement: string,
    from: NotInferred<L>,
    regex: string,
  ) => InstantVector<L | Into>;
  readonly label_join: <L extends string, Into extends string>(
    v: InstantVector<L>,
    into: Into,
    separator: string,
    ...from: readonly NotInferred<L>[]
  ) => InstantVector<L | Into>;
  readonly sort_by_label: SortByLabel;
  readonly sort_by_label_desc: SortByLabel;
  readonly info: <L extends string>(
    v: InstantVector<L>,
    labels?: Selector,
  ) => InstantVector<string>;
}

/** A function's TypeScript signature, from its row in the data table. */
export type FunctionOf<Name extends FunctionName> = Name extends keyof SpecialFunctions
  ? SpecialFunctions[Name]
  : SignatureOf<Name> extends { returns: 'scalar' }
    ? ScalarFunction<SignatureOf<Name>['args']>
    : SignatureOf<Name> extends { args: readonly ['vector']; variadic: 1 }
      ? TimeFunction
      : SignatureOf<Name> extends { args: readonly ['matrix'] }
        ? RangeFunction<Name>
        : KeepLabels<SignatureOf<Name>['args']>;

/** The builder of one function's calls. */
export function call<Name extends FunctionName>(func: Name): FunctionOf<Name> {
  return ((...args: readonly (object | number | string)[]) =>
    toCall(func, args.map(lift))) as never;
}

type RangeFunctionName = {
  [Name in FunctionName]: SignatureOf<Name> extends { args: readonly ['matrix'] } ? Name : never;
}[FunctionName];

/** The builder of calls of a function whose one argument is a range vector. */
export function callOverRange<Name extends RangeFunctionName>(func: Name): RangeFunction<Name> {
  return (v: object, window?: Duration) =>
    toCall(func, [window === undefined ? (v as Expr) : range(v as Selector, window)]) as never;
}

function toCall(func: string, args: readonly Expr[]): Call {
  return node({ type: 'call', func, args });
}
