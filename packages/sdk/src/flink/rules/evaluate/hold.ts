import type { Labels } from '../../../prometheus/index.ts';
import type { Answer } from '../model/finding.ts';
import type { Comparison, Test } from '../model/rule.ts';
import { rowFor, rowsOf, type Table } from './table.ts';

const compare: Readonly<Record<Comparison, (value: number, limit: number) => boolean>> = {
  '>': (value, limit) => value > limit,
  '>=': (value, limit) => value >= limit,
  '<': (value, limit) => value < limit,
  '<=': (value, limit) => value <= limit,
};

/** Whether a test holds for a measurement; without one it cannot be told, unless the rule says what that means. */
export function answerTo({ is, limit, absent }: Test, value: number | undefined): Answer {
  if (value === undefined) return absent ?? 'unknown';
  return compare[is](value, limit) ? 'yes' : 'no';
}

/** All of several: one "no" decides, and else one that cannot be told. */
export function all(answers: readonly Answer[]): Answer {
  if (answers.includes('no')) return 'no';
  return answers.includes('unknown') ? 'unknown' : 'yes';
}

/** One of several: one "yes" decides, and else one that cannot be told. */
export function any(answers: readonly Answer[]): Answer {
  if (answers.includes('yes')) return 'yes';
  return answers.includes('unknown') ? 'unknown' : 'no';
}

/** Whether tests hold for a subject, time by time. */
export function holdsFor(tests: readonly Test[], subject: Labels, table: Table): readonly Answer[] {
  const columns = tests.map((test) => {
    const rows = rowsOf(table, test.measure);
    // What was not asked for cannot be told, whatever its absence would mean.
    if (rows === undefined) return table.times.map((): Answer => 'unknown');
    const row = rowFor(rows, subject);
    return table.times.map((_, index) => answerTo(test, row?.values[index]));
  });
  return table.times.map((_, index) => all(columns.map((column) => column[index] ?? 'unknown')));
}
