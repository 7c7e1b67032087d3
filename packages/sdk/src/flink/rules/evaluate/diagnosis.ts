import type { Expr } from '../../../promql/index.ts';
import type { Deployment } from '../../deployment/deployment.ts';
import { isAnswerable } from '../../scope/present.ts';
import { measureKey } from '../ask/measure-key.ts';
import type { Check, Diagnosis, Finding, Reason, Verdict } from '../model/finding.ts';
import type { JobPlan } from '../model/job-plan.ts';
import { type Rule, severities } from '../model/rule.ts';
import { checkOf, withoutJob } from './checks.ts';
import { type Facts, namedTasks } from './facts.ts';
import { rawFindings } from './findings.ts';
import { onlyWaitedFor } from './held-up.ts';
import { judge, type Measured, phasesOf } from './judged.ts';
import { oneMessageEach } from './one-message.ts';
import { reasonsFor } from './reasons.ts';
import { taskGraph } from './task-graph.ts';

/** Everything that a diagnosis is made from; no request is sent any more. */
export interface Evidence {
  readonly rules: readonly Rule[];
  /** Rules of which the further table has all measures. */
  readonly candidates: ReadonlySet<Rule>;
  readonly facts: Facts;
  readonly measured: Measured;
  readonly description: Deployment;
  /** Whether a measure can have an answer in this look. */
  readonly canAsk: (measure: Expr) => boolean;
  readonly scoped: (measure: Expr) => Expr;
  /** Findings that are over count, too. */
  readonly past: boolean;
  /** Ms between two points of the further table. */
  readonly step: number;
  /** Absent: edges are not known. */
  readonly topology?: JobPlan | undefined;
  /** So far. */
  readonly requests: () => number;
}

export function diagnosisOf(evidence: Evidence): Diagnosis {
  const { rules, candidates, facts, measured, description, canAsk, requests } = evidence;
  const { first, further } = measured;
  const graph = taskGraph(evidence.topology, namedTasks(facts, first));
  const judged = onlyWaitedFor(judge(rules, candidates, facts, measured), further, graph);
  const phases = phasesOf(facts, measured);
  const phase = phases.at(-1) ?? 'no-data';
  const reasons = (measure: Expr): readonly Reason[] => {
    if (phase === 'no-data') return [{ kind: 'no-job' }];
    const isLeftOut = !canAsk(measure) && isAnswerable(measure, description);
    return isLeftOut ? [{ kind: 'not-asked' }] : reasonsFor(measure, description);
  };
  // Of a rule that is no candidate the first test alone was asked, and it is what cannot be told.
  const wasAsked = (rule: Rule) => (measure: Expr) =>
    !candidates.has(rule) ||
    further.rows.has(measureKey(measure)) ||
    !isAnswerable(measure, description);
  const raw = rawFindings({ ...evidence, judged, table: further, phases, reasons, graph });
  const findings = oneMessageEach(raw.filter(({ expected }) => !expected));
  const checks = judged.map((one) =>
    phase === 'no-data' ? withoutJob(one.rule) : checkOf(one, judged, reasons, wasAsked(one.rule)),
  );
  return {
    from: first.times.at(0) ?? 0,
    to: first.times.at(-1) ?? 0,
    phase,
    verdict: verdictOf(findings, checks),
    findings,
    expected: oneMessageEach(raw.filter(({ expected }) => expected)),
    checks,
    requests: requests(),
  };
}

function verdictOf(findings: readonly Finding[], checks: readonly Check[]): Verdict {
  const now = findings.filter(({ until }) => until === null);
  const worst = severities.find((severity) => now.some((one) => one.severity === severity));
  if (worst !== undefined) return worst;
  return checks.some(({ answer }) => answer === 'no') ? 'healthy' : 'unknown';
}
