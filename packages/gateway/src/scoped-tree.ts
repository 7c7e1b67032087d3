import {
  type Call,
  children,
  type Expr,
  type Matcher,
  type MatrixSelector,
  mapChildren,
  mapSelectors,
  oneOf,
  type VectorSelector,
} from '@flink-metrics/sdk/promql';
import type { Alternative } from './alternatives.ts';
import { badData, GatewayError } from './errors.ts';
import type { Scope } from './tenant.ts';

/** Of the selectors that one query becomes: each is one for each alternative of the scope, and calls multiply them. */
const MOST_SELECTORS = 10_000;

/** An expression, and how many selectors its text has. */
interface Scoped {
  readonly expr: Expr;
  readonly selectors: number;
}

/**
 * The tree with the tenant's matchers in every selector, wherever it stands.
 *
 * A scope of several alternatives is a union, which no matcher can say. An instant vector becomes `a or b`, and a
 * function of a range vector the same of its calls. That is exact: `or` compares all labels but the name, so what it
 * drops of `b` is in `a` already.
 *
 * @throws {GatewayError} 400 where the query becomes too long, 403 for another namespace
 */
export function scopedTree(expr: Expr, scope: Scope): Expr {
  if (scope.alternatives.length > 1) return inUnion(expr, scope).expr;
  const [only] = scope.alternatives;
  return mapSelectors(expr, (selector) => {
    checkGranted(selector, scope);
    return within(selector, only);
  });
}

/** The selectors whose series together are those of this one within the scope. @throws {GatewayError} 403 */
export function scopedSelectors(selector: VectorSelector, scope: Scope): VectorSelector[] {
  checkGranted(selector, scope);
  const possible = scope.alternatives.filter((alternative) => canMatch(selector, alternative));
  // Where none can match, one is as empty as all.
  const asked = possible.length > 0 ? possible : scope.alternatives.slice(0, 1);
  return asked.map((alternative) => within(selector, alternative));
}

/** The matchers are added whatever is there already: what they stand beside can only narrow further. */
function within(selector: VectorSelector, alternative: Alternative): VectorSelector {
  return { ...selector, matchers: [...selector.matchers, ...matchersOf(alternative)] };
}

/** Prometheus anchors regular expressions: the alternatives match whole values. */
function matchersOf(alternative: Alternative): Matcher[] {
  return [...alternative].map(([name, values]) => ({ name, ...oneOf(...values) }));
}

/** By its exact matchers alone. */
function canMatch({ matchers }: VectorSelector, alternative: Alternative): boolean {
  return matchers.every(
    ({ name, op, value }) => op !== '=' || alternative.get(name)?.includes(value) !== false,
  );
}

function checkGranted(selector: VectorSelector, { alternatives, outOfScope }: Scope): void {
  if (outOfScope === 'empty' || alternatives.some((one) => canMatch(selector, one))) return;
  const exact = selector.matchers.filter(
    ({ name, op }) => op === '=' && alternatives.some((alternative) => alternative.has(name)),
  );
  const unknown = exact.find(
    (matcher) => !alternatives.some((one) => canMatch({ ...selector, matchers: [matcher] }, one)),
  );
  const named = (unknown === undefined ? exact : [unknown]).map(
    ({ name, value }) => `${name} ${JSON.stringify(value)}`,
  );
  throw new GatewayError(403, 'forbidden', `This token does not grant ${named.join(' with ')}.`);
}

function inUnion(expr: Expr, scope: Scope): Scoped {
  switch (expr.type) {
    case 'selector':
      return union(scopedSelectors(expr, scope).map((one) => ({ expr: one, selectors: 1 })));
    case 'matrix':
      throw badData('This token cannot ask for a range vector alone: use a function of it.');
    case 'call':
      return callInUnion(expr, scope);
    default:
      return partsInUnion(expr, scope);
  }
}

function partsInUnion(expr: Expr, scope: Scope): Scoped {
  let selectors = 0;
  const scoped = mapChildren(expr, (child) => {
    const part = inUnion(child, scope);
    selectors += part.selectors;
    return part.expr;
  });
  return bounded({ expr: scoped, selectors });
}

/** Functions that do with a selector what they do with no other instant vector. */
const ofSelectors: ReadonlySet<string> = new Set(['absent', 'timestamp', 'start_timestamp']);

function callInUnion(call: Call, scope: Scope): Scoped {
  const at = call.args.findIndex(
    ({ type }) => type === 'matrix' || (type === 'selector' && ofSelectors.has(call.func)),
  );
  const read = call.args[at];
  if (read?.type !== 'matrix' && read?.type !== 'selector') return partsInUnion(call, scope);
  const others = partsInUnion({ ...call, args: call.args.toSpliced(at, 1) }, scope);
  const calls = scopedReads(read, scope).map((one) => ({
    expr: { ...call, args: children(others.expr).toSpliced(at, 0, one) },
    selectors: others.selectors + 1,
  }));
  return call.func.startsWith('absent') ? absentInAll(calls, scope) : union(calls);
}

function scopedReads(read: MatrixSelector | VectorSelector, scope: Scope): Expr[] {
  if (read.type === 'selector') return scopedSelectors(read, scope);
  return scopedSelectors(read.selector, scope).map((selector) => ({ ...read, selector }));
}

function union(parts: readonly Scoped[]): Scoped {
  return joined(parts, (left, right) => ({ type: 'binary', op: 'or', left, right }));
}

/** Absent is what no alternative has; the answer names none of them. */
function absentInAll(parts: readonly Scoped[], { alternatives }: Scope): Scoped {
  const { expr, selectors } = joined(parts, (left, right) => ({
    type: 'binary',
    op: 'and',
    left,
    right,
    matching: { kind: 'on', labels: [] },
  }));
  if (parts.length === 1) return { expr, selectors };
  const labels = [...new Set(alternatives.flatMap((alternative) => [...alternative.keys()]))];
  const grouping = { kind: 'without', labels } as const;
  return { expr: { type: 'aggregation', op: 'group', expr, grouping }, selectors };
}

function joined(parts: readonly Scoped[], join: (left: Expr, right: Expr) => Expr): Scoped {
  return bounded(
    parts.reduce((left, right) => ({
      expr: join(left.expr, right.expr),
      selectors: left.selectors + right.selectors,
    })),
  );
}

/** Calls within the arguments of calls multiply: what grows too long is never printed. */
function bounded(scoped: Scoped): Scoped {
  if (scoped.selectors <= MOST_SELECTORS) return scoped;
  throw badData('The query is too long for a token of so many label sets: ask for fewer at once.');
}
