import {
  type Aggregation,
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
} from '../../promql/index.ts';
import { metricScope, selectedName } from '../catalog/metric-scope.ts';
import { type Sentinel, sentinelOf } from '../catalog/sentinels.ts';
import { containersOf } from './containers.ts';
import {
  type JobScope,
  jobMatchers,
  type NamespaceScope,
  namespaceMatchers,
  podMatchers,
} from './job-scope.ts';
import { onlyPresent } from './present.ts';
import { ofJobManager, ofTaskManagers, onlyAlive } from './processes.ts';
import { fromRecorded } from './recorded.ts';

/** How a query is asked: ms throughout. */
export interface ScopeOptions {
  /** Takes the place of every range; absent: ranges stay as written. */
  readonly range?: number;
  /** Time between two samples of one series; a pusher silent for three of them is dead. */
  readonly interval: number;
  /** Between two points of the answer; absent: one point is asked for. */
  readonly step?: number;
}

/**
 * Narrows a query over catalog metrics to one job: job series by their labels, a process's own series (JVM, network,
 * cluster) by a semi-join with the job's series of the same process, containers by their pod. Sentinels and the series
 * of dead pushers are left out, so aggregates are of measurements only.
 */
export function scopeToJob(expr: Expr, scope: JobScope, options: ScopeOptions): Expr {
  const narrowing: Narrowing = {
    matchers: (selector) => ownMatchers(selector, scope),
    restrict: (vector, of) => restrict(vector, of, scope, options),
    recorded: (aggregation) => fromRecorded(aggregation, scope, options.range),
  };
  return scopeExpr(onlyPresent(expr, scope.deployment), narrowing, options);
}

/**
 * Narrows a query over metrics of jobs, processes and pods to those of a namespace. What a process says of itself
 * carries no job's name, and is not told apart by job here.
 */
export function scopeToNamespace(expr: Expr, scope: NamespaceScope, options: ScopeOptions): Expr {
  const narrowing: Narrowing = {
    matchers: (selector) => {
      const name = selectedName(selector);
      return metricScope(name) === 'pod' ? podMatchers(scope, name) : namespaceMatchers(scope);
    },
    restrict: (vector, of) =>
      metricScope(selectedName(of)) === 'pod'
        ? vector
        : onlyAlive(vector as InstantVector, scope, options.interval),
    recorded: () => null,
  };
  return scopeExpr(onlyPresent(expr, scope.deployment), narrowing, options);
}

/** What makes a query that of some job, or of some namespace. */
interface Narrowing {
  /** What the series of a selector have to fulfil. */
  readonly matchers: (selector: VectorSelector) => readonly Matcher[];
  /** The part of a vector that is meant; `of` is what it is computed from. */
  readonly restrict: (vector: Expr, of: VectorSelector) => Expr;
  /** The same of what rules recorded; null where that cannot tell. */
  readonly recorded: (aggregation: Aggregation) => Expr | null;
}

function scopeExpr(expr: Expr, scope: Narrowing, options: ScopeOptions): Expr {
  switch (expr.type) {
    case 'selector': {
      const own = withMatchers(expr, scope);
      return scope.restrict(withoutSentinel(own, sentinelOf(selectedName(expr))), expr);
    }
    case 'call':
      return scopeCall(expr, scope, options);
    case 'subquery':
      return scopeSubquery(expr, scope, options);
    case 'aggregation': {
      const recorded = scope.recorded(expr);
      return recorded ?? { ...expr, expr: scopeExpr(expr.expr, scope, options) };
    }
    case 'unary':
      return { ...expr, expr: scopeExpr(expr.expr, scope, options) };
    case 'binary':
      return {
        ...expr,
        left: scopeExpr(expr.left, scope, options),
        right: scopeExpr(expr.right, scope, options),
      };
    case 'matrix':
      return scopeRange(expr, scope, options);
    case 'number':
    case 'string':
      return expr;
  }
}

/** A range vector cannot be joined, so what restricts it goes around the function that takes it. */
function scopeCall(call: Call, scope: Narrowing, options: ScopeOptions): Expr {
  const scoped: Call = { ...call, args: call.args.map((arg) => scopeExpr(arg, scope, options)) };
  const range = call.args.find((arg) => arg.type === 'matrix');
  return range === undefined ? scoped : scope.restrict(scoped, range.selector);
}

function scopeRange(expr: MatrixSelector, scope: Narrowing, options: ScopeOptions): MatrixSelector {
  return {
    ...expr,
    selector: withMatchers(expr.selector, scope),
    range: options.range ?? expr.range,
  };
}

/** Its step would else be the server's evaluation interval, often longer than the rate window. */
function scopeSubquery(expr: Subquery, scope: Narrowing, options: ScopeOptions): Subquery {
  const inner = { ...expr, expr: scopeExpr(expr.expr, scope, options) };
  const { range, interval } = options;
  return range === undefined ? inner : { ...inner, range, step: interval };
}

function withMatchers(selector: VectorSelector, scope: Narrowing): VectorSelector {
  return { ...selector, matchers: [...selector.matchers, ...scope.matchers(selector)] };
}

function ownMatchers(selector: VectorSelector, scope: JobScope): readonly Matcher[] {
  const name = selectedName(selector);
  switch (metricScope(name)) {
    case 'job':
      return jobMatchers(scope);
    case 'jobmanager':
    case 'taskmanager':
    case 'pushgateway':
      return namespaceMatchers(scope);
    case 'pod':
      return podMatchers(scope, name);
    // The kubelet says `namespace` whatever Flink's scrape configuration does.
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
  switch (metricScope(selectedName(of))) {
    case 'job':
      return onlyAlive(series, scope, options.interval);
    case 'taskmanager':
      return onlyAlive(ofTaskManagers(series, scope, options), scope, options.interval);
    case 'jobmanager':
      return onlyAlive(ofJobManager(series, scope), scope, options.interval);
    case 'pod':
      return containersOf(series, scope, options);
    case 'pushgateway':
    case 'namespace':
    case 'operator':
      return series;
  }
}

/** Its measurements only. */
export function withoutSentinel(selector: VectorSelector, sentinel: Sentinel | null): Expr {
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
