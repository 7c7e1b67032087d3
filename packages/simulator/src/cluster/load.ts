import { chance } from './random.ts';
import type { Incarnation, Incident, Scenario, Span } from './timeline.ts';
import { dailyWave, type Wave } from './wave.ts';

/** Records of a job's sources over time: what arrives for them, and what they take while the job runs. */
export interface Load {
  /** Records per second that arrive. */
  readonly arrivals: Wave;
  /** Records taken from `from` to `to` (ms) inside one run of the tasks. */
  taken(incarnation: Incarnation, from: number, to: number): number;
  /** Records per second over the last minute, as Flink's meters say. */
  rate(incarnation: Incarnation, time: number): number;
  /** How hard it is held up by its slowest task: 0 not at all, 1 fully. */
  pressure(time: number): number;
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
  const slowdowns = (span: Span): Slowdown[] =>
    (scenario === undefined ? usualEpisodes(id, span) : backpressured(scenario.incidents))
      .flatMap(slowdownsOf)
      .filter(({ from, to }) => from < span.to && to > span.from);

  const taken = (incarnation: Incarnation, from: number, to: number): number => {
    const [start, end] = [Math.max(from, incarnation.from), Math.min(to, incarnation.to)];
    if (end <= start) return 0;
    return slowdowns({ from: start, to: end }).reduce(
      (sum, slow) =>
        sum +
        (slow.factor - 1) * arrivals.between(Math.max(start, slow.from), Math.min(end, slow.to)),
      arrivals.between(start, end),
    );
  };

  return {
    arrivals,
    taken,
    rate: (incarnation, time) => taken(incarnation, time - MINUTE, time) / 60,
    pressure: (time) => {
      const now = slowdowns({ from: time, to: time + 1 }).find(({ factor }) => factor < 1);
      // It builds up within a minute.
      return now === undefined ? 0 : Math.min(1, (time - now.from) / MINUTE);
    },
    backlog: (incarnation, time) => {
      const missed = slowdowns({ from: time - DAY, to: time })
        .filter(({ to }) => time < to + DAY / 2)
        .reduce(
          (sum, { from, to, factor }) =>
            sum + (1 - factor) * arrivals.between(from, Math.min(to, time)),
          0,
        );
      const downtime = arrivals.between(incarnation.failedAt, incarnation.from);
      const sinceStart = (time - incarnation.from) / MINUTE;
      return Math.max(0, missed) + downtime * Math.exp(-sinceStart);
    },
  };
}

/** One episode of backpressure a day, of a quarter of an hour or so. */
function usualEpisodes(id: string, { from, to }: Span): Span[] {
  const [first, last] = [Math.floor(from / DAY) - 1, Math.floor(to / DAY)];
  return Array.from({ length: last - first + 1 }, (_, offset) => {
    const day = first + offset;
    const start = Math.round((day + 0.9 * chance(id, 'episode', day)) * DAY);
    return { from: start, to: start + Math.round((8 + 12 * chance(id, 'length', day)) * MINUTE) };
  });
}

const backpressured = (incidents: readonly Incident[]): Span[] =>
  incidents.filter(({ kind }) => kind === 'backpressure');

const slowdownsOf = ({ from, to }: Span): Slowdown[] => [
  { from, to, factor: HELD_UP },
  { from: to, to: to + (to - from), factor: CATCHING_UP },
];
