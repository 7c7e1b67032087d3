import { sanitizeLabelValue } from '@flink-metrics/sdk/internal/flink-label-value';

/**
 * Names by how little they differ from the one that was sought, sanitised or not: those that hold it first, the others by
 * the letters that would have to change. Of those that differ alike the order stays.
 */
export function nearestNames(names: readonly string[], sought: string): readonly string[] {
  const wanted = comparable(sought);
  const distances = new Map(names.map((name) => [name, distance(comparable(name), wanted)]));
  const distanceOf = (name: string): number => distances.get(name) ?? 0;
  return names.toSorted((one, other) => distanceOf(one) - distanceOf(other));
}

const comparable = (name: string): string => sanitizeLabelValue(name).toLowerCase();

/** Levenshtein's; below one where all of `sought` is there. */
function distance(name: string, sought: string): number {
  if (name.includes(sought)) return 1 - sought.length / (name.length + 1);
  let row = Array.from({ length: sought.length + 1 }, (_, index) => index);
  for (let from = 1; from <= name.length; from += 1) {
    const next = [from];
    for (let to = 1; to <= sought.length; to += 1) {
      const changed = name[from - 1] === sought[to - 1] ? 0 : 1;
      next[to] = Math.min(
        (row[to - 1] ?? 0) + changed,
        (row[to] ?? 0) + 1,
        (next[to - 1] ?? 0) + 1,
      );
    }
    row = next;
  }
  return row[sought.length] ?? 0;
}
