import type { Phase } from '../model/finding.ts';
import { type Facts, factKey } from './facts.ts';
import { type Table, valueAt } from './table.ts';

/** A run settles within this time: the operator's autoscaler waits as long. Source: `job.autoscaler.stabilization.interval`. */
export const SETTLES_IN = 10 * 60_000;
/** More than half a minute of records waits, */
export const WAITS = 30;
/** and it gets less by a fiftieth of what is read. */
export const CATCHES_UP = -0.02;

/** How far the job is at one of the table's times. */
export function phaseAt(facts: Facts, table: Table, index: number): Phase {
  const value = (name: keyof Facts) => valueAt(table, factKey(facts, name), index);
  const age = value('age');
  if (age === undefined) return value('present') === undefined ? 'no-data' : 'running';
  if (age <= 0) return 'not-running';
  if (age < SETTLES_IN) return 'starting';
  const waiting = value('backlog') ?? 0;
  const trend = value('backlogTrend') ?? 0;
  return waiting > WAITS && trend < CATCHES_UP ? 'catching-up' : 'running';
}

/** Whether a rule that settles is not to be judged yet. */
export const isSettling = (phase: Phase): boolean =>
  phase === 'starting' || phase === 'catching-up';
