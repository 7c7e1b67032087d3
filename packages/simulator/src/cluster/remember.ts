const KEPT = 50_000;

/**
 * A function of time that remembers: many series ask for the same moments, scrape by scrape. Forgets all when it
 * knows too much, which a live view never reaches.
 */
export function remember(compute: (time: number) => number): (time: number) => number {
  const known = new Map<number, number>();
  return (time) => {
    const found = known.get(time);
    if (found !== undefined) return found;
    if (known.size >= KEPT) known.clear();
    const value = compute(time);
    known.set(time, value);
    return value;
  };
}
