import {
  and,
  type Call,
  type Expr,
  ge,
  gt,
  type InstantVector,
  lt,
  type Matcher,
  type MatrixSelector,
  ne,
  type Subquery,
  type VectorSelector,
} from '../promql/index.ts';
import { type JobScope, jobMatchers, namespaceMatchers } from './job-scope.ts';
import { metricScope, selectedName } from './metric-scope.ts';
import { containersOf, jobManagersOf, onlyAlive, taskManagersOf } from './processes.ts';
import { type Sentinel, sentinelOf } from './sentinels.ts';

/** How a query is asked: ms throughout. */
export interface ScopeOptions {
  /** Takes the place of every range; absent: ranges stay as written. */
  readonly range?: number;
  /** Time between two samples of one series; a pusher silent for three of them is dead. */
  readonly interval: number;
}

/**
 * Narrows a query over catalog metrics to one job: job series by their labels, a process's own series (JVM, network,
 * cluster) by a semi-join with the job's series of the same process, containers by their pod. Sentinels and the series
 * of dead pushers are left out, so aggregates are of measurements only.
 */
export function scopeToJob(expr: Expr, scope: JobScope, options: ScopeOptions): Expr {
  switch (expr.type) {
    case 'selector': {
      const own = withMatchers(expr, scope);
      return restrict(withoutSentinel(own, sentinelOf(selectedName(expr))), expr, scope, options);
    }
    case 'call':
      return scopeCall(expr, scope, options);
    case 'subquery':
      return scopeSubquery(expr, scope, options);
    case 'aggregation':
    case 'unary':
      return { ...expr, expr: scopeToJob(expr.expr, scope, options) };
    case 'binary':
      return {
        ...expr,
        left: scopeToJob(expr.left, scope, options),
        right: scopeToJob(expr.right, scope, options),
      };
    case 'matrix':
      return scopeRange(expr, scope, options);
    case 'number':
    case 'string':
      return expr;
  }
}

/** A range vector cannot be joined, so what restricts it goes around the function that takes it. */
function scopeCall(call: Call, scope: JobScope, options: ScopeOptions): Expr {
  const scoped: Call = { ...call, args: call.args.map((arg) => scopeToJob(arg, scope, options)) };
  const range = call.args.find((arg) => arg.type === 'matrix');
  return range === undefined ? scoped : restrict(scoped, range.selector, scope, options);
}

function scopeRange(expr: MatrixSelector, scope: JobScope, options: ScopeOptions): MatrixSelector {
  return {
    ...expr,
    selector: withMatchers(expr.selector, scope),
    range: options.range ?? expr.range,
  };
}

/** Its step would else be the server's evaluation interval, often longer than the rate window. */
function scopeSubquery(expr: Subquery, scope: JobScope, options: ScopeOptions): Subquery {
  const inner = { ...expr, expr: scopeToJob(expr.expr, scope, options) };
  const { range, interval } = options;
  return range === undefined ? inner : { ...inner, range, step: interval };
}

function withMatchers(selector: VectorSelector, scope: JobScope): VectorSelector {
  return { ...selector, matchers: [...selector.matchers, ...ownMatchers(selector, scope)] };
}

function ownMatchers(selector: VectorSelector, scope: JobScope): readonly Matcher[] {
  switch (metricScope(selectedName(selector))) {
    case 'job':
      return jobMatchers(scope);
    case 'jobmanager':
    case 'taskmanager':
    case 'pushgateway':
      return namespaceMatchers(scope);
    // cAdvisor, kube-state-metrics and the kubelet say `namespace` whatever Flink's scrape configuration does.
    case 'pod':
    case 'namespace':
      return [{ name: 'namespace', op: '=', value: scope.namespace }];
    // `namespace` is where the operator runs there.
    case 'operator':
      return [{ name: 'resourcens', op: '=', value: scope.namespace }];
  }
}

/** `of` is what `vector` is computed from; it is a vector because `of` is. */
function restrict(vector: Expr, of: VectorSelector, scope: JobScope, options: ScopeOptions): Expr {
  const series = vector as InstantVector;
  const { taskManager, process } = scope.scheme;
  switch (metricScope(selectedName(of))) {
    case 'job':
      return onlyAlive(series, scope, options.interval);
    case 'taskmanager':
      return onlyAlive(and(series, taskManagersOf(scope)).on(taskManager), scope, options.interval);
    case 'jobmanager':
      return onlyAlive(and(series, jobManagersOf(scope)).on(...process), scope, options.interval);
    case 'pod':
      return containersOf(series, scope);
    case 'pushgateway':
    case 'namespace':
    case 'operator':
      return series;
  }
}

function withoutSentinel(selector: VectorSelector, sentinel: Sentinel | null): Expr {
  const series = selector as VectorSelector & InstantVector;
  switch (sentinel) {
    // Doubles lose the low digits of ±2^63, so never by equality.
    case 'watermark':
      return lt(gt(series, -9e18), 9e18);
    case 'negative':
      return ge(series, 0);
    case 'minus-one':
      return ne(series, -1);
    // No comparison holds for NaN.
    case 'nan':
      return ge(series, -Infinity);
    case null:
      return series;
  }
}
