import { lookup } from '../../catalog/catalog.ts';

/**
 * The oldest Flink that may report these metrics: the newest version that one of them came with. Null where none tells,
 * as no metric of Flink itself is among them.
 */
export function oldestPossible(metrics: readonly string[]): string | null {
  return metrics.reduce<string | null>((oldest, name) => {
    const found = lookup(name);
    if (found.type === 'custom' || !/^\d/.test(found.family.since)) return oldest;
    const { since } = found.family;
    return oldest === null || isNewer(since, oldest) ? since : oldest;
  }, null);
}

/** Whether a version is later than another: `1.10` than `1.9`, `2.0` than `1.20`. */
export function isNewer(version: string, than: string): boolean {
  const [one, other] = [numbersOf(version), numbersOf(than)];
  const index = one.findIndex((number, position) => number !== (other[position] ?? 0));
  return index >= 0 && (one[index] ?? 0) > (other[index] ?? 0);
}

const numbersOf = (version: string): readonly number[] => version.split('.').map(Number);
