import type { Labels } from '@flink-metrics/sdk/prometheus';
import type { BinaryExpr, BinaryOperator } from '@flink-metrics/sdk/promql';
import { EvaluationError, executionError } from './evaluation.ts';
import { labelsKey, withoutName } from './labels.ts';
import type { EvaluatedSample, EvaluatedVector } from './series.ts';
import { describe, matchMaker } from './vector-matching.ts';

type Arithmetic = (left: number, right: number) => number;
type Comparison = (left: number, right: number) => boolean;

const arithmetic: Readonly<Partial<Record<BinaryOperator, Arithmetic>>> = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': (left, right) => left / right,
  '%': (left, right) => left % right,
  '^': power,
  atan2: Math.atan2,
};

const comparisons: Readonly<Partial<Record<BinaryOperator, Comparison>>> = {
  '==': (left, right) => left === right,
  '!=': (left, right) => left !== right,
  '<': (left, right) => left < right,
  '<=': (left, right) => left <= right,
  '>': (left, right) => left > right,
  '>=': (left, right) => left >= right,
};

/** IEEE's pow, which Go follows; JavaScript's gives NaN for 1 ^ NaN and for ±1 ^ ±Inf. */
function power(base: number, exponent: number): number {
  if (base === 1 || (base === -1 && !Number.isFinite(exponent) && !Number.isNaN(exponent)))
    return 1;
  return base ** exponent;
}

/** The value that an operation keeps, or undefined where a comparison filters the pair out. */
type Operation = (left: number, right: number, kept: number) => number | undefined;

function operation(operator: BinaryOperator, bool: boolean): Operation {
  const compute = arithmetic[operator];
  if (compute !== undefined) return compute;
  const compare = comparisons[operator];
  if (compare === undefined)
    throw new EvaluationError('bad_data', `the simulator does not know the operator "${operator}"`);
  return bool
    ? (left, right) => Number(compare(left, right))
    : (left, right, kept) => (compare(left, right) ? kept : undefined);
}

const changesQuantity = ({ op, bool }: BinaryExpr): boolean =>
  arithmetic[op] !== undefined || bool === true;

export function scalarOperation(expr: BinaryExpr): (left: number, right: number) => number {
  const apply = operation(expr.op, true);
  return (left, right) => apply(left, right, left) ?? Number.NaN;
}

/** A vector with a scalar at either side: a comparison keeps the vector's value. */
export function vectorScalarOperation(
  expr: BinaryExpr,
  vectorSide: 'left' | 'right',
): (vector: EvaluatedVector, scalar: number) => EvaluatedVector {
  const apply = operation(expr.op, expr.bool === true);
  const relabel = changesQuantity(expr) ? withoutName : (labels: Labels) => labels;
  return (vector, scalar) =>
    vector.flatMap((element) => {
      const [left, right] =
        vectorSide === 'left' ? [element.value, scalar] : [scalar, element.value];
      const value = apply(left, right, element.value);
      return value === undefined ? [] : [{ labels: relabel(element.labels), value }];
    });
}

/** Two vectors; label sets are worked out once and kept for the next pair. */
export function vectorOperation(
  expr: BinaryExpr,
  prometheus: 2 | 3,
): (left: EvaluatedVector, right: EvaluatedVector) => EvaluatedVector {
  const { keyOf, labelsOf } = matchMaker(expr.matching, changesQuantity(expr));
  switch (expr.op) {
    case 'and':
      return (left, right) => {
        const keys = new Set(right.map(({ labels }) => keyOf(labels)));
        return left.filter(({ labels }) => keys.has(keyOf(labels)));
      };
    case 'unless':
      return (left, right) => {
        const keys = new Set(right.map(({ labels }) => keyOf(labels)));
        return left.filter(({ labels }) => !keys.has(keyOf(labels)));
      };
    case 'or':
      return (left, right) => {
        const keys = new Set(left.map(({ labels }) => keyOf(labels)));
        return [...left, ...right.filter(({ labels }) => !keys.has(keyOf(labels)))];
      };
    default:
      return joined(expr, keyOf, labelsOf, prometheus === 3);
  }
}

function joined(
  expr: BinaryExpr,
  keyOf: (labels: Labels) => string,
  labelsOf: (many: Labels, one: Labels) => Labels,
  // Newer ones also refuse several matches of which a comparison filters all but one out.
  countsFiltered: boolean,
): (left: EvaluatedVector, right: EvaluatedVector) => EvaluatedVector {
  const apply = operation(expr.op, expr.bool === true);
  const oneIsLeft = expr.matching?.group?.side === 'right';
  const oneToOne = expr.matching?.group === undefined;
  const joinPair = (
    element: EvaluatedSample,
    partner: EvaluatedSample,
    checkUnique: (result: Labels) => void,
  ): EvaluatedSample[] => {
    const [left, right] = oneIsLeft ? [partner, element] : [element, partner];
    const value = apply(left.value, right.value, left.value);
    if (value === undefined && !countsFiltered) return [];
    const labels = labelsOf(element.labels, partner.labels);
    checkUnique(labels);
    return value === undefined ? [] : [{ labels, value }];
  };
  return (left, right) => {
    // As in Prometheus: with nothing on one side nothing matches, and duplicates are not looked for.
    if (left.length === 0 || right.length === 0) return [];
    const [many, one] = oneIsLeft ? [right, left] : [left, right];
    const oneByKey = uniqueByKey(one, keyOf, expr, oneIsLeft ? 'left' : 'right');
    const matched = new Map<string, Set<string>>();
    return many.flatMap((element): EvaluatedSample[] => {
      const key = keyOf(element.labels);
      const partner = oneByKey.get(key);
      return partner === undefined
        ? []
        : joinPair(element, partner, (labels) =>
            remember(matched, key, oneToOne ? '' : labelsKey(labels), oneToOne),
          );
    });
  };
}

function uniqueByKey(
  vector: EvaluatedVector,
  keyOf: (labels: Labels) => string,
  expr: BinaryExpr,
  side: string,
): Map<string, EvaluatedSample> {
  const byKey = new Map<string, EvaluatedSample>();
  for (const element of vector) {
    const key = keyOf(element.labels);
    const other = byKey.get(key);
    if (other !== undefined)
      throw executionError(
        `found duplicate series for the match group on the ${side} hand-side of the operation: ` +
          `[${describe(element.labels)}, ${describe(other.labels)}];many-to-many matching not allowed: ` +
          `matching labels must be unique on one side (operator ${expr.op})`,
      );
    byKey.set(key, element);
  }
  return byKey;
}

function remember(
  matched: Map<string, Set<string>>,
  key: string,
  result: string,
  oneToOne: boolean,
): void {
  const results = matched.get(key) ?? new Set<string>();
  if (results.has(result))
    throw executionError(
      oneToOne
        ? 'multiple matches for labels: many-to-one matching must be explicit (group_left/group_right)'
        : 'multiple matches for labels: grouping labels must ensure unique matches',
    );
  results.add(result);
  matched.set(key, results);
}
