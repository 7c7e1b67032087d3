/**
 * PromQL as plain, immutable data: `JSON.parse(JSON.stringify(tree))` is an equal tree. There is no node
 * for parentheses, the printer adds those the meaning needs. Durations are integer milliseconds.
 *
 * @module
 */

/** The four types of a PromQL value: scalar, instant vector, range vector (Prometheus says "matrix") and string. */
export type ValueType = 'scalar' | 'vector' | 'matrix' | 'string';

export type Expr =
  | NumberLiteral
  | StringLiteral
  | VectorSelector
  | MatrixSelector
  | Subquery
  | Call
  | Aggregation
  | BinaryExpr
  | UnaryExpr;

export interface NumberLiteral {
  readonly type: 'number';
  /** JSON knows no NaN, no infinity and no negative zero: these are text. */
  readonly value: number | 'NaN' | 'Inf' | '-Inf' | '-0';
}

export interface StringLiteral {
  readonly type: 'string';
  readonly value: string;
}

export type MatcherOperator = '=' | '!=' | '=~' | '!~';

export interface Matcher {
  readonly name: string;
  readonly op: MatcherOperator;
  readonly value: string;
}

/** The `@` modifier: Unix time in milliseconds, or an end of the query's range. */
export type At = number | 'start' | 'end';

export interface VectorSelector {
  readonly type: 'selector';
  /** Absent where only matchers select. */
  readonly name?: string;
  readonly matchers: readonly Matcher[];
  /** Milliseconds, negative looks ahead. */
  readonly offset?: number;
  readonly at?: At;
}

/** `selector[range]`; `offset` and `@` belong to the selector inside. */
export interface MatrixSelector {
  readonly type: 'matrix';
  readonly selector: VectorSelector;
  /** Milliseconds, positive. */
  readonly range: number;
}

export interface Subquery {
  readonly type: 'subquery';
  readonly expr: Expr;
  /** Milliseconds, positive. */
  readonly range: number;
  /** Milliseconds; absent: the server's default evaluation interval. */
  readonly step?: number;
  readonly offset?: number;
  readonly at?: At;
}

export interface Call {
  readonly type: 'call';
  readonly func: string;
  readonly args: readonly Expr[];
}

export interface Grouping {
  readonly kind: 'by' | 'without';
  readonly labels: readonly string[];
}

export interface Aggregation {
  readonly type: 'aggregation';
  readonly op: string;
  readonly expr: Expr;
  /** The `k` of topk, the quantile, the label of count_values. */
  readonly param?: Expr;
  readonly grouping?: Grouping;
}

export type ArithmeticOperator = '+' | '-' | '*' | '/' | '%' | '^' | 'atan2';
export type ComparisonOperator = '==' | '!=' | '<' | '<=' | '>' | '>=';
export type TrimOperator = '</' | '>/';
export type SetOperator = 'and' | 'or' | 'unless';
export type BinaryOperator = ArithmeticOperator | ComparisonOperator | TrimOperator | SetOperator;

export interface VectorMatching {
  readonly kind: 'on' | 'ignoring';
  readonly labels: readonly string[];
  /** Many-to-one (`left`: group_left) or one-to-many, with the labels taken from the "one" side. */
  readonly group?: { readonly side: 'left' | 'right'; readonly labels: readonly string[] };
}

export interface BinaryExpr {
  readonly type: 'binary';
  readonly op: BinaryOperator;
  readonly left: Expr;
  readonly right: Expr;
  /** Comparison as 0 or 1 instead of a filter. */
  readonly bool?: true;
  readonly matching?: VectorMatching;
}

export interface UnaryExpr {
  readonly type: 'unary';
  readonly op: '+' | '-';
  readonly expr: Expr;
}
