import { groupBy } from '../../deployment/query.ts';
import type { Finding } from '../model/finding.ts';

/**
 * One finding for each rule: of fifty TaskManagers with a full heap the fullest is told, and the others beside it.
 * What is over is told apart from what holds.
 */
export function oneForAll(findings: readonly Finding[]): readonly Finding[] {
  const groups = groupBy(findings, ({ rule, until }) => `${rule} ${until === null}`);
  return [...groups.values()].map((alike) => {
    const [worst, ...others] = alike.toSorted(byValue);
    // A group has one at least.
    return together(worst as Finding, others);
  });
}

function together(worst: Finding, others: readonly Finding[]): Finding {
  if (others.length === 0) return worst;
  const all = [worst, ...others];
  const ends = all.map(({ until }) => until);
  return {
    ...worst,
    since: Math.min(...all.map(({ since }) => since)),
    earlier: all.some(({ earlier }) => earlier),
    until: ends.includes(null) ? null : Math.max(...ends.map(Number)),
    others: distinctSubjects(worst, others),
    effects: oneForAll(all.flatMap(({ effects }) => effects)),
  };
}

/** Over a range one subject may have been ill more than once. */
function distinctSubjects(
  worst: Finding,
  others: readonly Finding[],
): readonly Finding['subject'][] {
  const byKey = new Map(others.map(({ subject }) => [JSON.stringify(subject), subject]));
  byKey.delete(JSON.stringify(worst.subject));
  return [...byKey.values()];
}

/** Furthest beyond the limit first. */
const byValue = (one: Finding, other: Finding): number =>
  one.is.startsWith('>') ? other.value - one.value : one.value - other.value;
