import { type Expr, print } from '../../../promql/index.ts';
import type { Cause, Rule, Test } from '../model/rule.ts';

const keys = new WeakMap<Expr, string>();

/** What tells a measure from another: rules that measure the same share one query. */
export function measureKey(measure: Expr): string {
  const known = keys.get(measure) ?? print(measure);
  keys.set(measure, known);
  return known;
}

/** The test that is asked of every rule; the others are asked where it holds. */
export const firstTest = ({ when }: Rule): Test => when[0];

export const testsOfCause = ({ test }: Cause): readonly Test[] => ('when' in test ? test.when : []);

/** Everything that a rule measures: its tests, its causes' and the numbers of its sentence. */
export function measuresOf({ when, causes = [], numbers = {} }: Rule): readonly Expr[] {
  const tests = [...when, ...causes.flatMap(testsOfCause)];
  return [
    ...tests.map(({ measure }) => measure),
    ...Object.values(numbers).map(({ measure }) => measure),
  ];
}
