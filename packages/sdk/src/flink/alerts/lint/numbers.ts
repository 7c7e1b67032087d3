import { type Expr, toNumber, type VectorSelector } from '../../../promql/index.ts';
import { lookup } from '../../catalog/catalog.ts';
import type { MetricFamily } from '../../catalog/family.ts';
import type { Unit } from '../../definitions/unit.ts';
import type { Problem } from './problem.ts';

/** What is around a selector, from its parent to the whole expression. */
export type Around = readonly Expr[];

const rates: ReadonlySet<string> = new Set(['rate', 'irate', 'increase', 'resets']);
const differences: ReadonlySet<string> = new Set(['delta', 'idelta']);
/** As many samples as a rate needs, of a scrape every 15 s. */
const SHORTEST_S = 30;

/** What is done with a metric that its numbers do not allow. */
export function problemsOfUse(selector: VectorSelector, around: Around): readonly Problem[] {
  const { name = '' } = selector;
  const found = lookup(name);
  if (found.type === 'custom' || !name.startsWith('flink_')) return [];
  const { family } = found;
  // Of a client's own metrics nobody knows what they count.
  if (family.semantics === 'varies') return [];
  return [
    ofFunction(name, family, around),
    ofAggregation(name, family, around),
    ofSentinel(name, family, around),
    ofComparison(name, family, around),
    ofSubtasks(name, family, around),
    ofWindow(name, around),
  ].filter((problem) => problem !== null);
}

function ofFunction(
  metric: string,
  { measure, kind }: MetricFamily,
  around: Around,
): Problem | null {
  const call = around.find(({ type }) => type === 'call');
  if (call?.type !== 'call' || around[0]?.type !== 'matrix') return null;
  const { func } = call;
  const isCounter = measure === 'counter' || (kind === 'histogram' && /_count$/.test(metric));
  if (rates.has(func) && !isCounter) return { kind: 'rate-of-gauge', metric, func };
  return differences.has(func) && isCounter ? { kind: 'delta-of-counter', metric, func } : null;
}

/** A share has no sum, a time neither a sum nor a mean. A rate or a difference of it is something else. */
function ofAggregation(metric: string, { measure }: MetricFamily, around: Around): Problem | null {
  const direct = around.find(({ type }) => type !== 'matrix' && type !== 'subquery');
  const index = around.findIndex(({ type }) => type === 'aggregation');
  const aggregation = around[index];
  if (aggregation?.type !== 'aggregation') return null;
  // What is between may change what it is: a comparison does not, a clamp or an offset of a level neither.
  const changed = around.slice(0, index).some((one) => {
    if (one.type === 'call')
      return !/^(avg|max|min|last|quantile)_over_time$|^clamp/.test(one.func);
    return one.type === 'aggregation' || (one.type === 'binary' && !isFilter(one));
  });
  if (changed || direct === undefined) return null;
  const { op } = aggregation;
  const dishonest =
    (op === 'sum' && (measure === 'level' || measure === 'point' || measure === 'distribution')) ||
    (op === 'avg' && (measure === 'point' || measure === 'distribution'));
  return dishonest ? { kind: 'dishonest-aggregation', metric, op } : null;
}

const isFilter = (expr: Expr): boolean =>
  expr.type === 'binary' && /^([<>]=?|[!=]=|and|unless|or)$/.test(expr.op);

const guards = {
  watermark: '> -9e18 < 9e18',
  negative: '>= 0',
  'minus-one': '!= -1',
} as const;

/** Up from the selector: a filter that keeps it out comes first, or something that it spoils. */
function ofSentinel(metric: string, { sentinel }: MetricFamily, around: Around): Problem | null {
  if (sentinel === null || sentinel === 'nan' || around[0]?.type === 'matrix') return null;
  const decides = around.find((one) => !letsThrough(one));
  return decides === undefined || isSafe(decides, sentinel)
    ? null
    : { kind: 'unguarded-sentinel', metric, guard: guards[sentinel] };
}

/** What a number that is too small goes through, and is too small behind it. */
function letsThrough(expr: Expr): boolean {
  if (expr.type === 'aggregation') return expr.op === 'max' || expr.op === 'topk';
  const isScaling = expr.type === 'binary' && (expr.op === '*' || expr.op === '/');
  return isScaling && (expr.left.type === 'number' || expr.right.type === 'number');
}

