/** Labels with their values, as `{ namespace: 'orders', cluster: 'eu' }`. */
export type LabelSet = Readonly<Record<string, string>>;

/** Series whose labels each have one of the values: what the matchers of one selector can ask for. */
export type Alternative = ReadonlyMap<string, readonly string[]>;

/**
 * The same series as the label sets together, in few alternatives: sets that differ in one label's value become one.
 * No series is in the result that no set grants: `{a: 1, b: 1}` and `{a: 2, b: 2}` stay apart.
 */
export function alternativesOf(labelSets: readonly LabelSet[]): Alternative[] {
  let alternatives: Alternative[] = labelSets.map(
    (labels) => new Map(Object.entries(labels).map(([name, value]) => [name, [value]])),
  );
  for (const name of new Set(labelSets.flatMap((labels) => Object.keys(labels)))) {
    alternatives = joinedOn(name, alternatives);
  }
  return alternatives;
}

/** Alternatives that are equal but for the values of this label become one. In linear time: a token may grant thousands. */
function joinedOn(name: string, alternatives: readonly Alternative[]): Alternative[] {
  const groups = new Map<string, [first: Alternative, ...others: Alternative[]]>();
  for (const alternative of alternatives) {
    const key = keyWithout(name, alternative);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [alternative]);
    else group.push(alternative);
  }
  return Array.from(groups.values(), (group) => {
    const values = new Set(group.flatMap((alternative) => alternative.get(name) ?? []));
    return values.size === 0 ? group[0] : new Map([...group[0], [name, [...values]]]);
  });
}

function keyWithout(name: string, alternative: Alternative): string {
  const others = [...alternative]
    .filter(([label]) => label !== name)
    .map(([label, values]) => [label, [...values].sort()] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([alternative.has(name), others]);
}
