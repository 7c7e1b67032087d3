import type { At, Expr, Matcher, MatcherOperator, Subquery, VectorSelector } from './ast.ts';
import { type Duration, toMilliseconds } from './duration.ts';
import { node } from './nodes.ts';
import type {
  InstantVector,
  NotInferred,
  RangeSelector,
  Selector,
  SubqueryResult,
} from './types.ts';

/** What a label must be: a string is the exact value, a list of conditions must all hold. */
export interface Condition {
  readonly op: MatcherOperator;
  readonly value: string;
}

export type LabelConditions<L extends string> = string extends L
  ? Readonly<Record<string, LabelCondition>>
  : { readonly [Name in L]?: LabelCondition };

type LabelCondition = string | Condition | readonly (string | Condition)[];

/** `!=`: any other value, also none. */
export const not = (value: string): Condition => ({ op: '!=', value });

/** `=~`: an RE2 regular expression that matches the whole value. */
export const re = (value: string): Condition => ({ op: '=~', value });

/** `!~`: the regular expression does not match. */
export const notRe = (value: string): Condition => ({ op: '!~', value });

/**
 * Exactly one of these values, whatever characters they hold.
 * @throws {TypeError} where there is none: no matcher selects nothing.
 */
export function oneOf(...values: readonly string[]): Condition {
  const [only] = values;
  if (only === undefined) throw new TypeError('oneOf(…) needs at least one value.');
  return values.length === 1 ? { op: '=', value: only } : re(values.map(escapeRegex).join('|'));
}

/** The regular expression that matches just this text. */
export function escapeRegex(text: string): string {
  return text.replace(/[\\.+*?()|[\]{}^$]/g, '\\$&');
}

/**
 * Selects the series of a metric. Without `L` any label is accepted; with it, only those names are:
 * `metric<'job_name' | 'tm_id'>('flink_x', { job_name: 'orders' })`.
 * @throws {TypeError} where the name is empty.
 */
export function metric<L extends string = string>(
  name: string,
  conditions?: LabelConditions<NotInferred<L>>,
): Selector<L> {
  return selectNamed(name, toMatchers(conditions ?? {}));
}

function selectNamed<L extends string>(name: string, matchers: readonly Matcher[]): Selector<L> {
  if (name === '') throw new TypeError('A metric needs a name; selector({…}) selects without one.');
  return select({ type: 'selector', name, matchers });
}

/**
 * Selects series by labels alone.
 * @throws {TypeError} where there is no condition: PromQL refuses `{}`.
 */
export function selector<L extends string = string>(
  conditions: LabelConditions<NotInferred<L>>,
): Selector<L> {
  const matchers = toMatchers(conditions);
  if (matchers.length === 0) throw new TypeError('selector({…}) needs at least one condition.');
  return select({ type: 'selector', matchers });
}

/**
 * A `metric` function that knows the label names of each metric, and no other metrics:
 * `const metric = declareMetrics<{ flink_x: 'job_name' | 'tm_id' }>()`.
 */
export function declareMetrics<M extends Readonly<Record<string, string>>>(): <
  Name extends keyof M & string,
>(
  name: Name,
  conditions?: LabelConditions<M[Name]>,
) => Selector<M[Name]> {
  return (name, conditions) => selectNamed(name, toMatchers(conditions ?? {}));
}

function select<L extends string>(data: VectorSelector): Selector<L> {
  return node(data) as Selector<L>;
}

function toMatchers(conditions: object): readonly Matcher[] {
  return Object.entries<LabelCondition>({ ...conditions }).flatMap(([name, given]) => {
    const all = [given].flat();
    // A missing value is never left out: it may be what keeps two tenants apart.
    if (all.length === 0 || !all.every(isCondition)) {
      throw new TypeError(`The label ${JSON.stringify(name)} has no value to match.`);
    }
    return all.map((condition) =>
      typeof condition === 'string' ? { name, op: '=', value: condition } : { name, ...condition },
    );
  });
}

function isCondition(given: string | Condition | null | undefined): given is string | Condition {
  return typeof given === 'string' || typeof given?.value === 'string';
}

/** The samples of the last `window` before each step: `x[5m]`. */
export function range<L extends string>(of: Selector<L>, window: Duration): RangeSelector<L> {
  const { type } = of;
  if (type !== 'selector') {
    throw new TypeError(`range() takes a selector, not a ${type}: use subquery().`);
  }
  return node({
    type: 'matrix',
    selector: of,
    range: toMilliseconds(window),
  } as Expr) as RangeSelector<L>;
}

/** Evaluates a vector again and again over the last `window`: `expr[1h:1m]`; without `step` as often as rules are. */
export function subquery<L extends string>(
  expr: InstantVector<L>,
  window: Duration,
  step?: Duration,
): SubqueryResult<L> {
  return node({
    type: 'subquery',
    expr: expr as Expr,
    range: toMilliseconds(window),
    ...(step !== undefined && { step: toMilliseconds(step) }),
  }) as SubqueryResult<L>;
}

/** What `offset` and `@` may follow. */
type Shiftable = Selector | RangeSelector | SubqueryResult;

/** Looks back by `by` (ahead where negative). */
export function offset<S extends Shiftable>(of: S, by: Duration): S {
  return shift(of, { offset: toMilliseconds(by) });
}

/** Evaluates at one time whatever the step: Unix time in milliseconds, a Date, or an end of the query's range. */
export function at<S extends Shiftable>(of: S, time: At | Date): S {
  return shift(of, { at: time instanceof Date ? time.getTime() : time });
}

interface Modifiers {
  readonly offset?: number;
  readonly at?: At;
}

function shift<S extends Shiftable>(of: S, modifiers: Modifiers): S {
  const expr: Expr = of;
  if (expr.type !== 'matrix') return node(withModifiers(expr, modifiers)) as S;
  const selector = node(withModifiers(expr.selector, modifiers));
  return node({ ...expr, selector }) as Expr as S;
}

/** An offset of zero is none. */
function withModifiers<N extends VectorSelector | Subquery>(target: N, modifiers: Modifiers): N {
  const { offset: by = 0, ...rest } = { ...target, ...modifiers };
  return (by === 0 ? rest : { ...rest, offset: by }) as N;
}
