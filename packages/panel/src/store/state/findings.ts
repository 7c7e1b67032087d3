import type { Diagnosis, RuleChange, RuleJson, Severity } from '@flink-metrics/sdk/flink/rules';
import type { LocalizedText } from '@flink-metrics/sdk/internal/flink-core';
import type { Problem } from './problem.ts';

/** Rules of a host's own and changes of ours, as `docs/rules.schema.json` describes them. */
export type HostRules = readonly (RuleJson | RuleChange)[];

/** A finding as one of its charts shows it. */
export interface ChartFinding {
  /** Id of the rule. */
  readonly rule: string;
  readonly severity: Severity;
  /** A few words. */
  readonly title: LocalizedText;
  /** Where the rule begins, in the chart's unit; null where it is no number of this chart. */
  readonly limit: number | null;
  /** Unix ms. */
  readonly from: number;
  /** Unix ms; null: it still holds. */
  readonly until: number | null;
}

/** What is wrong with the job, as far as that was asked. */
export interface Findings {
  /** Null until it is known; kept when a later attempt fails. */
  readonly diagnosis: Diagnosis | null;
  /** Why the latest attempt failed; the charts are there nevertheless. */
  readonly problem: Problem | null;
  /** By the ids of the charts that show them, the worst first. */
  readonly byChart: ReadonlyMap<string, readonly ChartFinding[]>;
}

export const noFindings: Findings = { diagnosis: null, problem: null, byChart: new Map() };
