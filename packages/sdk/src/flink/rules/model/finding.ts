import type { Labels } from '../../../prometheus/index.ts';
import type { LocalizedText } from '../../definitions/chart.ts';
import type { Unit } from '../../definitions/unit.ts';
import type { Advice, Comparison, Domain, Evidence, Severity } from './rule.ts';

/** Whether something holds; what is not measured is never fine. */
export type Answer = 'yes' | 'no' | 'unknown';

/** Why something cannot be told. */
export type Reason =
  /** Nothing of the job is reported. */
  | { readonly kind: 'no-job' }
  /** A metric that an option turns on. */
  | { readonly kind: 'off'; readonly metric: string; readonly option: string }
  /** A metric that this Flink, or this connector, is too old for; or else somebody filtered it. */
  | { readonly kind: 'too-old'; readonly metric: string; readonly since: string }
  /** A metric that Flink reports in this version: a filter on the way, or nothing that has it. */
  | { readonly kind: 'missing'; readonly metric: string }
  /** A task whose source is of the old interface, which cannot tell how busy it is. */
  | { readonly kind: 'legacy-source'; readonly task: string }
  /** The metrics are there, and had no sample then. */
  | { readonly kind: 'no-sample' }
  /** Some processes have stopped reporting, or the job does not run. */
  | { readonly kind: 'silenced'; readonly rule: string }
  /** Its query did not fit into the requests of one look. */
  | { readonly kind: 'not-asked' };

/** A number with its unit, for texts and for programs. */
export interface Measured {
  readonly value: number;
  readonly unit: Unit;
}

/** What waits for a task, and what starves behind it; names of tasks. */
export interface HeldUp {
  readonly waiting: readonly string[];
  readonly starving: readonly string[];
  /** `topology`: by the edges of the job graph. `times`: by what they spend their time with, wherever they are. */
  readonly by: 'topology' | 'times';
}

export interface FoundCause {
  readonly id: string;
  readonly sentence: LocalizedText;
  readonly answer: Answer;
  readonly reasons: readonly Reason[];
}

/** Something that is wrong, as plain data: JSON in, JSON out. */
export interface Finding {
  /** Id of the rule. */
  readonly rule: string;
  readonly domain: Domain;
  readonly severity: Severity;
  readonly title: LocalizedText;
  /** With its braces: `sayFinding` fills them. */
  readonly sentence: LocalizedText;
  /** Labels of what it is about, as `task_name`; empty: the job. */
  readonly subject: Labels;
  /** Of what else it is true, to a lesser degree: the other tasks, the other TaskManagers. */
  readonly others: readonly Labels[];
  readonly value: number;
  readonly is: Comparison;
  readonly limit: number;
  readonly unit: Unit;
  readonly numbers: Readonly<Record<string, Measured>>;
  /** Unix ms: the first point looked at from which on it held. */
  readonly since: number;
  /** It held at the first point looked at: it may have begun before. */
  readonly earlier: boolean;
  /** Unix ms of the first point where it no longer held; null: it holds at the end of what was looked at. */
  readonly until: number | null;
  readonly evidence: readonly Evidence[];
  /** Of a task that holds up others. */
  readonly heldUp?: HeldUp;
  /** Those that hold first, then those that cannot be told, then what was excluded. */
  readonly causes: readonly FoundCause[];
  readonly advice: readonly Advice[];
  /** What follows from it. */
  readonly effects: readonly Finding[];
  /** The PromQL of its tests, for a ticket. */
  readonly queries: readonly string[];
}

/** What became of one rule. */
export interface Check {
  readonly rule: string;
  readonly title: LocalizedText;
  readonly severity: Severity;
  readonly answer: Answer;
  /** Why it cannot be told; empty otherwise. */
  readonly reasons: readonly Reason[];
}

/**
 * How far a job is: `starting` for the first minutes of a run, `catching-up` while a backlog shrinks, `no-data` where
 * nothing of it is reported.
 */
export type Phase = 'running' | 'starting' | 'catching-up' | 'not-running' | 'no-data';

/** The worst of the findings; `healthy` where there is none and something was told; else `unknown`. */
export type Verdict = Severity | 'healthy' | 'unknown';

export interface Diagnosis {
  /** What was looked at, Unix ms; both the same for one moment. */
  readonly from: number;
  readonly to: number;
  readonly phase: Phase;
  readonly verdict: Verdict;
  /** The worst first; of one cause one. Over a range those that are over too, with `until`. */
  readonly findings: readonly Finding[];
  /** What a start or a shrinking backlog explains. */
  readonly expected: readonly Finding[];
  /** Every rule, in the order of the rules. */
  readonly checks: readonly Check[];
  /** Requests that were sent. */
  readonly requests: number;
}
