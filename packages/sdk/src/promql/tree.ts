import type { Expr, ValueType, VectorSelector } from './ast.ts';
import type { InstantVector, RangeVector, Scalar } from './types.ts';

/** Functions that give one number; all others give an instant vector. */
const scalarFunctions: ReadonlySet<string> = new Set([
  'end',
  'max_of',
  'min_of',
  'pi',
  'range',
  'scalar',
  'start',
  'step',
  'time',
]);

/** What an expression evaluates to, if its parts are of the right types. */
export function valueType(expr: Expr): ValueType {
  switch (expr.type) {
    case 'number':
      return 'scalar';
    case 'string':
      return 'string';
    case 'matrix':
    case 'subquery':
      return 'matrix';
    case 'call':
      return scalarFunctions.has(expr.func) ? 'scalar' : 'vector';
    case 'unary':
      return valueType(expr.expr);
    case 'binary':
      return valueType(expr.left) === 'scalar' ? valueType(expr.right) : 'vector';
    default:
      return 'vector';
  }
}

/** For an expression from elsewhere, a parsed one: then it is typed. */
export function isInstantVector(expr: Expr): expr is InstantVector {
  return valueType(expr) === 'vector';
}

export function isRangeVector(expr: Expr): expr is RangeVector {
  return valueType(expr) === 'matrix';
}

export function isScalar(expr: Expr): expr is Scalar {
  return valueType(expr) === 'scalar';
}

/** The direct parts of an expression, in the order they are written. Durations are none: they hold no selectors. */
export function children(expr: Expr): readonly Expr[] {
  switch (expr.type) {
    case 'matrix':
      return [expr.selector];
    case 'subquery':
    case 'unary':
      return [expr.expr];
    case 'call':
      return expr.args;
    case 'aggregation':
      return expr.param === undefined ? [expr.expr] : [expr.param, expr.expr];
    case 'binary':
      return [expr.left, expr.right];
    default:
      return [];
  }
}

/** Calls `enter` for every expression of the tree, parents first. */
export function visit(expr: Expr, enter: (expr: Expr) => void): void {
  enter(expr);
  for (const child of children(expr)) visit(child, enter);
}

/** The expression with each of its `children` replaced by `change(child)`, which is of the same type. */
export function mapChildren(expr: Expr, change: (child: Expr) => Expr): Expr {
  switch (expr.type) {
    case 'matrix':
      return { ...expr, selector: change(expr.selector) as VectorSelector };
    case 'subquery':
    case 'unary':
      return { ...expr, expr: change(expr.expr) };
    case 'call':
      return { ...expr, args: expr.args.map(change) };
    case 'aggregation':
      return expr.param === undefined
        ? { ...expr, expr: change(expr.expr) }
        : { ...expr, param: change(expr.param), expr: change(expr.expr) };
    case 'binary':
      return { ...expr, left: change(expr.left), right: change(expr.right) };
    default:
      return expr;
  }
}

/**
 * The tree with every selector replaced by `change(selector)`: those of range vectors, of subqueries and of
 * aggregation parameters (`topk(scalar(x), y)`) too.
 */
export function mapSelectors(
  expr: Expr,
  change: (selector: VectorSelector) => VectorSelector,
): Expr {
  if (expr.type === 'selector') return change(expr);
  return mapChildren(expr, (child) => mapSelectors(child, change));
}

/** The tree with the window of every range vector (`[5m]`, not a subquery's) set to `range` milliseconds. */
export function setRange(expr: Expr, range: number): Expr {
  if (expr.type === 'matrix') return { ...expr, range };
  return mapChildren(expr, (child) => setRange(child, range));
}

/** The names of all metrics that are selected by exact name, sorted. */
export function metricsUsed(expr: Expr): string[] {
  const names = new Set<string>();
  visit(expr, (node) => {
    if (node.type !== 'selector') return;
    if (node.name !== undefined) names.add(node.name);
    for (const { name, op, value } of node.matchers) {
      if (name === '__name__' && op === '=') names.add(value);
    }
  });
  return [...names].sort();
}

/** The names of all labels in matchers, `by`, `without`, `on`, `ignoring`, `group_left` and `group_right`, sorted. */
export function labelsUsed(expr: Expr): string[] {
  const names = new Set<string>();
  visit(expr, (node) => {
    for (const name of ownLabels(node)) names.add(name);
  });
  return [...names].sort();
}

function ownLabels(expr: Expr): readonly string[] {
  switch (expr.type) {
    case 'selector':
      return expr.matchers.map(({ name }) => name);
    case 'aggregation':
      return expr.grouping?.labels ?? [];
    case 'binary':
      return [...(expr.matching?.labels ?? []), ...(expr.matching?.group?.labels ?? [])];
    default:
      return [];
  }
}
