import type { Diagnosis, Finding } from '@flink-metrics/sdk/flink/rules';
import type { ChartFinding, Findings } from '../state/findings.ts';

/** What a diagnosis is to the panel: each chart knows what it shows. */
export function foundBy(diagnosis: Diagnosis): Findings {
  const byChart = new Map<string, readonly ChartFinding[]>();
  for (const finding of withEffects(diagnosis.findings)) {
    for (const { chart, limit = null } of finding.evidence) {
      const { rule, severity, title, since: from, until } = finding;
      const known = byChart.get(chart) ?? [];
      // Of each subject one: a chart shows all of them.
      if (known.some((one) => one.rule === rule)) continue;
      byChart.set(chart, [...known, { rule, severity, title, limit, from, until }]);
    }
  }
  return { diagnosis, problem: null, byChart };
}

/** What follows from a finding is told below it, and seen in charts of its own. */
const withEffects = (findings: readonly Finding[]): readonly Finding[] =>
  findings.flatMap((finding) => [finding, ...withEffects(finding.effects)]);
