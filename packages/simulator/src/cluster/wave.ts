import { chance } from './random.ts';

/** A smooth rate whose integral is known exactly, so that a counter and its rate agree at any moment. */
export interface Wave {
  /** The rate at `time` (ms), per second. */
  at(time: number): number;
  /** What adds up from `from` to `to` (ms). */
  between(from: number, to: number): number;
}

const DAY = 86_400_000;
/** Counted from here, sums keep more digits than from 1970. */
const EPOCH = Date.UTC(2025, 0, 1);

/** Period in ms and depth as a share of the mean; the depths add up to less than 1, so no rate is negative. */
const SWINGS: readonly (readonly [period: number, depth: number])[] = [
  [DAY, 0.35],
  [DAY / 4, 0.08],
  [37 * 60_000, 0.06],
  [11 * 60_000, 0.05],
  [97_000, 0.04],
  [41_000, 0.03],
];

/** A daily wave with smaller ones on it around `mean` (per second); highest in the afternoon, UTC. */
export function dailyWave(id: string, mean: number): Wave {
  const swings = SWINGS.map(([period, depth], index) => {
    const phase = index === 0 ? -0.65 * Math.PI : 2 * Math.PI * chance(id, 'phase', index);
    return { frequency: (2 * Math.PI) / period, depth, phase };
  });
  const at = remember(
    (time) =>
      mean *
      swings.reduce(
        (sum, { frequency, depth, phase }) => sum + depth * Math.sin(frequency * time + phase),
        1,
      ),
  );
  const untilTime = remember(
    (time) =>
      (mean / 1000) *
      swings.reduce(
        (sum, { frequency, depth, phase }) =>
          sum - (depth / frequency) * Math.cos(frequency * time + phase),
        time - EPOCH,
      ),
  );
  return { at, between: (from, to) => untilTime(to) - untilTime(from) };
}

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
