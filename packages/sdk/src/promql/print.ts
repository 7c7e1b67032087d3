import type {
  Aggregation,
  At,
  BinaryExpr,
  DurationExpr,
  Expr,
  Fill,
  Grouping,
  Matcher,
  MatrixSelector,
  NumberLiteral,
  Subquery,
  VectorMatching,
  VectorSelector,
} from './ast.ts';
import { printDuration } from './duration.ts';
import { toDurationExpr } from './duration-expression.ts';
import {
  leftNeedsParentheses,
  precedence,
  rightNeedsParentheses,
  signedNeedsParentheses,
  subqueriedNeedsParentheses,
} from './parentheses.ts';
import { isBareMetricName, printGroupingLabel, printLabel, quote } from './quote.ts';

/**
 * The PromQL text of a tree, with the fewest parentheses that keep its meaning. Every string is quoted and
 * escaped here: a hostile label value stays a value.
 * @throws {TypeError} where the tree is none (data from outside) or PromQL cannot express it.
 */
export function print(expr: Expr): string {
  switch (expr.type) {
    case 'number':
      return printNumber(expr);
    case 'string':
      return quote(expr.value);
    case 'selector':
      return printSelector(expr) + printModifiers(expr);
    case 'matrix':
      return printSelector(expr.selector) + printMatrixWindow(expr);
    case 'subquery':
      return wrap(expr.expr, subqueriedNeedsParentheses(expr.expr)) + printSubqueryWindow(expr);
    case 'call':
      return `${printName(expr.func)}(${expr.args.map(print).join(', ')})`;
    case 'aggregation':
      return `${printAggregator(expr)}(${aggregationArguments(expr).map(print).join(', ')})`;
    case 'binary': {
      const operator = printOperator(expr);
      const left = wrap(expr.left, leftNeedsParentheses(expr));
      return `${left} ${operator} ${wrap(expr.right, rightNeedsParentheses(expr))}`;
    }
    case 'unary':
      return printSign(expr.op) + wrap(expr.expr, signedNeedsParentheses(expr.expr));
    default:
      notATree(expr);
  }
}

function wrap(expr: Expr, parentheses: boolean): string {
  return parentheses ? `(${print(expr)})` : print(expr);
}

function printNumber({ value }: NumberLiteral): string {
  const isText = value === 'NaN' || value === 'Inf' || value === '-Inf' || value === '-0';
  if (!isText && !Number.isFinite(value)) notATree({ type: 'number', value: String(value) });
  // String(-0) is "0".
  return Object.is(value, -0) ? '-0' : String(value);
}

/** A selector without `offset` and `@`. */
export function printSelector(selector: VectorSelector): string {
  const { name, matchers } = selectorParts(selector);
  return matchers.length === 0 ? name : `${name}{${matchers.join(',')}}`;
}

/** What is before the braces of a selector, and each part within them. */
export function selectorParts({ name, matchers }: VectorSelector): {
  readonly name: string;
  readonly matchers: readonly string[];
} {
  const printed = matchers.map(printMatcher);
  if (name === undefined) {
    if (printed.length === 0) throw new TypeError('A selector needs a name or a matcher.');
    return { name: '', matchers: printed };
  }
  if (matchers.some((matcher) => matcher.name === '__name__')) {
    throw new TypeError(`The selector of ${JSON.stringify(name)} has a matcher for __name__ too.`);
  }
  if (name === '') throw new TypeError('A metric needs a name.');
  if (!isBareMetricName(name)) return { name: '', matchers: [quote(name), ...printed] };
  return { name, matchers: printed };
}

function printMatcher({ name, op, value }: Matcher): string {
  if (op !== '=' && op !== '!=' && op !== '=~' && op !== '!~') notATree(op);
  return `${printLabel(name)}${op}${quote(value)}`;
}

/** All of a range selector behind its braces. */
export function printMatrixWindow({ selector, range }: MatrixSelector): string {
  return `[${printWindow(range)}]${printModifiers(selector)}`;
}

/** All of a subquery behind its expression. */
export function printSubqueryWindow(subquery: Subquery): string {
  const step = subquery.step === undefined ? '' : printWindow(subquery.step);
  return `[${printWindow(subquery.range)}:${step}]${printModifiers(subquery)}`;
}

/** What stands in brackets. */
function printWindow(duration: number | DurationExpr): string {
  return typeof duration === 'number' ? printPositive(duration) : print(checkedDuration(duration));
}

