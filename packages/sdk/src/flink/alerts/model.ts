import type { Expr } from '../../promql/index.ts';
import type { Reason } from '../rules/model/finding.ts';
import type { Domain, Severity } from '../rules/model/rule.ts';

/** One rule as an alert, before it is written in some format. */
export interface Alert {
  /** Id of the rule, and of the finding that says the same. */
  readonly rule: string;
  /** `FlinkBottleneck`. */
  readonly name: string;
  readonly domain: Domain;
  readonly severity: Severity;
  /** Has a series for each subject of which it is true, with the value that its sentence says. */
  readonly expr: Expr;
  /** ms that it has to be true. */
  readonly for: number;
  /** ms that it stays when it is no longer true; null: none. */
  readonly keepFiringFor: number | null;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  /** Numbers of its sentence that are asked for beside it, by the names that a template has for them. */
  readonly numbers: Readonly<Record<string, Expr>>;
}

/** Why a rule is no alert. */
export type WhyNot =
  /** Its measures are not aggregated, so nothing says of what it is true. */
  | 'not-aggregated'
  /** One of its tests has series of other things than those it speaks of. */
  | 'other-subjects'
  /** What a process says of itself is neither a sum nor a maximum: it cannot be told job by job. */
  | 'not-by-job'
  /** Pods are not told by Flink’s series here, so a container’s job is not known. */
  | 'pods-unknown'
  /** The host has put it away. */
  | 'silenced';

export interface LeftOut {
  readonly rule: string;
  readonly why: WhyNot;
}

/** An alert that never fires as things are: what its first test needs is not reported. */
export interface Unheard {
  readonly rule: string;
  readonly reasons: readonly Reason[];
}
