import type { Labels } from '@flink-metrics/sdk/prometheus';
import {
  type Aggregation,
  type BinaryExpr,
  type Expr,
  type NumberLiteral,
  type UnaryExpr,
  type VectorSelector,
  valueType,
} from '@flink-metrics/sdk/promql';
import { createAggregator } from './aggregate.ts';
import { scalarOperation, vectorOperation, vectorScalarOperation } from './binary.ts';
import { compileCall } from './call.ts';
import { distinct, relabelled } from './distinct.ts';
import { EvaluationError, type EvaluationScope, firstInside, lookTime } from './evaluation.ts';
import { withoutName } from './labels.ts';
import { selectorPredicates } from './matchers.ts';
import type { EvaluatedVector } from './series.ts';
import { matrixWindows, type RangeVectorAt, subqueryWindows } from './windows.ts';

export type VectorAt = (time: number) => EvaluatedVector;
export type ScalarAt = (time: number) => number;

/** Turns an expression into a function of the evaluation time (ms): series are looked up once, here. */
export function compileVector(expr: Expr, scope: EvaluationScope): VectorAt {
  switch (expr.type) {
    case 'selector':
      return selected(expr, scope);
    case 'aggregation':
      return aggregated(expr, scope);
    case 'binary':
      return combined(expr, scope);
    case 'unary':
      return negated(expr, scope);
    case 'call':
      return compileCall(expr, scope, { compileVector, compileScalar, compileRange, text });
    default:
      throw unexpected(expr, 'an instant vector');
  }
}

export function compileScalar(expr: Expr, scope: EvaluationScope): ScalarAt {
  switch (expr.type) {
    case 'number': {
      const value = numberOf(expr);
      return () => value;
    }
    case 'unary': {
      const operand = compileScalar(expr.expr, scope);
      return expr.op === '-' ? (time) => -operand(time) : operand;
    }
    case 'binary': {
      const apply = scalarOperation(expr);
      const [left, right] = [compileScalar(expr.left, scope), compileScalar(expr.right, scope)];
      return (time) => apply(left(time), right(time));
    }
    case 'call':
      return compileScalarCall(expr, scope);
    default:
      throw unexpected(expr, 'a scalar');
  }
}

export function compileRange(expr: Expr, scope: EvaluationScope): RangeVectorAt {
  switch (expr.type) {
    case 'matrix':
      return matrixWindows(expr, scope);
    case 'subquery':
      return subqueryWindows(expr, scope, (inner) => compileVector(expr.expr, inner));
    default:
      throw unexpected(expr, 'a range vector');
  }
}

function compileScalarCall(
  expr: Extract<Expr, { type: 'call' }>,
  scope: EvaluationScope,
): ScalarAt {
  const argument = expr.args[0];
  if (expr.func === 'time') return (time) => time / 1000;
  if (expr.func === 'pi') return () => Math.PI;
  if (expr.func === 'scalar' && argument !== undefined) {
    const vectorAt = compileVector(argument, scope);
    return (time) => {
      const [only, ...others] = vectorAt(time);
      return only === undefined || others.length > 0 ? Number.NaN : only.value;
    };
  }
  throw unexpected(expr, 'a scalar');
}

function selected(selector: VectorSelector, scope: EvaluationScope): VectorAt {
  const lookAt = lookTime(selector, scope);
  const oldest = (time: number) => firstInside(lookAt(time) - scope.options.lookback, scope);
  const series = scope.store.select(
    selectorPredicates(selector, scope.options.prometheus === 3),
    oldest(scope.from),
    lookAt(scope.to),
  );
  return (time) => {
    scope.budget.spend(series.length);
    return series.flatMap(({ labels, latest }) => {
      const sample = latest(oldest(time), lookAt(time));
      return sample === undefined ? [] : [{ labels, ...sample }];
    });
  };
}

function aggregated(expr: Aggregation, scope: EvaluationScope): VectorAt {
  const aggregate = createAggregator(expr.op, expr.grouping);
  if (aggregate === undefined)
    throw new EvaluationError('bad_data', `the simulator does not evaluate ${expr.op}()`);
  const vectorAt = compileVector(expr.expr, scope);
  const parameterAt = parameter(expr.param, scope);
  return (time) => {
    const vector = vectorAt(time);
    return aggregate(vector, parameterAt(time));
  };
}

function parameter(
  expr: Expr | undefined,
  scope: EvaluationScope,
): (time: number) => number | string {
  if (expr === undefined) return () => Number.NaN;
  if (expr.type === 'string') return () => expr.value;
  return compileScalar(expr, scope);
}

function combined(expr: BinaryExpr, scope: EvaluationScope): VectorAt {
  if (expr.fill !== undefined) {
    throw new EvaluationError('bad_data', 'the simulator does not evaluate "fill"');
  }
  const isScalar = (side: Expr) => valueType(side) === 'scalar';
  if (isScalar(expr.right)) return withScalar(expr, 'left', expr.left, expr.right, scope);
  if (isScalar(expr.left)) return withScalar(expr, 'right', expr.right, expr.left, scope);
  const apply = vectorOperation(expr, scope.options.prometheus);
  const [left, right] = [compileVector(expr.left, scope), compileVector(expr.right, scope)];
  return (time) => distinct(apply(left(time), right(time)));
}

function withScalar(
  expr: BinaryExpr,
  vectorSide: 'left' | 'right',
  vector: Expr,
  scalar: Expr,
  scope: EvaluationScope,
): VectorAt {
  const apply = vectorScalarOperation(expr, vectorSide);
  const [vectorAt, scalarAt] = [compileVector(vector, scope), compileScalar(scalar, scope)];
  return (time) => distinct(apply(vectorAt(time), scalarAt(time)));
}

function negated(expr: UnaryExpr, scope: EvaluationScope): VectorAt {
  const operand = compileVector(expr.expr, scope);
  if (expr.op === '+') return operand;
  const dropName = relabelled((labels: Labels) => withoutName(labels));
  return (time) =>
    operand(time).map(({ labels, value }) => ({ labels: dropName(labels), value: -value }));
}

const text = (expr: Expr | undefined): string => {
  if (expr?.type === 'string') return expr.value;
  throw new EvaluationError('bad_data', 'expected a string argument');
};

function numberOf({ value }: NumberLiteral): number {
  if (value === 'Inf') return Number.POSITIVE_INFINITY;
  if (value === '-Inf') return Number.NEGATIVE_INFINITY;
  return Number(value);
}

const unexpected = (expr: Expr, wanted: string): EvaluationError =>
  new EvaluationError(
    'bad_data',
    expr.type === 'call'
      ? `the simulator does not evaluate ${expr.func}()`
      : `expected ${wanted}, got ${valueType(expr)}`,
  );