function isSafe(expr: Expr, sentinel: keyof typeof guards): boolean {
  switch (expr.type) {
    case 'aggregation':
      return expr.op === 'count' || expr.op === 'group';
    case 'binary':
      if (/^(and|or|unless)$/.test(expr.op)) return true;
      return /^[<>]=?$|^[!=]=$/.test(expr.op) && keepsOut(expr.op, limitOf(expr), sentinel);
    case 'call':
      return /^(absent|timestamp)$/.test(expr.func);
    default:
      return true;
  }
}

function keepsOut(op: string, limit: number | null, sentinel: keyof typeof guards): boolean {
  if (limit === null) return false;
  if (sentinel === 'watermark') return op === '>' || op === '>=' || (op === '<' && limit > 0);
  return (
    (op === '>' && limit >= -1) ||
    (op === '>=' && limit >= 0) ||
    op === '!=' ||
    (op === '==' && limit >= 0)
  );
}

function limitOf(expr: Expr): number | null {
  if (expr.type !== 'binary') return null;
  const literal = [expr.right, expr.left].find(({ type }) => type === 'number');
  return literal?.type === 'number' ? toNumber(literal) : null;
}

/** The most that a unit can say. */
const most: Readonly<Partial<Record<Unit, number>>> = { ratio: 1, 'ms/s': 1000 };

/** The comparison with a number that the metric, or the largest of its series, takes part in as it is. */
function ofComparison(
  metric: string,
  { measure, unit }: MetricFamily,
  around: Around,
): Problem | null {
  const index = around.findIndex(
    (one) =>
      !(one.type === 'aggregation' && /^(max|min|avg|sum|topk)$/.test(one.op)) &&
      one.type !== 'matrix' &&
      !(one.type === 'call' && /^(avg|max|min|last)_over_time$/.test(one.func)),
  );
  const comparison = around[index];
  if (comparison?.type !== 'binary' || !/^[<>]=?$|^==$/.test(comparison.op)) return null;
  if (comparison.right.type !== 'number') return null;
  const limit = toNumber(comparison.right);
  const isAbove = comparison.op.startsWith('>');
  const summed = around
    .slice(0, index)
    .some((one) => one.type === 'aggregation' && one.op === 'sum');
  const top = most[unit];
  if (top !== undefined && isAbove && limit > top && !summed) {
    return { kind: 'limit-out-of-range', metric, limit, most: top };
  }
  // A guard, and "not yet one", are no limits that a counter passes for ever.
  const plain = around.slice(0, index).every(({ type }) => type === 'aggregation');
  const isLimit = isAbove && limit >= 0 && index === around.length - 1;
  return measure === 'counter' && plain && isLimit ? { kind: 'lifetime-counter', metric } : null;
}

function ofSubtasks(metric: string, { scope }: MetricFamily, around: Around): Problem | null {
  if (scope !== 'task' && scope !== 'operator') return null;
  const isAggregated = around.some(({ type, ...one }) => {
    if (type === 'aggregation') return true;
    // `absent` has one series, and what is only asked whether it is there gives none.
    return (
      type === 'call' && /^(absent|absent_over_time|scalar)$/.test((one as { func: string }).func)
    );
  });
  const isOnlyFilter = around.some(
    (one, index) =>
      one.type === 'binary' &&
      /^(and|unless)$/.test(one.op) &&
      index > 0 &&
      one.right === around[index - 1],
  );
  return isAggregated || isOnlyFilter ? null : { kind: 'per-subtask', metric };
}

function ofWindow(metric: string, around: Around): Problem | null {
  const [matrix, call] = around;
  // One sample is enough for `last_over_time` and its kin.
  if (call?.type !== 'call' || !(rates.has(call.func) || differences.has(call.func))) return null;
  if (matrix?.type !== 'matrix' || typeof matrix.range !== 'number') return null;
  const seconds = matrix.range / 1000;
  return seconds < SHORTEST_S ? { kind: 'short-window', metric, seconds } : null;
}
