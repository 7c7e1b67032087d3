import type { Finding } from '../model/finding.ts';
import { severities } from '../model/rule.ts';
import { oneForAll } from './alike.ts';
import type { RawFinding } from './findings.ts';

/** An effect may be seen before its cause: it is told from other windows. */
const TOLERANCE = 15 * 60_000;

/**
 * One cause, one message: what a finding causes goes below it, and what is one of its causes is told there. The worst
 * first, then the longest.
 */
export function oneMessageEach(raw: readonly RawFinding[]): readonly Finding[] {
  const absorbed = new Set<RawFinding>();
  const effectsOf = new Map<RawFinding, RawFinding[]>();
  for (const cause of raw) {
    for (const effect of raw) {
      if (effect === cause || absorbed.has(effect) || isBelow(cause, effect, effectsOf)) continue;
      if (isTold(cause, effect)) absorbed.add(effect);
      else if (follows(effect, cause)) {
        absorbed.add(effect);
        effectsOf.set(cause, [...(effectsOf.get(cause) ?? []), effect]);
      }
    }
  }
  const withEffects = (one: RawFinding): Finding => ({
    ...one.finding,
    effects: oneForAll((effectsOf.get(one) ?? []).map(withEffects)),
  });
  const messages = raw.filter((one) => !absorbed.has(one)).map(withEffects);
  return oneForAll(messages).toSorted(byWeight);
}

/** Whether one finding is already among what another one causes: two may name each other. */
function isBelow(
  one: RawFinding,
  above: RawFinding,
  effectsOf: ReadonlyMap<RawFinding, readonly RawFinding[]>,
): boolean {
  const below = effectsOf.get(above) ?? [];
  return below.includes(one) || below.some((effect) => isBelow(one, effect, effectsOf));
}

/** Whether a finding is told as a cause of another one. */
function isTold({ rule, finding }: RawFinding, other: RawFinding): boolean {
  return (rule.causes ?? []).some(
    ({ id, test }) =>
      'rule' in test &&
      test.rule === other.rule.id &&
      finding.causes.some((cause) => cause.id === id && cause.answer === 'yes') &&
      isOfSame(finding, other.finding) &&
      overlap(finding, other.finding),
  );
}

/** Whether a finding follows from another: unless it began long before, or is of another task. */
function follows({ rule, finding }: RawFinding, cause: RawFinding): boolean {
  if (cause.rule.effects?.includes(rule.id) !== true) return false;
  const sameKind = cause.rule.subject.join() === rule.subject.join();
  if (sameKind && cause.rule.domain === rule.domain && !isOfSame(finding, cause.finding)) {
    return false;
  }
  return overlap(finding, cause.finding) && finding.since >= cause.finding.since - TOLERANCE;
}

const isOfSame = (one: Finding, other: Finding): boolean =>
  Object.entries(one.subject).every(
    ([name, value]) => other.subject[name] === undefined || other.subject[name] === value,
  );

const overlap = (one: Finding, other: Finding): boolean =>
  one.since <= (other.until ?? Number.POSITIVE_INFINITY) + TOLERANCE &&
  other.since <= (one.until ?? Number.POSITIVE_INFINITY) + TOLERANCE;

/** What still holds before what is over, the worst first. */
function byWeight(one: Finding, other: Finding): number {
  return (
    Number(one.until !== null) - Number(other.until !== null) ||
    severities.indexOf(one.severity) - severities.indexOf(other.severity) ||
    one.since - other.since
  );
}
