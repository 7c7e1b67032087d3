/**
 * PromQL as plain, immutable data: `JSON.parse(JSON.stringify(tree))` is an equal tree. There is no node
 * for parentheses, the printer adds those the meaning needs. Durations are integer milliseconds, or what the
 * server computes in seconds.
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

/**
 * A duration that the server computes, in seconds, from the step and the range of the query: `step() * 2`
 * (Prometheus 3.14). It holds no selector.
 */
export type DurationExpr = NumberLiteral | DurationCall | DurationOperation | DurationSign;

export interface DurationCall extends Call {
  readonly func: 'step' | 'range' | 'min_of' | 'max_of';
  readonly args: readonly DurationExpr[];
}

export interface DurationOperation extends BinaryExpr {
  readonly op: Exclude<ArithmeticOperator, 'atan2'>;
  readonly left: DurationExpr;
  readonly right: DurationExpr;
}

/** The sign of a number is the number's own. */
export interface DurationSign extends UnaryExpr {
  readonly op: '-';
  readonly expr: DurationExpr;
}

export interface VectorSelector {
  readonly type: 'selector';
  /** Absent where only matchers select. */
  readonly name?: string;
  readonly matchers: readonly Matcher[];
  /** Milliseconds, negative looks ahead. */
  readonly offset?: number | DurationExpr;
  readonly at?: At;
  /** Takes samples around the window too, to its very ends (Prometheus 3.16). */
  readonly extended?: 'anchored' | 'smoothed';
}

/** `selector[range]`; `offset` and `@` belong to the selector inside. */
export interface MatrixSelector {
  readonly type: 'matrix';
  readonly selector: VectorSelector;
  /** Milliseconds, positive. */
  readonly range: number | DurationExpr;
}

export interface Subquery {
  readonly type: 'subquery';
  readonly expr: Expr;
  /** Milliseconds, positive. */
  readonly range: number | DurationExpr;
  /** Milliseconds; absent: the server's default evaluation interval. */
  readonly step?: number | DurationExpr;
  readonly offset?: number | DurationExpr;
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

/**
 * What stands in where one side has a series that the other lacks (Prometheus 3.14, with the feature
 * `promql-binop-fill-modifiers`): the same for both is `fill (0)`.
 */
export interface Fill {
  readonly left?: NumberLiteral['value'];
  readonly right?: NumberLiteral['value'];
}

export interface BinaryExpr {
  readonly type: 'binary';
  readonly op: BinaryOperator;
  readonly left: Expr;
  readonly right: Expr;
  /** Comparison as 0 or 1 instead of a filter. */
  readonly bool?: true;
  readonly matching?: VectorMatching;
  readonly fill?: Fill;
}

export interface UnaryExpr {
  readonly type: 'unary';
  readonly op: '+' | '-';
  readonly expr: Expr;
}
