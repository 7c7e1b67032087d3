import { children, durationOf, type Expr, type QueryTimes, visit } from '@flink-metrics/sdk/promql';
import { badData, GatewayError } from '../errors.ts';

export interface CostLimits {
  /** Longest time that a query reads, ms: its own range with the windows of its selectors and subqueries. */
  readonly range: number;
  /** Most points at which a subquery is evaluated. */
  readonly subqueryPoints: number;
}

/** Prometheus's `global.evaluation_interval` where nobody has set it. */
const DEFAULT_SUBQUERY_STEP_MS = 60_000;

/**
 * What a query makes Prometheus read and evaluate, judged from its tree and the query's own times. A subquery is evaluated over its window and all that is around it, and Prometheus takes the memory for that
 * before it counts samples: `sum_over_time(x[1y:1ms])` ends a Prometheus with default flags.
 *
 * @throws {GatewayError} 422, and 400 where a computed window or step is not a positive time
 */
export function checkCost(expr: Expr, times: QueryTimes, limits: CostLimits): void {
  if (times.range > limits.range) throw tooLong(limits);
  checkWindow(expr, times.range, times, limits);
}

function checkWindow(expr: Expr, around: number, times: QueryTimes, limits: CostLimits): void {
  const windowed = expr.type === 'matrix' || expr.type === 'subquery';
  const window = windowed ? around + positive(expr.range, times) : around;
  if (window > limits.range) throw tooLong(limits);
  if (expr.type === 'subquery') {
    const points = window / positive(expr.step ?? DEFAULT_SUBQUERY_STEP_MS, times);
    if (points > limits.subqueryPoints) {
      throw new GatewayError(
        422,
        'too_large',
        `A subquery has more than ${limits.subqueryPoints} points: use a longer step or a shorter range.`,
      );
    }
  }
  for (const child of children(expr)) checkWindow(child, window, times, limits);
}

/** Prometheus refuses others as well, once it has begun: a negative one would hide what is around it. */
function positive(duration: Parameters<typeof durationOf>[0], times: QueryTimes): number {
  const ms = durationOf(duration, times);
  if (ms > 0) return ms;
  throw badData('A window or step in brackets is computed to be zero or less: make it longer.');
}

function tooLong({ range }: CostLimits): GatewayError {
  const days = range / 86_400_000;
  const most = days < 1 ? `${range / 1000} s` : `${Math.round(days * 10) / 10} days`;
  return new GatewayError(
    422,
    'too_large',
    `The query reads more than ${most}, which is the most here: use a shorter range.`,
  );
}

/**
 * Judged before anything is printed: a scope of many namespaces stands in every selector.
 * @throws {GatewayError} 422
 */
export function checkPrintedLength(expr: Expr, scopeLength: number, most: number): void {
  let selectors = 0;
  visit(expr, ({ type }) => {
    if (type === 'selector') selectors += 1;
  });
  if (selectors * scopeLength <= most) return;
  throw new GatewayError(
    422,
    'too_large',
    `${selectors} selectors for all that your token grants are more than Prometheus is asked: use fewer selectors, or shorter ones.`,
  );
}
