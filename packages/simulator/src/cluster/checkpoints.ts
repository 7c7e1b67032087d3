import { chance } from './random.ts';
import type { Deployment, Incident } from './timeline.ts';

/** The last checkpoint that was completed. */
export interface CompletedCheckpoint {
  readonly id: number;
  /** When it was triggered, and completed (ms). */
  readonly triggered: number;
  readonly completed: number;
}

/** A job's checkpoints since it was deployed. */
export interface CheckpointHistory {
  total(time: number): number;
  completed(time: number): number;
  failed(time: number): number;
  inProgress(time: number): number;
  last(time: number): CompletedCheckpoint | undefined;
}

/** Now and then one fails by itself. */
const FAILS_EVERY = 97;
const TIMEOUT = 55_000;

export function createCheckpoints(
  id: string,
  deployment: Deployment,
  interval: number,
  pressure: (time: number) => number,
  incidents: readonly Incident[],
): CheckpointHistory {
  const failing = incidents.filter(({ kind }) => kind === 'failing-checkpoints');
  const runs = countedRuns(deployment, interval);
  const triggerTime = (run: Run, number: number) => run.from + number * interval;
  const fails = (run: Run, number: number): boolean => {
    const time = triggerTime(run, number);
    return number % FAILS_EVERY === 41 || failing.some(({ from, to }) => time >= from && time < to);
  };
  const duration = (run: Run, number: number): number => {
    if (fails(run, number)) return Math.min(TIMEOUT, interval * 0.9);
    const time = triggerTime(run, number);
    const calm = 900 + 1_400 * chance(id, 'checkpoint', run.before + number);
    return Math.round(Math.min(interval * 0.8, calm * (1 + 9 * pressure(time))));
  };
  const failuresIn = (run: Run, upTo: number): number => {
    const scheduled = Math.floor((upTo + FAILS_EVERY - 41) / FAILS_EVERY);
    return failing.reduce((sum, span) => {
      const first = Math.max(1, Math.ceil((span.from - run.from) / interval));
      const last = Math.min(upTo, Math.ceil((span.to - run.from) / interval) - 1);
      if (last < first) return sum;
      const alreadyCounted = countScheduled(first, last);
      return sum + last - first + 1 - alreadyCounted;
    }, scheduled);
  };

  /** The run that `time` falls in or after, and how many of its checkpoints were triggered and are done. */
  const progress = (time: number) => {
    const run = runs.findLast(({ from }) => from <= time);
    if (run === undefined) return undefined;
    const triggered = Math.floor((Math.min(time, run.to) - run.from) / interval);
    const underWay =
      triggered > 0 &&
      time < run.to &&
      time < triggerTime(run, triggered) + duration(run, triggered);
    return { run, triggered, done: underWay ? triggered - 1 : triggered, underWay };
  };

  const failedBefore = (run: Run): number =>
    runs
      .filter(({ from }) => from < run.from)
      .reduce((sum, earlier) => sum + failuresIn(earlier, earlier.count), 0);
  const failedBeforeRun = new Map(runs.map((run) => [run, failedBefore(run)]));

  const counts = (time: number) => {
    const now = progress(time);
    if (now === undefined) return { total: 0, done: 0, failed: 0 };
    return {
      total: now.run.before + now.triggered,
      done: now.run.before + now.done,
      failed: (failedBeforeRun.get(now.run) ?? 0) + failuresIn(now.run, now.done),
    };
  };

  return {
    total: (time) => counts(time).total,
    failed: (time) => counts(time).failed,
    completed: (time) => {
      const { done, failed } = counts(time);
      return done - failed;
    },
    inProgress: (time) => Number(progress(time)?.underWay === true),
    last: (time) => {
      const now = progress(time);
      if (now === undefined) return undefined;
      for (const run of runs.slice(0, runs.indexOf(now.run) + 1).toReversed()) {
        let number = run === now.run ? now.done : run.count;
        while (number > 0 && fails(run, number)) number--;
        if (number > 0) {
          const triggered = triggerTime(run, number);
          return {
            id: run.before + number,
            triggered,
            completed: triggered + duration(run, number),
          };
        }
      }
      return undefined;
    },
  };
}

interface Run {
  readonly from: number;
  readonly to: number;
  /** Checkpoints triggered in it, all told. */
  readonly count: number;
  /** Those of earlier runs. */
  readonly before: number;
}

function countedRuns({ incarnations }: Deployment, interval: number): Run[] {
  let before = 0;
  return incarnations.map(({ from, to }) => {
    const count = to > from && Number.isFinite(to) ? Math.floor((to - from) / interval) : 0;
    const run = { from, to, count, before };
    before += count;
    return run;
  });
}

const countScheduled = (first: number, last: number): number =>
  Math.floor((last + FAILS_EVERY - 41) / FAILS_EVERY) -
  Math.floor((first - 1 + FAILS_EVERY - 41) / FAILS_EVERY);
