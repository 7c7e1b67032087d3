import type { Diagnosis, Finding } from '@flink-metrics/sdk/flink/rules';
import type { Case } from './case.ts';

/** What a diagnosis made of a case. */
export interface Outcome {
  readonly name: string;
  /** Rules, or causes, that were to be found and were. */
  readonly hits: readonly string[];
  /** That were to be found and were not. */
  readonly missed: readonly string[];
  /** That were found and should not have been. */
  readonly wrong: readonly string[];
  /** Named after three minutes; null where that was not asked. */
  readonly early: boolean | null;
}

export function outcomeOf(
  { name, expects, causes = [], allows = [] }: Case,
  { findings }: Diagnosis,
  early: Diagnosis | null,
): Outcome {
  const wanted = [...expects, ...causes.map((cause) => `… ${cause}`)];
  const told = toldIn(findings);
  const rules = findings.map(({ rule }) => rule);
  return {
    name,
    hits: wanted.filter((one) => told.has(one)),
    missed: wanted.filter((one) => !told.has(one)),
    wrong: rules.filter((rule) => !expects.includes(rule) && !allows.includes(rule)),
    early: early === null ? null : expects.every((rule) => toldIn(early.findings).has(rule)),
  };
}

/** Ids of the messages, and of the causes that they tell. */
const toldIn = (findings: readonly Finding[]): ReadonlySet<string> =>
  new Set(
    findings.flatMap(({ rule, causes }) => [
      rule,
      ...causes.filter(({ answer }) => answer === 'yes').map(({ id }) => `… ${id}`),
    ]),
  );

export interface Score {
  /** Of what was found, what is right. */
  readonly precision: number;
  /** Of what is wrong, what was found. */
  readonly recall: number;
}

export function scoreOf(outcomes: readonly Outcome[]): Score {
  const count = (of: (outcome: Outcome) => readonly string[]) =>
    outcomes.reduce((sum, outcome) => sum + of(outcome).length, 0);
  const hits = count((outcome) => outcome.hits);
  return {
    precision: hits / (hits + count(({ wrong }) => wrong)),
    recall: hits / (hits + count(({ missed }) => missed)),
  };
}
