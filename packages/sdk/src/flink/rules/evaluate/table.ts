import type { Labels } from '../../../prometheus/index.ts';
import type { Expr } from '../../../promql/index.ts';
import { measureKey } from '../ask/measure-key.ts';

/** One series of a measure: a number, or none, at each of the table's times. */
export interface Row {
  readonly labels: Labels;
  readonly values: readonly (number | undefined)[];
}

/** What was measured, at the same times for all. */
export interface Table {
  /** Unix ms, ascending. */
  readonly times: readonly number[];
  /** By measure; one that was not asked for is not in it. */
  readonly rows: ReadonlyMap<string, readonly Row[]>;
}

/** Of a measure; undefined where it was not asked for. */
export const rowsOf = (table: Table, measure: Expr): readonly Row[] | undefined =>
  table.rows.get(measureKey(measure));

/** The value of a measure that has one series, for the whole job. */
export function valueAt(table: Table, key: string, index: number): number | undefined {
  return table.rows.get(key)?.[0]?.values[index];
}

/** The rows whose labels the subject has: those of its task for a subtask, the job's for everything. */
export function rowFor(rows: readonly Row[], subject: Labels): Row | undefined {
  return rows.find(({ labels }) =>
    Object.entries(labels).every(([name, value]) => (subject[name] ?? '') === value),
  );
}
