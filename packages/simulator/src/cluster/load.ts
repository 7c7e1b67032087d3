import { chance } from './random.ts';
import type { Incarnation, Scenario, Span } from './timeline.ts';
import { dailyWave, remember, type Wave } from './wave.ts';

/** Records of a job's sources over time: what arrives for them, and what they take while the job runs. */
export interface Load {
  /** Records per second that arrive. */
  readonly arrivals: Wave;
  /** Records taken from `from` to `to` (ms) inside one run of the tasks. */
  taken(incarnation: Incarnation, from: number, to: number): number;
  /** How hard it is held up by its slowest task: 0 not at all, 1 fully. */
  pressure(time: number): number;
  /** For how long it was held up between two times, ms. */
  heldUp(from: number, to: number): number;
  /** Records that wait. */
  backlog(incarnation: Incarnation, time: number): number;
}

interface Slowdown extends Span {
  /** What it takes, as a share of what arrives. */
  readonly factor: number;
}

const DAY = 86_400_000;
const MINUTE = 60_000;
/** What a source takes in backpressure, and afterwards until it has caught up. */
const HELD_UP = 0.45;
const CATCHING_UP = 2 - HELD_UP;

export function createLoad(
  id: string,
  recordsPerSecond: number,
  scenario: Scenario | undefined,
): Load {
  const arrivals = dailyWave(id, recordsPerSecond);
  const slowdowns = slowdownsOf(id, scenario);
  const missed = (slow: Slowdown, from: number, to: number): number => {
    const [start, end] = [Math.max(from, slow.from), Math.min(to, slow.to)];
    return end <= start ? 0 : (1 - slow.factor) * arrivals.between(start, end);
  };
  const since = (incarnation: Incarnation) =>
    remember((time) => {
      const end = Math.min(time, incarnation.to);
      if (end <= incarnation.from) return 0;
      let taken = arrivals.between(incarnation.from, end);
      for (const slow of slowdowns(incarnation.from, end))
        taken -= missed(slow, incarnation.from, end);
      return taken;
    });
  const takenBy = new WeakMap<Incarnation, (time: number) => number>();
  const takenUntil = (incarnation: Incarnation, time: number): number => {
    const taken = takenBy.get(incarnation) ?? since(incarnation);
    takenBy.set(incarnation, taken);
    return taken(time);
  };
  const missedLately = remember((time) => {
    let sum = 0;
    for (const slow of slowdowns(time - DAY / 2, time)) sum += missed(slow, slow.from, time);
    return Math.max(0, sum);
  });

  return {
    arrivals,
    taken: (incarnation, from, to) => takenUntil(incarnation, to) - takenUntil(incarnation, from),
    // It builds up within a minute.
    pressure: remember((time) => {
      const now = slowdowns(time, time + 1).find(({ factor }) => factor < 1);
      return now === undefined ? 0 : Math.min(1, (time - now.from) / MINUTE);
    }),
    heldUp: (from, to) =>
      slowdowns(from, to)
        .filter(({ factor }) => factor < 1)
        .reduce((sum, slow) => sum + Math.min(to, slow.to) - Math.max(from, slow.from), 0),
    backlog: (incarnation, time) => {
      const downtime = arrivals.between(incarnation.failedAt, incarnation.from);
      return missedLately(time) + downtime * Math.exp((incarnation.from - time) / MINUTE);
    },
  };
}

/** Slowdowns that overlap a span: one episode of a quarter of an hour or so a day, or the scenario's. */
function slowdownsOf(
  id: string,
  scenario: Scenario | undefined,
): (from: number, to: number) => Slowdown[] {
  const written = scenario?.incidents.filter(({ kind }) => kind === 'backpressure').flatMap(phases);
  const days = new Map<number, Slowdown[]>();
  const ofDay = (day: number): Slowdown[] => {
    const known = days.get(day) ?? phases(usualEpisode(id, day));
    days.set(day, known);
    return known;
  };
  return (from, to) => {
    const found: Slowdown[] = [];
    const add = (slow: Slowdown) => {
      if (slow.from < to && slow.to > from) found.push(slow);
    };
    if (written !== undefined) written.forEach(add);
    else
      for (let day = Math.floor(from / DAY) - 1; day <= Math.floor(to / DAY); day++)
        ofDay(day).forEach(add);
    return found;
  };
}

function usualEpisode(id: string, day: number): Span {
  const from = Math.round((day + 0.9 * chance(id, 'episode', day)) * DAY);
  return { from, to: from + Math.round((8 + 12 * chance(id, 'length', day)) * MINUTE) };
}

/** Held up, and then as long again to catch up. */
const phases = ({ from, to }: Span): Slowdown[] => [
  { from, to, factor: HELD_UP },
  { from: to, to: to + (to - from), factor: CATCHING_UP },
];
