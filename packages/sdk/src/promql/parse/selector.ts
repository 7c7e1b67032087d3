import type { Expr, Matcher, MatcherOperator, Subquery, VectorSelector } from '../ast.ts';
import { reservedAsMetric } from '../quote.ts';
import type { Cursor } from './cursor.ts';
import { type ExpressionParsers, parseOffsetDuration, parseWindowDuration } from './duration.ts';

/** A selector alone. */
export function parseSelector(cursor: Cursor): VectorSelector {
  if (cursor.is('{')) return parseUnnamedSelector(cursor);
  const { kind, text, start } = cursor.token;
  if (kind !== 'identifier' || reservedAsMetric.test(text)) cursor.unexpected('a selector');
  cursor.advance();
  return parseNamedSelector(cursor, text, start);
}

/** `{…}`, or nothing, behind a name. */
export function parseNamedSelector(cursor: Cursor, name: string, start: number): VectorSelector {
  const { names, matchers } = cursor.is('{') ? parseBraces(cursor) : { names: [], matchers: [] };
  if (names.length > 0 || matchers.some((matcher) => matcher.name === '__name__')) {
    cursor.fail(start, 'one name of the metric', `${JSON.stringify(name)} and another in braces`);
  }
  return cursor.locate({ type: 'selector', name, matchers }, start);
}

/** `{…}`, where a lone string is the metric's name: `{"http.requests",job="x"}`. */
export function parseUnnamedSelector(cursor: Cursor): VectorSelector {
  const { start } = cursor.token;
  const { names, matchers } = parseBraces(cursor);
  const [name] = names;
  const isNamed =
    names.length === 1 && name !== '' && !matchers.some((matcher) => matcher.name === '__name__');
  return cursor.locate(
    name !== undefined && isNamed
      ? { type: 'selector', name, matchers }
      : { type: 'selector', matchers: [...names.map(toNameMatcher), ...matchers] },
    start,
  );
}

function toNameMatcher(value: string): Matcher {
  return { name: '__name__', op: '=', value };
}

interface Braces {
  /** Strings without an operator: each is the name of the metric. */
  readonly names: string[];
  readonly matchers: Matcher[];
}

function parseBraces(cursor: Cursor): Braces {
  const braces: Braces = { names: [], matchers: [] };
  cursor.list('{', '}', () => parseMatcher(cursor, braces));
  return braces;
}

function parseMatcher(cursor: Cursor, { names, matchers }: Braces): void {
  const { kind, text } = cursor.token;
  if (kind !== 'string' && kind !== 'identifier') cursor.unexpected('a label name or "}"');
  const name = kind === 'string' ? cursor.takeString() : text;
  if (kind === 'identifier') cursor.advance();
  if (kind === 'string' && (cursor.is(',') || cursor.is('}'))) {
    names.push(name);
    return;
  }
  matchers.push({ name, op: parseMatcherOperator(cursor), value: cursor.takeString() });
}

const matcherOperators: readonly MatcherOperator[] = ['=', '!=', '=~', '!~'];

function parseMatcherOperator(cursor: Cursor): MatcherOperator {
  const op = matcherOperators.find((symbol) => cursor.take(symbol));
  return op ?? cursor.unexpected('=, !=, =~ or !~');
}

/** Any number of `[range]`, `[range:step]`, `offset`, `@`, `anchored` and `smoothed` behind an expression. */
export function parsePostfixes(cursor: Cursor, expr: Expr, parsers: ExpressionParsers): Expr {
  let result = expr;
  for (;;) {
    if (cursor.is('[')) result = parseWindow(cursor, result, parsers);
    else if (cursor.isKeyword('offset')) result = parseOffset(cursor, result, parsers);
    else if (cursor.is('@')) result = parseAt(cursor, result);
    else {
      const { start } = cursor.token;
      const extended = cursor.takeKeyword('anchored', 'smoothed');
      if (extended === undefined) return result;
      result = extend(cursor, result, start, extended);
    }
    cursor.locate(result, cursor.startOf(expr));
  }
}

function parseWindow(cursor: Cursor, expr: Expr, parsers: ExpressionParsers): Expr {
  const { start } = cursor.token;
  cursor.expect('[');
  const range = parseWindowDuration(cursor, parsers);
  if (cursor.take(':')) {
    const step = cursor.is(']') ? {} : { step: parseWindowDuration(cursor, parsers) };
    cursor.expect(']');
    return { type: 'subquery', expr, range, ...step };
  }
  cursor.expect(']');
  if (expr.type !== 'selector' || cursor.isParenthesised(expr)) {
    cursor.fail(start, 'a selector, or a subquery [5m:]', 'a range');
  }
  // Prometheus lets `@ start()` and an offset of zero stand before the range.
  if (expr.offset !== undefined || typeof expr.at === 'number') {
    cursor.fail(start, 'offset and @ behind the range', 'a range');
  }
  return { type: 'matrix', selector: expr, range };
}

function parseOffset(cursor: Cursor, expr: Expr, parsers: ExpressionParsers): Expr {
  const { start } = cursor.token;
  cursor.advance();
  const by = parseOffsetDuration(cursor, parsers);
  return shift(cursor, expr, start, (target) => {
    if (target.offset !== undefined) cursor.fail(start, 'one offset', 'a second offset');
    return by === 0 ? target : { ...target, offset: by };
  });
}

function parseAt(cursor: Cursor, expr: Expr): Expr {
  const { start } = cursor.token;
  cursor.advance();
  const at = parseTime(cursor);
  return shift(cursor, expr, start, (target) => {
    if (target.at !== undefined) cursor.fail(start, 'one @', 'a second @');
    return { ...target, at };
  });
}

function extend(
  cursor: Cursor,
  expr: Expr,
  start: number,
  extended: NonNullable<VectorSelector['extended']>,
): Expr {
  return shift(cursor, expr, start, (target) => {
    const isOther = target.type !== 'selector' || (target.extended ?? extended) !== extended;
    return isOther ? refuseShift(cursor, start) : { ...target, extended };
  });
}

function parseTime(cursor: Cursor): number | 'start' | 'end' {
  const { start, text } = cursor.token;
  const end = cursor.takeKeyword('start', 'end');
  if (end !== undefined) {
    cursor.expect('(');
    cursor.expect(')');
    return end;
  }
  const sign = cursor.takeSign();
  // Go rounds halves away from zero.
  const ms = sign * Math.round(cursor.takeNumber() * 1000) + 0;
  if (!Number.isSafeInteger(ms)) cursor.fail(start, 'a Unix time in seconds', text);
  return ms;
}

type Shiftable = VectorSelector | Subquery;

function shift(
  cursor: Cursor,
  expr: Expr,
  start: number,
  change: <T extends Shiftable>(target: T) => T,
): Expr {
  if (!cursor.isParenthesised(expr)) {
    if (expr.type === 'selector' || expr.type === 'subquery') return change(expr);
    if (expr.type === 'matrix') return { ...expr, selector: change(expr.selector) };
  }
  return refuseShift(cursor, start);
}

function refuseShift(cursor: Cursor, start: number): never {
  return cursor.fail(
    start,
    'a selector or subquery in front of its modifiers',
    'another expression',
  );
}
