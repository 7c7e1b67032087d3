import type { Labels } from '../../../prometheus/index.ts';
import { firstTest } from '../ask/measure-key.ts';
import type { Answer } from '../model/finding.ts';
import type { Rule } from '../model/rule.ts';
import { answerTo, any, holdsFor } from './hold.ts';
import { rowsOf, type Table } from './table.ts';

/** What a rule says of one subject, time by time. */
export interface SubjectAnswers {
  readonly subject: Labels;
  readonly answers: readonly Answer[];
  /** What the first test measured. */
  readonly values: readonly (number | undefined)[];
}

/** Whether a rule is worth asking further: its first test holds somewhere, sometime. */
export function mayHold(rule: Rule, table: Table): boolean {
  const test = firstTest(rule);
  const rows = rowsOf(table, test.measure) ?? [];
  return rows.some(({ values }) => values.some((value) => answerTo(test, value) === 'yes'));
}

/** Each subject that the first test measures. */
export function subjectAnswers(rule: Rule, table: Table): readonly SubjectAnswers[] {
  const rows = rowsOf(table, firstTest(rule).measure) ?? [];
  return rows.map(({ labels, values }) => ({
    subject: labels,
    values,
    answers: holdsFor(rule.when, labels, table),
  }));
}

/**
 * Whether the rule's first test alone excludes it, at one time: then its other measures need not be asked for.
 * @param tasks names that have to have an answer
 */
export function firstAnswer(
  rule: Rule,
  table: Table,
  index: number,
  tasks: readonly string[],
): Answer {
  const test = firstTest(rule);
  const rows = rowsOf(table, test.measure);
  if (rows === undefined) return 'unknown';
  const silent = silentTasks(rule, table, index, tasks);
  const answers = rows.map(({ values }) => answerTo(test, values[index]));
  if (rows.length === 0) return test.absent ?? 'unknown';
  return any([...answers, ...silent.map((): Answer => 'unknown')]);
}

/** Tasks without an answer, of a rule that every task should answer. */
export function silentTasks(
  rule: Rule,
  table: Table,
  index: number,
  tasks: readonly string[],
): readonly string[] {
  if (rule.every !== 'task') return [];
  const rows = rowsOf(table, firstTest(rule).measure) ?? [];
  return tasks.filter(
    (task) =>
      !rows.some(({ labels, values }) => labels.task_name === task && values[index] !== undefined),
  );
}
