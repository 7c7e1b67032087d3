import { offsetAt } from '@flink-metrics/sdk/echarts/format';

/** A moment as `<input type="datetime-local">` has it, on the clock of a zone: `2026-03-01T10:00:00`. */
export function toWallClock(time: number, timeZone: string | undefined): string {
  return new Date(time + offsetAt(time, { timeZone })).toISOString().slice(0, 19);
}

/** The inverse of `toWallClock`; null for what is no moment. */
export function fromWallClock(text: string, timeZone: string | undefined): number | null {
  const wall = Date.parse(`${text}Z`);
  if (Number.isNaN(wall)) return null;
  // The zone's offset is known for a moment only; a second look is right on both sides of a clock change.
  const guess = wall - offsetAt(wall, { timeZone });
  return wall - offsetAt(guess, { timeZone });
}
