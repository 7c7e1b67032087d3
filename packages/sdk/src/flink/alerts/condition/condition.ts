import {
  and,
  type BinaryExpr,
  type Expr,
  gt,
  type InstantVector,
  lt,
  num,
  unless,
} from '../../../promql/index.ts';
import { CATCHES_UP, SETTLES_IN, WAITS } from '../../rules/evaluate/phase.ts';
import { age, backlogSeconds, backlogTrend } from '../../rules/measures/lately.ts';
import type { Rule, Test } from '../../rules/model/rule.ts';
import type { WhyNot } from '../model.ts';
import { scaleOf } from '../say/units.ts';
import { measuredLabels } from './measured-labels.ts';

/**
 * A rule as one expression: a series for each subject of which all its tests hold, with the first one's value. In
 * seconds and shares, as the functions of a template write them. Without namespace and job, like the rule.
 */
export function conditionOf(rule: Rule): Expr | WhyNot {
  const [first, ...others] = rule.when;
  if (measuredLabels(first.measure) === null) return 'not-aggregated';
  let condition: Expr = compared(first);
  for (const test of others) {
    const labels = measuredLabels(test.measure);
    if (labels === null) return 'not-aggregated';
    if (labels.some((label) => !rule.subject.includes(label))) return 'other-subjects';
    condition = and(condition as InstantVector, compared(test)).on(...labels);
  }
  return rule.settles === true ? settled(condition as InstantVector) : condition;
}

function compared({ measure, is, limit, unit }: Test): BinaryExpr & InstantVector {
  const scale = scaleOf(unit);
  return {
    type: 'binary',
    op: is,
    left: scaled(measure, scale),
    right: num(limit / scale),
  } as unknown as BinaryExpr & InstantVector;
}

/** So many of a unit are one of the unit that is said. */
export const scaled = (measure: Expr, scale: number): Expr =>
  scale === 1 ? measure : { type: 'binary', op: '/', left: measure, right: num(scale) };

/** Not in the first minutes of a run, and not while a backlog shrinks: `diagnose` takes both for expected. */
function settled(condition: InstantVector): Expr {
  const starting = gt(lt(age(), SETTLES_IN), 0);
  const catchingUp = and(gt(backlogSeconds(), WAITS), lt(backlogTrend(), CATCHES_UP)).on();
  return unless(unless(condition, starting).on(), catchingUp).on();
}
