import { offsetAt } from '@flink-metrics/sdk/internal/chart-format';

const DAY = 86_400_000;

/**
 * What a clock means by a time, Unix ms. Where a clock change shows it twice, `earlier` and `later` are the two moments;
 * where one skips it, they are those that the time would be by the clock of after and of before the change. Elsewhere
 * they are the same. This is what `Temporal` calls disambiguation.
 */
export interface ClockReading {
  readonly kind: 'once' | 'twice' | 'skipped';
  readonly earlier: number;
  readonly later: number;
}

/** A moment as `<input type="datetime-local">` has it, on the clock of a zone: `2026-03-01T10:00:00`. */
export function toWallClock(time: number, timeZone: string | undefined): string {
  return new Date(time + offsetAt(time, { timeZone })).toISOString().slice(0, 19);
}

/** The inverse of `toWallClock`; null for what is no time. */
export function readWallClock(text: string, timeZone: string | undefined): ClockReading | null {
  const wall = /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text) ? Date.parse(`${text}Z`) : Number.NaN;
  if (Number.isNaN(wall)) return null;
  // No zone is a day away from UTC: these two moments are on either side of it, and of a change nearby.
  const moments = [wall - DAY, wall + DAY].map((near) => wall - offsetAt(near, { timeZone }));
  const right = moments.filter((moment) => moment + offsetAt(moment, { timeZone }) === wall);
  const [earlier, later] = [Math.min, Math.max].map((pick) =>
    pick(...(right.length > 0 ? right : moments)),
  );
  if (earlier === undefined || later === undefined) return null;
  if (right.length === 0) return { kind: 'skipped', earlier, later };
  return { kind: earlier === later ? 'once' : 'twice', earlier, later };
}
