import type {
  Aggregation,
  BinaryExpr,
  ComparisonOperator,
  Expr,
  MatrixSelector,
  NumberLiteral,
  StringLiteral,
  Subquery,
  ValueType,
  VectorSelector,
} from './ast.ts';

// Types only: at run time a typed expression is the plain tree.
declare const valueType: unique symbol;
declare const labelNames: unique symbol;
declare const refused: unique symbol;

/**
 * A type parameter where nothing is inferred from: TypeScript's own `NoInfer`, which 5.4 has and 5.0 has not.
 * @see https://github.com/microsoft/TypeScript/issues/14829#issuecomment-504042546
 */
export type NotInferred<T> = [T][T extends unknown ? 0 : never];

export interface Typed<T extends ValueType> {
  readonly [valueType]: T;
}

export interface Labelled<T extends ValueType, L extends string> extends Typed<T> {
  readonly [labelNames]: L;
}

/** A number for every step. */
export type Scalar = Expr & Typed<'scalar'>;

export type StringValue = Expr & Typed<'string'>;

/** One sample for each series, whose labels are named `L`. */
export type InstantVector<L extends string = string> = Expr & Labelled<'vector', L>;

/** Samples of a window for each series, whose labels are named `L`: what `rate` takes. */
export type RangeVector<L extends string = string> = Expr & Labelled<'matrix', L>;

/** A vector whose numbers mean nothing under these operations, as a catalog declares it: a sum of timestamps. */
export interface Refuses<Op extends string> {
  readonly [refused]: { readonly [Name in Op]: true };
}

/** Any vector but those that refuse the operation. */
export interface Accepts<Op extends string> {
  readonly [refused]?: { readonly [Name in Op]?: never } & { readonly [other: string]: true };
}

/** Where PromQL takes a scalar, a JavaScript number stands for its literal. */
export type ScalarInput = Scalar | number;

/** Where PromQL takes a string, a JavaScript string stands for its literal. */
export type StringInput = StringValue | string;

export interface NumberValue extends NumberLiteral, Typed<'scalar'> {}

export interface StringConstant extends StringLiteral, Typed<'string'> {}

export interface Selector<L extends string = string>
  extends VectorSelector,
    Labelled<'vector', L> {}

export interface RangeSelector<L extends string = string>
  extends MatrixSelector,
    Labelled<'matrix', L> {}

export interface SubqueryResult<L extends string = string>
  extends Subquery,
    Labelled<'matrix', L> {}

/** An aggregation of a vector with the labels `L`: without `by` or `without`, one series with the labels `Own`. */
export interface AggregationResult<L extends string, Own extends string = never>
  extends Aggregation,
    Labelled<'vector', Own> {
  /** One group for each combination of these labels; only these are left. */
  by<const B extends readonly L[]>(...labels: B): InstantVector<B[number] | Own>;
  /** One group for each combination of all other labels. */
  without<const W extends readonly L[]>(...labels: W): InstantVector<Exclude<L, W[number]> | Own>;
}

/** topk and its like pick series of each group: these keep all their labels. */
export interface SelectionResult<L extends string> extends Aggregation, Labelled<'vector', L> {
  by(...labels: readonly L[]): InstantVector<L>;
  without(...labels: readonly L[]): InstantVector<L>;
}

/** An operation between two vectors with the labels `L` and `R`; series match where all labels are equal. */
export interface VectorOperation<L extends string, R extends string>
  extends BinaryExpr,
    Labelled<'vector', L> {
  /** Series match where these labels are equal; only these are left. */
  on<const M extends readonly (L & R)[]>(
    ...labels: M
  ): MatchedOperation<M[number], L, R, M[number]>;
  /** Series match where all other labels are equal; these are gone. */
  ignoring<const M extends readonly (L | R)[]>(
    ...labels: M
  ): MatchedOperation<Exclude<L, M[number]>, L, R, never>;
}

export interface MatchedOperation<
  Own extends string,
  L extends string,
  R extends string,
  On extends string,
> extends BinaryExpr,
    Labelled<'vector', Own> {
  /** Many series of the left match one of the right; the left keeps its labels and gets these of the right. */
  groupLeft<const I extends readonly Exclude<R, On>[]>(...labels: I): InstantVector<L | I[number]>;
  /** Many series of the right match one of the left; the right keeps its labels and gets these of the left. */
  groupRight<const I extends readonly Exclude<L, On>[]>(...labels: I): InstantVector<R | I[number]>;
}

/** A comparison that filters; `bool(comparison)` answers 0 or 1 instead. */
export interface VectorComparison<L extends string, R extends string>
  extends VectorOperation<L, R> {
  readonly op: ComparisonOperator;
}

export interface Comparison<L extends string> extends BinaryExpr, Labelled<'vector', L> {
  readonly op: ComparisonOperator;
}

declare const needsBool: unique symbol;

/** Not PromQL yet: a comparison of two scalars needs `bool(…)`. */
export interface ScalarComparison {
  readonly [needsBool]: true;
}

/** `and`, `or` or `unless` of two vectors with the labels `L` and `R`; the result has `Own`. */
export interface SetOperation<Own extends string, Shared extends string, Any extends string>
  extends BinaryExpr,
    Labelled<'vector', Own> {
  /** Series match where these labels are equal. */
  on(...labels: readonly Shared[]): InstantVector<Own>;
  /** Series match where all other labels are equal. */
  ignoring(...labels: readonly Any[]): InstantVector<Own>;
}
