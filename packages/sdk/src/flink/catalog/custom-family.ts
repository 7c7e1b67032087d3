import type { Unit } from '../definitions/unit.ts';
import { type FamilyScope, type Measure, type MetricFamily, scopes, toFamily } from './family.ts';

const scopeNames = Object.keys(scopes) as FamilyScope[];

/**
 * A metric that a job registers itself, as a family: the name tells the labels, but nobody else than its author knows
 * what may be done with its numbers, and what they count.
 */
export function customFamily(name: string, measure: Measure, unit: Unit = 'none'): MetricFamily {
  const scope = scopeNames
    .filter((one) => name.startsWith(scopes[one].prefix))
    .reduce(
      (one, other) => (scopes[other].prefix.length > scopes[one].prefix.length ? other : one),
      'container',
    );
  const ownName = name.slice(scopes[scope].prefix.length);
  const family = toFamily([scope, ownName, 'gauge', 'instant', 'none', 'custom', '']);
  return { ...family, measure, unit };
}
