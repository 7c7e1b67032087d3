import type {
  BinaryExpr,
  Call,
  Expr,
  Matcher,
  MatrixSelector,
  Subquery,
  VectorSelector,
} from '../promql/index.ts';
import { type JobScope, jobMatchers, namespaceMatcher } from './job-scope.ts';
import { metricScope, selectedName } from './metric-scope.ts';
import { containersOf, jobManagersOf, livePushers, taskManagersOf } from './processes.ts';
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
      return [namespaceMatcher(scope)];
    // cAdvisor, kube-state-metrics and the kubelet say `namespace` whatever Flink's scrape configuration does.
    case 'pod':
    case 'namespace':
      return [{ name: 'namespace', op: '=', value: scope.namespace }];
    // `namespace` is where the operator runs there.
    case 'operator':
      return [{ name: 'resourcens', op: '=', value: scope.namespace }];
  }
}

function restrict(vector: Expr, of: VectorSelector, scope: JobScope, options: ScopeOptions): Expr {
  const { scheme } = scope;
  switch (metricScope(selectedName(of))) {
    case 'job':
      return onlyAlive(vector, scope, options);
    case 'taskmanager':
      return onlyAlive(
        semiJoin(vector, [scheme.taskManager], taskManagersOf(scope)),
        scope,
        options,
      );
    case 'jobmanager':
      return onlyAlive(semiJoin(vector, scheme.process, jobManagersOf(scope)), scope, options);
    case 'pod':
      return containersOf(vector, scope);
    case 'pushgateway':
    case 'namespace':
    case 'operator':
      return vector;
  }
}

function onlyAlive(vector: Expr, scope: JobScope, { interval }: ScopeOptions): Expr {
  if (!scope.scheme.pushed) return vector;
  return semiJoin(vector, scope.scheme.process, livePushers(scope, interval));
}

function semiJoin(left: Expr, labels: readonly string[], right: Expr): BinaryExpr {
  return { type: 'binary', op: 'and', left, right, matching: { kind: 'on', labels } };
}

function withoutSentinel(vector: Expr, sentinel: Sentinel | null): Expr {
  switch (sentinel) {
    // Doubles lose the low digits of ±2^63, so never by equality.
    case 'watermark':
      return compare(compare(vector, '>', -9e18), '<', 9e18);
    case 'negative':
      return compare(vector, '>=', 0);
    case 'minus-one':
      return compare(vector, '!=', -1);
    // No comparison holds for NaN.
    case 'nan':
      return compare(vector, '>=', '-Inf');
    case null:
      return vector;
  }
}

function compare(left: Expr, op: '>' | '<' | '>=' | '!=', value: number | '-Inf'): BinaryExpr {
  return { type: 'binary', op, left, right: { type: 'number', value } };
}
