import type { Labels } from '../../../prometheus/index.ts';
import { type Expr, print } from '../../../promql/index.ts';
import { testsOfCause } from '../ask/measure-key.ts';
import type { Answer, Finding, FoundCause, Measured, Phase, Reason } from '../model/finding.ts';
import type { Cause, Rule } from '../model/rule.ts';
import { heldUpBy } from './held-up.ts';
import { holdsFor } from './hold.ts';
import { isExpected, isSilenced, type Judged } from './judged.ts';
import type { SubjectAnswers } from './rule-answers.ts';
import { type Held, heldSpans } from './spans.ts';
import { rowFor, rowsOf, type Table } from './table.ts';
import type { TaskGraph } from './task-graph.ts';

/** What findings are made from. */
export interface Evaluation {
  readonly judged: readonly Judged[];
  readonly table: Table;
  /** At each of the table's times. */
  readonly phases: readonly Phase[];
  /** Findings that are over count, too: a range was asked for and not one moment. */
  readonly past: boolean;
  /** Ms between two points. */
  readonly step: number;
  readonly reasons: (measure: Expr) => readonly Reason[];
  /** The edges between tasks, where they are known. */
  readonly graph: TaskGraph | null;
  /** A measure as it was asked. */
  readonly scoped: (measure: Expr) => Expr;
}

/** A finding before causes and effects are put together. */
export interface RawFinding {
  readonly finding: Finding;
  readonly rule: Rule;
  /** It held only while it was to be expected. */
  readonly expected: boolean;
}

/** A value may touch its limit, and a scrape be lost, for so long. */
const BRIDGED = 5 * 60_000;

export function rawFindings(evaluation: Evaluation): readonly RawFinding[] {
  return evaluation.judged.flatMap(({ rule, subjects }) =>
    subjects.flatMap((subject) => ofSubject(rule, subject, evaluation)),
  );
}

function ofSubject(
  rule: Rule,
  subject: SubjectAnswers,
  evaluation: Evaluation,
): readonly RawFinding[] {
  const { judged, table, phases, past, step } = evaluation;
  const last = table.times.length - 1;
  const isMeant = (index: number) => past || index === last;
  const answers = subject.answers.map(
    (answer, index): Answer =>
      isMeant(index) && isSilenced(rule.domain, othersThan(rule, judged), index)
        ? 'unknown'
        : answer,
  );
  const expectedAt = (index: number) => isExpected(rule, phases[index]);
  const bridged = step > 0 ? Math.floor(BRIDGED / step) : 0;
  return heldSpans(answers, bridged)
    .filter((held) => past || held.last === last)
    .map((held) => ({
      rule,
      expected: past
        ? range(held).every((index) => answers[index] !== 'yes' || expectedAt(index))
        : expectedAt(last),
      finding: toFinding(rule, subject, held, evaluation),
    }));
}

const othersThan = (rule: Rule, judged: readonly Judged[]): readonly Judged[] =>
  judged.filter((one) => one.rule !== rule);

const range = ({ first, last }: Held): readonly number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

function toFinding(
  rule: Rule,
  { subject, values }: SubjectAnswers,
  held: Held,
  evaluation: Evaluation,
): Finding {
  const { table, judged } = evaluation;
  const [test] = rule.when;
  const causes = (rule.causes ?? [])
    .map((cause) => toCause(cause, subject, held.last, evaluation, judged))
    .toSorted((a, b) => order[a.answer] - order[b.answer]);
  const excluded = new Set(causes.filter(({ answer }) => answer === 'no').map(({ id }) => id));
  return {
    rule: rule.id,
    domain: rule.domain,
    severity: rule.severity,
    title: rule.title,
    sentence: rule.sentence,
    subject,
    others: [],
    value: values[held.last] ?? Number.NaN,
    is: test.is,
    limit: test.limit,
    unit: test.unit,
    numbers: numbersOf(rule, subject, held.last, table),
    since: table.times[held.first] ?? 0,
    earlier: held.first === 0 && table.times.length > 1,
    until: held.last === table.times.length - 1 ? null : (table.times[held.last + 1] ?? null),
    evidence: rule.evidence,
    ...(rule.holdsUp === true && {
      heldUp: heldUpBy(subject, table, held.last, evaluation.graph),
    }),
    causes,
    advice: rule.advice.filter(({ cause }) => cause === undefined || !excluded.has(cause)),
    effects: [],
    queries: rule.when.map(
      ({ measure, is, limit }) => `${print(evaluation.scoped(measure))} ${is} ${limit}`,
    ),
  };
}

const order: Readonly<Record<Answer, number>> = { yes: 0, unknown: 1, no: 2 };

function numbersOf(
  { numbers = {} }: Rule,
  subject: Labels,
  index: number,
  table: Table,
): Readonly<Record<string, Measured>> {
  return Object.fromEntries(
    Object.entries(numbers).flatMap(([name, { measure, unit }]) => {
      const row = rowFor(rowsOf(table, measure) ?? [], subject);
      const value = row?.values[index];
      return value === undefined ? [] : [[name, { value, unit }]];
    }),
  );
}

function toCause(
  cause: Cause,
  subject: Labels,
  index: number,
  { table, reasons }: Evaluation,
  judged: readonly Judged[],
): FoundCause {
  const { id, sentence, test } = cause;
  if ('rule' in test) {
    const other = judged.find(({ rule }) => rule.id === test.rule);
    const answer = other === undefined ? 'unknown' : answerOfRule(other, subject, index);
    const unknown = answer === 'unknown' && other !== undefined;
    return { id, sentence, answer, reasons: unknown ? reasons(other.rule.when[0].measure) : [] };
  }
  const answer = holdsFor(testsOfCause(cause), subject, table)[index] ?? 'unknown';
  const missing = testsOfCause(cause).filter(({ measure }) => {
    const rows = rowsOf(table, measure) ?? [];
    return rowFor(rows, subject)?.values[index] === undefined;
  });
  return {
    id,
    sentence,
    answer,
    reasons: answer === 'unknown' ? missing.flatMap(({ measure }) => reasons(measure)) : [],
  };
}

/** Of another rule, what it says of the same subject; a process's says it of every task. */
function answerOfRule({ subjects, answer }: Judged, subject: Labels, index: number): Answer {
  const same = subjects.filter(({ subject: other }) =>
    Object.entries(other).every(
      ([name, value]) => subject[name] === undefined || subject[name] === value,
    ),
  );
  if (same.some(({ answers }) => answers[index] === 'yes')) return 'yes';
  return subjects.length > 0 && answer === 'yes' ? 'no' : answer;
}
