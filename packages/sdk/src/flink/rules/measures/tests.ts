import type { Expr } from '../../../promql/index.ts';
import type { Unit } from '../../definitions/unit.ts';
import type { Comparison, Test } from '../model/rule.ts';

const comparedBy =
  (is: Comparison) =>
  (measure: Expr, limit: number, unit: Unit): Test => ({ measure, is, limit, unit });

export const above = comparedBy('>');
export const atLeast = comparedBy('>=');
export const below = comparedBy('<');
export const atMost = comparedBy('<=');

/** Where there is no series the condition does not hold: what is filtered out, or was never there. */
export const elseNo = (test: Test): Test => ({ ...test, absent: 'no' });
