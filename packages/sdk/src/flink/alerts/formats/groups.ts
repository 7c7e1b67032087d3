import { pretty, printDuration } from '../../../promql/index.ts';
import { groupBy } from '../../deployment/query.ts';
import type { Alert } from '../model.ts';

/** As Prometheus has it, and all that read its files. */
export interface RuleGroup {
  readonly name: string;
  readonly rules: readonly object[];
}

/** A group for each domain: groups are evaluated side by side, and the rules of one after each other. */
export function groupsOf(alerts: readonly Alert[], name: string): readonly RuleGroup[] {
  return [...groupBy(alerts, ({ domain }) => domain)].map(([domain, own]) => ({
    name: `${name}-${domain}`,
    rules: own.map(toRule),
  }));
}

function toRule(alert: Alert): object {
  return {
    alert: alert.name,
    expr: pretty(alert.expr, 100),
    for: printDuration(alert.for),
    ...(alert.keepFiringFor !== null && { keep_firing_for: printDuration(alert.keepFiringFor) }),
    labels: alert.labels,
    annotations: alert.annotations,
  };
}
