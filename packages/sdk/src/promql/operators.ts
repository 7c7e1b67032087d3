import type {
  ArithmeticOperator,
  BinaryExpr,
  BinaryOperator,
  ComparisonOperator,
  TrimOperator,
  VectorMatching,
} from './ast.ts';
import { lift, node } from './nodes.ts';
import type {
  Comparison,
  InstantVector,
  Scalar,
  ScalarComparison,
  ScalarInput,
  SetOperation,
  VectorComparison,
  VectorOperation,
} from './types.ts';

interface Arithmetic {
  <L extends string, R extends string>(
    left: InstantVector<L>,
    right: InstantVector<R>,
  ): VectorOperation<L, R>;
  <L extends string>(left: InstantVector<L>, right: ScalarInput): InstantVector<L>;
  <R extends string>(left: ScalarInput, right: InstantVector<R>): InstantVector<R>;
  (left: ScalarInput, right: ScalarInput): Scalar;
}

interface Compare {
  <L extends string, R extends string>(
    left: InstantVector<L>,
    right: InstantVector<R>,
  ): VectorComparison<L, R>;
  <L extends string>(left: InstantVector<L>, right: ScalarInput): Comparison<L>;
  <R extends string>(left: ScalarInput, right: InstantVector<R>): Comparison<R>;
  (left: ScalarInput, right: ScalarInput): ScalarComparison;
}

interface Trim {
  <L extends string, R extends string>(
    left: InstantVector<L>,
    right: InstantVector<R>,
  ): VectorOperation<L, R>;
  <L extends string>(left: InstantVector<L>, right: ScalarInput): InstantVector<L>;
}

type Filter = <L extends string, R extends string>(
  left: InstantVector<L>,
  right: InstantVector<R>,
) => SetOperation<L, L & R, L | R>;

type Union = <L extends string, R extends string>(
  left: InstantVector<L>,
  right: InstantVector<R>,
) => SetOperation<L | R, L & R, L | R>;

export const add = /* @__PURE__ */ arithmetic('+');
export const sub = /* @__PURE__ */ arithmetic('-');
export const mul = /* @__PURE__ */ arithmetic('*');
export const div = /* @__PURE__ */ arithmetic('/');
export const mod = /* @__PURE__ */ arithmetic('%');
export const pow = /* @__PURE__ */ arithmetic('^');
export const atan2 = /* @__PURE__ */ arithmetic('atan2');

export const eq = /* @__PURE__ */ compare('==');
export const ne = /* @__PURE__ */ compare('!=');
export const lt = /* @__PURE__ */ compare('<');
export const le = /* @__PURE__ */ compare('<=');
export const gt = /* @__PURE__ */ compare('>');
export const ge = /* @__PURE__ */ compare('>=');

/** `</`: the part of native histograms below a value (Prometheus 3.14). */
export const trimUpper = /* @__PURE__ */ trim('</');
/** `>/`: the part of native histograms above a value (Prometheus 3.14). */
export const trimLower = /* @__PURE__ */ trim('>/');

/** Series of the left that match one of the right. */
export const and: Filter = (left, right) => binary('and', left, right) as never;
/** Series of the left that match none of the right. */
export const unless: Filter = (left, right) => binary('unless', left, right) as never;
/** Series of the left, and those of the right that match none of them. */
export const or: Union = (left, right) => binary('or', left, right) as never;

function arithmetic(op: ArithmeticOperator): Arithmetic {
  return (left: Input, right: Input) => binary(op, left, right) as never;
}

function compare(op: ComparisonOperator): Compare {
  return (left: Input, right: Input) => binary(op, left, right) as never;
}

function trim(op: TrimOperator): Trim {
  return (left: Input, right: Input) => binary(op, left, right) as never;
}

/** A comparison that answers 1 for true and 0 for false instead of leaving series out. */
export function bool<L extends string, R extends string>(
  comparison: VectorComparison<L, R>,
): VectorOperation<L, R>;
export function bool<L extends string>(comparison: Comparison<L>): InstantVector<L>;
export function bool(comparison: ScalarComparison): Scalar;
export function bool(comparison: unknown): unknown {
  return operation({ ...(comparison as BinaryExpr), bool: true });
}

interface Sign {
  (operand: ScalarInput): Scalar;
  <L extends string>(operand: InstantVector<L>): InstantVector<L>;
}

/** `-v` */
export const neg = /* @__PURE__ */ sign('-');
/** `+v`, which changes nothing. */
export const pos = /* @__PURE__ */ sign('+');

function sign(op: '+' | '-'): Sign {
  return (operand: Input) => node({ type: 'unary', op, expr: lift(operand) }) as never;
}

type Input = object | number;

function binary(op: BinaryOperator, left: Input, right: Input): BinaryExpr {
  return operation({ type: 'binary', op, left: lift(left), right: lift(right) });
}

function operation(data: BinaryExpr): BinaryExpr {
  return node(data, {
    on: (...labels) => matched(data, { kind: 'on', labels }),
    ignoring: (...labels) => matched(data, { kind: 'ignoring', labels }),
  });
}

function matched(data: BinaryExpr, matching: VectorMatching): BinaryExpr {
  const group = (side: 'left' | 'right', labels: readonly string[]) =>
    node({ ...data, matching: { ...matching, group: { side, labels } } });
  return node(
    { ...data, matching },
    {
      groupLeft: (...labels) => group('left', labels),
      groupRight: (...labels) => group('right', labels),
    },
  );
}
