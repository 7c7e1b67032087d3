import type { LabelSet } from '../alternatives.ts';
import type { Grant } from '../tenant.ts';

/** What the members of a group may see. */
export interface GroupRule extends Grant {
  /** The group's name; `*` in it stands for any characters, also none. */
  readonly group: string;
}

/** What the groups (or roles, or namespaces) that an identity provider names grant. */
export interface GrantRules {
  /** Every rule that fits a group adds what it grants. Absent: a group is the name of a namespace. */
  readonly groups?: readonly GroupRule[];
  /** With it a namespace with `*`, of a rule or a group, stands for those of this list that it fits. */
  readonly knownNamespaces?: readonly string[];
}

/**
 * What groups grant together.
 *
 * @example
 * grantOf(['team-orders', 'ops'], {
 *   groups: [{ group: 'team-*', namespaces: ['shared'] }, { group: 'ops', namespaces: ['orders-*'] }],
 *   knownNamespaces: ['orders-eu', 'orders-us', 'payments'],
 * }); // { namespaces: ['shared', 'orders-eu', 'orders-us'], labelSets: [] }
 */
export function grantOf(groups: readonly string[], rules: GrantRules): Grant {
  const grants = groups.flatMap((group) => grantsOf(group, rules.groups));
  const ofStore = orgsOf(grants);
  if (grants.some(({ everything }) => everything === true)) return { everything: true, ...ofStore };
  const namespaces = grants.flatMap((grant) => grant.namespaces ?? []);
  return {
    ...ofStore,
    namespaces: [...new Set(namespaces.flatMap((name) => known(name, rules.knownNamespaces)))],
    labelSets: grants.flatMap((grant): readonly LabelSet[] => grant.labelSets ?? []),
  };
}

/**
 * What rules of different `orgs` grant together would be the namespaces of one in the org of another: that grants none,
 * which is refused.
 */
function orgsOf(grants: readonly Grant[]): Pick<Grant, 'orgs'> {
  const [first, ...others] = grants.map(({ orgs }) => orgs);
  const key = (orgs: Grant['orgs']) => JSON.stringify(orgs?.toSorted());
  if (others.some((orgs) => key(orgs) !== key(first))) return { orgs: [] };
  return first === undefined ? {} : { orgs: first };
}

function grantsOf(group: string, rules: GrantRules['groups']): readonly Grant[] {
  if (rules === undefined) return [{ namespaces: [group] }];
  return rules.filter((rule) => fits(rule.group, group));
}

function known(namespace: string, names: GrantRules['knownNamespaces']): readonly string[] {
  if (names === undefined || !namespace.includes('*')) return [namespace];
  return names.filter((name) => fits(namespace, name));
}

/** Whether a text is a pattern's, whose `*` stand for any characters. Its time grows with the text's length only. */
function fits(pattern: string, text: string): boolean {
  const [first = '', ...rest] = pattern.split('*');
  const last = rest.pop();
  if (last === undefined) return text === pattern;
  if (!text.startsWith(first)) return false;
  let at = first.length;
  for (const part of rest) {
    const found = text.indexOf(part, at);
    if (found === -1) return false;
    at = found + part.length;
  }
  return text.length - last.length >= at && text.endsWith(last);
}

/** Names out of a claim or a header: a list of them, or one text with blanks between them. */
export function namesIn(value: unknown): readonly string[] {
  const names = typeof value === 'string' ? value.split(' ').filter((name) => name !== '') : value;
  const valid = Array.isArray(names) && names.every((name) => typeof name === 'string');
  return valid ? names : [];
}
