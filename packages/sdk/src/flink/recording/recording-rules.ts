import {
  and,
  count,
  type Expr,
  type InstantVector,
  max,
  min,
  rate as rateOver,
  type Selector,
  sum,
  visit,
} from '../../promql/index.ts';
import { sentinelOf } from '../catalog/sentinels.ts';
import type { ChartDefinition, Section } from '../definitions/chart.ts';
import { type Deployment, kubernetes } from '../deployment/deployment.ts';
import { rangeOf } from '../scope/chart-query.ts';
import { copyMatchers, processKey, series } from '../scope/job-scope.ts';
import { onlyPresent, withoutRepeats } from '../scope/present.ts';
import { pushedWithin } from '../scope/processes.ts';
import {
  keptLabels,
  partLabels,
  type Recordable,
  type RecordedOperation,
  recordable,
  recordName,
} from '../scope/recorded.ts';
import { withoutSentinel } from '../scope/scope-query.ts';
import { sections as catalogSections } from '../sections/index.ts';

/** Recording rules, as a Prometheus has them in one group. */
export interface RecordingRules {
  readonly name: string;
  /** Between two evaluations, ms. */
  readonly interval: number;
  readonly rules: readonly RecordingRule[];
}

export interface RecordingRule {
  /** The metric that it keeps. */
  readonly record: string;
  readonly expr: Expr;
}

export interface RecordingRulesOptions {
  /** Whose labels are kept and whose metrics are recorded. @defaultValue `kubernetes`, and whatever there may be */
  readonly deployment?: Deployment;
  /** Between two samples of a series, ms, in whole seconds: rules are evaluated as often. @defaultValue 15,000 */
  readonly interval?: number;
  /** Of whose charts. @defaultValue the catalog's that are open */
  readonly sections?: readonly Section[];
  /** Name of the group. @defaultValue flink-metrics */
  readonly name?: string;
}

const aggregations = { sum, count, max, min } as const;

/**
 * Recording rules for what charts show of all subtasks of a task or an operator: rates, shares, counts, extremes. They
 * keep the labels of tenant, job and run, and those above the namespace, so that what they record is told apart as its
 * sources are. `describeDeployment` sees where they are evaluated, and charts then read one series a task instead of one
 * a subtask.
 *
 * @throws {RangeError} where the interval is no whole, positive number of seconds.
 * @example
 * const deployment = await describeDeployment(client, 'shop');
 * await writeFile('flink.rules.yml', printRuleFile(recordingRules({ deployment: deployment ?? undefined })));
 */
export function recordingRules({
  deployment = kubernetes,
  interval = 15_000,
  sections = catalogSections.filter(({ collapsed }) => collapsed !== true),
  name = 'flink-metrics',
}: RecordingRulesOptions = {}): RecordingRules {
  if (!(interval > 0 && interval % 1000 === 0)) {
    throw new RangeError(`interval must be whole seconds in ms, got ${interval}`);
  }
  const rules = new Map<string, RecordingRule>();
  for (const chart of sections.flatMap(({ charts }) => charts)) {
    for (const found of recordables(chart, deployment, interval)) {
      for (const operation of found.operations) {
        const rule = ruleOf(found, operation, deployment, interval);
        rules.set(rule.record, rule);
      }
    }
  }
  return { name, interval, rules: [...rules.values()] };
}

/**
 * A chart's own window is the same as long as its points are no further apart than three samples. Of what is counted
 * over the whole view no rule knows how long that is.
 */
function recordables(
  chart: ChartDefinition,
  deployment: Deployment,
  interval: number,
): readonly Recordable[] {
  const query = withoutRepeats(onlyPresent(chart.query, deployment));
  const range = rangeOf(chart, { step: interval, interval });
  const found: Recordable[] = [];
  visit(query, (expr) => {
    const one = expr.type === 'aggregation' ? recordable(expr) : null;
    if (one === null || (one.rate !== null && chart.ranges === 'view')) return;
    found.push({ ...one, rate: one.rate && (range ?? one.rate) });
  });
  return found;
}

function ruleOf(
  { selector, rate: window }: Recordable,
  operation: RecordedOperation,
  deployment: Deployment,
  interval: number,
): RecordingRule {
  const { name = '' } = selector;
  const everywhere = { deployment, namespace: '' };
  const own = series(name, copyMatchers(everywhere, 'flink_', []));
  const measured =
    window === null
      ? (withoutSentinel(own as Selector & { type: 'selector' }, sentinelOf(name)) as InstantVector)
      : rateOver(own, window);
  const kept = [...keptLabels(deployment), ...partLabels(name)];
  return {
    record: recordName(name, window, operation),
    expr: aggregations[operation](alive(measured, deployment, interval)).by(...kept),
  };
}

/** A Pushgateway holds the last numbers of processes that are gone. */
function alive(own: InstantVector, deployment: Deployment, interval: number): InstantVector {
  if (!deployment.pushed) return own;
  const everywhere = { deployment, namespace: '' };
  const pushes = series('push_time_seconds', copyMatchers(everywhere, 'flink_', []));
  const key = [deployment.namespace, ...processKey(everywhere)];
  return and(own, pushedWithin(pushes, interval)).on(...key);
}
