import type { Expr } from '../../../promql/index.ts';
import type { LocalizedText } from '../../definitions/chart.ts';
import type { Unit } from '../../definitions/unit.ts';

/** `critical`: is wrong now; `warning`: will go wrong; `info`: worth knowing. In the order of how bad they are. */
export const severities = ['critical', 'warning', 'info'] as const;
export type Severity = (typeof severities)[number];

/** What a rule is about; a finding may silence those of other domains. */
export const domains = [
  'data',
  'job',
  'backpressure',
  'sources',
  'watermarks',
  'records',
  'checkpoints',
  'state',
  'memory',
  'processes',
] as const;
export type Domain = (typeof domains)[number];

export const comparisons = ['>', '>=', '<', '<='] as const;
export type Comparison = (typeof comparisons)[number];

/**
 * A number that is measured, and what it is compared with. The comparison is made here and not in PromQL, so that a
 * measurement within its limit, and none at all, are told apart.
 */
export interface Test {
  /** A series for each subject, or one for the whole job; over catalog metrics, without namespace and job. */
  readonly measure: Expr;
  readonly is: Comparison;
  readonly limit: number;
  readonly unit: Unit;
  /** What it means that there is no series, though its metrics are there. Absent: then it cannot be told. */
  readonly absent?: 'no';
}

/** A chart that shows what a rule saw. */
export interface Evidence {
  /** Of the default sections. */
  readonly chart: string;
  /** The value of the label `series`, where the chart holds several measures. */
  readonly series?: string;
  /** Where the rule begins, in the chart's unit: a line to draw. */
  readonly limit?: number;
}

/** What may be behind a finding, each with a test of its own. */
export interface Cause<Id extends string = string> {
  readonly id: string;
  readonly sentence: LocalizedText;
  /** Another rule, which then is no finding of its own, or tests that must all hold. */
  readonly test: { readonly rule: Id } | { readonly when: readonly [Test, ...Test[]] };
}

/** An option of Flink's, under the name it has in some versions. */
export interface ConfigKey {
  readonly key: string;
  /** Worth trying; absent: it depends. */
  readonly value?: string;
  /** First Flink version that has it, `1.19`; absent: all since 1.13. */
  readonly since?: string;
  /** First Flink version that has it under another name; absent: none yet. */
  readonly until?: string;
}

export interface Advice {
  readonly sentence: LocalizedText;
  readonly keys?: readonly ConfigKey[];
  /** Only where this cause holds, or cannot be told. */
  readonly cause?: string;
}

/** Where a threshold comes from. */
export interface Source {
  readonly text: string;
  readonly url?: string;
}

/** A number of a sentence, beside the one that decides. */
export interface NamedMeasure {
  readonly measure: Expr;
  readonly unit: Unit;
}

/** One thing that may be wrong with a job, as plain data; `Id`: the ids that it and those it names may have. */
export interface Rule<Id extends string = string> {
  readonly id: Id;
  readonly domain: Domain;
  readonly severity: Severity;
  /** A few words, for lists. */
  readonly title: LocalizedText;
  /**
   * What the user reads. `{value}`, `{limit}`, the labels of `subject` and the names of `numbers`, in braces, stand for
   * what was seen.
   */
  readonly sentence: LocalizedText;
  /** Labels that tell the subjects apart; none: the job. */
  readonly subject: readonly string[];
  /** Each subject should have an answer: one of a task without is a source of the old interface. */
  readonly every?: 'task';
  /** All must hold. The series of the first are the subjects, and its value is `{value}`. */
  readonly when: readonly [Test, ...Test[]];
  readonly numbers?: Readonly<Record<string, NamedMeasure>>;
  /** The subject is a task that others wait for: a finding names them. */
  readonly holdsUp?: true;
  /** Expected for a while after a start, and while a backlog shrinks: then it is not a finding. */
  readonly settles?: true;
  readonly evidence: readonly Evidence[];
  readonly causes?: readonly Cause<Id>[];
  readonly advice: readonly Advice[];
  /** Rules whose findings follow from this one, unless they began long before. */
  readonly effects?: readonly Id[];
  /** Domains that mean nothing while this holds. */
  readonly silences?: readonly Domain[];
  /** Put away by the host. */
  readonly silenced?: true;
  readonly source: Source;
}
