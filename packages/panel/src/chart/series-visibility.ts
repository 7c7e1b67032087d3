/**
 * Which series are hidden after one was clicked.
 * @param only the click isolates it; on one that is alone already it brings all back
 */
export function toggleSeries(
  hidden: ReadonlySet<string>,
  all: readonly string[],
  clicked: string,
  only: boolean,
): ReadonlySet<string> {
  if (!only) {
    const next = new Set(hidden);
    if (!next.delete(clicked)) next.add(clicked);
    return next;
  }
  const others = all.filter((id) => id !== clicked);
  const isAlone = !hidden.has(clicked) && others.every((id) => hidden.has(id));
  return new Set(isAlone ? [] : others);
}
