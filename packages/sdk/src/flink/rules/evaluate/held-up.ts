import type { Labels } from '../../../prometheus/index.ts';
import { busiest, pressed } from '../measures/lately.ts';
import type { Answer, HeldUp } from '../model/finding.ts';
import type { Judged } from './judged.ts';
import { rowFor, rowsOf, type Table } from './table.ts';
import type { TaskGraph } from './task-graph.ts';

/** ms of a second: a task that waits, or has nothing to do, for half of the time. */
const HALF = 500;

/** What a task spends its time with, ms of a second; none where it was not asked for. */
const busyOf = (table: Table, task: string, index: number): number | undefined =>
  rowFor(rowsOf(table, busiest()) ?? [], { task_name: task })?.values[index];
const pressedOf = (table: Table, task: string, index: number): number =>
  rowFor(rowsOf(table, pressed()) ?? [], { task_name: task })?.values[index] ?? 0;

/**
 * Of several tasks that may hold up the job, those that something waits for: one before which nothing waits is busy by
 * itself. Without edges, and where none of them is left, all are told.
 */
export function onlyWaitedFor(
  judged: readonly Judged[],
  table: Table,
  graph: TaskGraph | null,
): readonly Judged[] {
  if (graph === null) return judged;
  return judged.map((one) => {
    if (one.rule.holdsUp !== true) return one;
    const isWaitedFor = (task: string, index: number) =>
      [...graph.inputsOf(task)].some((input) => pressedOf(table, input, index) > HALF);
    const some = table.times.map((_, index) =>
      one.subjects.some(
        ({ subject, answers }) =>
          answers[index] === 'yes' && isWaitedFor(subject.task_name ?? '', index),
      ),
    );
    const subjects = one.subjects.map((subject) => ({
      ...subject,
      answers: subject.answers.map((answer, index): Answer => {
        const isTold = some[index] !== true || isWaitedFor(subject.subject.task_name ?? '', index);
        return answer === 'yes' && !isTold ? 'no' : answer;
      }),
    }));
    return { ...one, subjects };
  });
}

/** The tasks that wait for one, and those that starve behind it. */
export function heldUpBy(
  { task_name: culprit = '' }: Labels,
  table: Table,
  index: number,
  graph: TaskGraph | null,
): HeldUp {
  const others = (rowsOf(table, busiest()) ?? [])
    .map(({ labels }) => labels.task_name ?? '')
    .filter((task) => task !== culprit);
  const isBefore = (task: string) => graph === null || graph.before(culprit).has(task);
  const isBehind = (task: string) => graph === null || graph.behind(culprit).has(task);
  const waits = (task: string) => pressedOf(table, task, index) > HALF;
  const isIdle = (task: string) => !waits(task) && (busyOf(table, task, index) ?? HALF) < HALF;
  return {
    waiting: others.filter((task) => isBefore(task) && waits(task)),
    starving: others.filter((task) => isBehind(task) && isIdle(task)),
    by: graph === null ? 'times' : 'topology',
  };
}