function printPositive(ms: number): string {
  if (!Number.isSafeInteger(ms) || ms <= 0) {
    throw new TypeError(`A range needs a positive whole number of milliseconds, not ${ms}.`);
  }
  return printDuration(ms);
}

/**
 * What stands behind `offset`. Behind `offset (…)` Prometheus reads an operator as the duration's, behind a signed
 * parenthesis as the next of the query.
 */
function printOffset(duration: number | DurationExpr): string {
  if (typeof duration === 'number') {
    return (duration < 0 ? '-' : '') + printPositive(Math.abs(duration));
  }
  const expr = checkedDuration(duration);
  if (expr.type === 'call') return print(expr);
  return expr.type === 'unary' ? `-(${print(expr.expr)})` : `+(${print(expr)})`;
}

/** Of a tree from outside, nothing but a duration comes into the text. */
function checkedDuration(duration: DurationExpr): DurationExpr {
  return toDurationExpr(duration) ?? notATree(duration);
}

interface Modifiers {
  readonly extended?: VectorSelector['extended'];
  readonly at?: At;
  readonly offset?: number | DurationExpr;
}

/** ` smoothed @ end() offset 5m`: what is behind a selector. */
export function printModifiers({ extended, at, offset = 0 }: Modifiers): string {
  const printedExtended = extended === undefined ? '' : ` ${printExtended(extended)}`;
  const printedAt = at === undefined ? '' : ` @ ${printAt(at)}`;
  const printedOffset = offset === 0 ? '' : ` offset ${printOffset(offset)}`;
  return printedExtended + printedAt + printedOffset;
}

function printExtended(extended: string): string {
  if (extended !== 'anchored' && extended !== 'smoothed') notATree(extended);
  return extended;
}

function printAt(at: At): string {
  if (at === 'start' || at === 'end') return `${at}()`;
  if (!Number.isSafeInteger(at)) {
    throw new TypeError(`@ needs whole milliseconds of Unix time, not ${at}.`);
  }
  return String(at / 1000);
}

/** `sum by (task_name) `: all before the parentheses. */
export function printAggregator({ op, grouping }: Aggregation): string {
  return grouping === undefined ? printName(op) : `${printName(op)} ${printGrouping(grouping)} `;
}

export function aggregationArguments({ param, expr }: Aggregation): readonly Expr[] {
  return param === undefined ? [expr] : [param, expr];
}

function printGrouping({ kind, labels }: Grouping): string {
  if (kind !== 'by' && kind !== 'without') notATree(kind);
  return `${kind} ${printLabels(labels)}`;
}

/** `/ on (tm_id) group_left ()`: the operator with its modifiers. */
export function printOperator({ op, bool, matching, fill }: BinaryExpr): string {
  if (!Object.hasOwn(precedence, op)) notATree(op);
  const text = bool === true ? `${op} bool` : op;
  return text + printMatching(matching) + printFill(fill);
}

function printFill({ left, right }: Fill = {}): string {
  if (left === right) return printFillOf('', left);
  return printFillOf('_left', left) + printFillOf('_right', right);
}

function printFillOf(side: string, value: NumberLiteral['value'] | undefined): string {
  return value === undefined ? '' : ` fill${side} (${printNumber({ type: 'number', value })})`;
}

function printMatching(matching: VectorMatching | undefined): string {
  if (matching === undefined) return '';
  const { kind, labels, group } = matching;
  if (kind !== 'on' && kind !== 'ignoring') notATree(kind);
  const matched = ` ${kind} ${printLabels(labels)}`;
  if (group === undefined) return matched;
  // The empty list is written too: without it, parentheses of the right operand would be read as the list.
  return `${matched} ${group.side === 'left' ? 'group_left' : 'group_right'} ${printLabels(group.labels)}`;
}

function printLabels(labels: readonly string[]): string {
  return `(${labels.map(printGroupingLabel).join(', ')})`;
}

export function printSign(op: '+' | '-'): string {
  if (op !== '+' && op !== '-') notATree(op);
  return op;
}

/** A function's or aggregation's name: never anything that could hide more PromQL. */
export function printName(name: string): string {
  if (!/^[a-z_][a-z0-9_]*$/.test(name)) notATree(name);
  return name;
}

function notATree(value: unknown): never {
  throw new TypeError(`Not a PromQL tree: ${JSON.stringify(value)}`);
}
