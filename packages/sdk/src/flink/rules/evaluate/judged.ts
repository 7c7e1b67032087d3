import type { Answer, Phase } from '../model/finding.ts';
import type { Domain, Rule } from '../model/rule.ts';
import { type Facts, tasksAt } from './facts.ts';
import { any } from './hold.ts';
import { isSettling, phaseAt } from './phase.ts';
import { firstAnswer, type SubjectAnswers, silentTasks, subjectAnswers } from './rule-answers.ts';
import type { Table } from './table.ts';

/** What was measured first, of all rules; and then, of those that may hold, at more times. */
export interface Measured {
  readonly first: Table;
  readonly further: Table;
}

/** A rule with what it says of each subject, at the times of the further table. */
export interface Judged {
  readonly rule: Rule;
  readonly subjects: readonly SubjectAnswers[];
  /** At the last time. */
  readonly answer: Answer;
  /** Tasks that should have an answer and have none. */
  readonly silentTasks: readonly string[];
}

/** Every rule: those that may hold by all their tests, the others by their first. */
export function judge(
  rules: readonly Rule[],
  candidates: ReadonlySet<Rule>,
  facts: Facts,
  { first, further }: Measured,
): readonly Judged[] {
  const last = first.times.length - 1;
  const tasks = tasksAt(facts, first, last);
  return rules.map((rule) => {
    const silent = silentTasks(rule, first, last, tasks);
    const subjects = candidates.has(rule) ? subjectAnswers(rule, further) : [];
    const answer = candidates.has(rule)
      ? any([
          ...subjects.map(({ answers }) => answers.at(-1) ?? 'unknown'),
          ...silent.map((): Answer => 'unknown'),
        ])
      : firstAnswer(rule, first, last, tasks);
    return { rule, subjects, answer, silentTasks: silent };
  });
}

/**
 * How far the job was at a time of the further table. Of one moment that is what was asked first; what came before it
 * is looked at for beginnings only.
 */
export function phasesOf(facts: Facts, { first, further }: Measured): readonly Phase[] {
  const known = first.times.map((_, index) => phaseAt(facts, first, index));
  const offset = further.times.length - known.length;
  return further.times.map((_, index) => known[index - offset] ?? 'running');
}

/** Whether a rule that settles is expected to hold at a time. */
export const isExpected = (rule: Rule, phase: Phase | undefined): boolean =>
  rule.settles === true && phase !== undefined && isSettling(phase);

/** The rule that makes those of a domain meaningless, at the end; null where none does. */
export function silencerOf(domain: Domain, judged: readonly Judged[]): Rule | null {
  const found = judged.find(
    ({ rule, answer }) => answer === 'yes' && rule.silences?.includes(domain),
  );
  return found?.rule ?? null;
}

/** Whether some rule made a domain meaningless at a time of the further table. */
export const isSilenced = (domain: Domain, judged: readonly Judged[], index: number): boolean =>
  judged.some(
    ({ rule, subjects }) =>
      rule.silences?.includes(domain) === true &&
      subjects.some(({ answers }) => answers[index] === 'yes'),
  );
