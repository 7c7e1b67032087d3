import type {
  Aggregation,
  BinaryExpr,
  BinaryOperator,
  Expr,
  Grouping,
  NumberLiteral,
  VectorMatching,
} from '../ast.ts';
import { numberValue, toNumber } from '../nodes.ts';
import { precedence, signPrecedence } from '../parentheses.ts';
import { reservedAsMetric, reservedInGrouping } from '../quote.ts';
import { aggregators, functions } from '../signatures.ts';
import { valueType } from '../tree.ts';
import type { Cursor } from './cursor.ts';
import { parseNamedSelector, parsePostfixes, parseUnnamedSelector } from './selector.ts';

/** An expression of operators that bind at least as tightly as `minimum`. */
export function parseExpr(cursor: Cursor, minimum = 0): Expr {
  return cursor.nested(() => {
    const { start } = cursor.token;
    let left = parseSigned(cursor);
    for (;;) {
      const op = binaryOperatorAt(cursor);
      if (op === undefined || precedence[op] < minimum) return left;
      cursor.deepen();
      cursor.advance();
      left = cursor.locate(parseOperation(cursor, op, left), start);
    }
  });
}

function binaryOperatorAt(cursor: Cursor): BinaryOperator | undefined {
  const { kind, text } = cursor.token;
  if (kind !== 'symbol' && kind !== 'identifier') return undefined;
  const op = text.toLowerCase();
  return isBinaryOperator(op) ? op : undefined;
}

function isBinaryOperator(op: string): op is BinaryOperator {
  return Object.hasOwn(precedence, op);
}

/** All that follows an operator. */
function parseOperation(cursor: Cursor, op: BinaryOperator, left: Expr): BinaryExpr {
  const bool = cursor.isKeyword('bool');
  if (bool) cursor.advance();
  const written = parseMatching(cursor);
  const right = parseExpr(cursor, op === '^' ? precedence[op] : precedence[op] + 1);
  const matching = isIgnored(written, left, right) ? undefined : written;
  return {
    type: 'binary',
    op,
    left,
    right,
    ...(bool && { bool }),
    ...(matching !== undefined && { matching }),
  };
}

/** Prometheus drops `on ()` and `ignoring ()` around a scalar. */
function isIgnored(matching: VectorMatching | undefined, left: Expr, right: Expr): boolean {
  return (
    matching?.labels.length === 0 && (valueType(left) !== 'vector' || valueType(right) !== 'vector')
  );
}

function parseMatching(cursor: Cursor): VectorMatching | undefined {
  if (!cursor.isKeyword('on', 'ignoring')) return undefined;
  const kind = cursor.isKeyword('on') ? 'on' : 'ignoring';
  cursor.advance();
  const labels = parseLabels(cursor);
  if (!cursor.isKeyword('group_left', 'group_right')) return { kind, labels };
  const side = cursor.isKeyword('group_left') ? 'left' : 'right';
  cursor.advance();
  return { kind, labels, group: { side, labels: cursor.is('(') ? parseLabels(cursor) : [] } };
}

function parseLabels(cursor: Cursor): string[] {
  const labels: string[] = [];
  cursor.expect('(');
  while (!cursor.is(')')) {
    labels.push(parseLabel(cursor));
    if (!cursor.take(',')) break;
  }
  if (!cursor.take(')')) cursor.unexpected('"," or ")"');
  return labels;
}

function parseLabel(cursor: Cursor): string {
  const { kind, text, start } = cursor.token;
  if (kind === 'string') {
    const label = cursor.takeString();
    return label === '' ? cursor.fail(start, 'a label name', 'an empty string') : label;
  }
  if (kind !== 'identifier' || reservedInGrouping.test(text))
    cursor.unexpected('a label name or ")"');
  cursor.advance();
  return text;
}

function parseSigned(cursor: Cursor): Expr {
  const { text, start } = cursor.token;
  if (!cursor.is('-') && !cursor.is('+')) return parsePostfixes(cursor, parsePrimary(cursor));
  const op = text === '-' ? '-' : '+';
  cursor.advance();
  const expr = parseExpr(cursor, signPrecedence + 1);
  const isNumber = expr.type === 'number' && !cursor.isParenthesised(expr);
  return cursor.locate(isNumber ? withSign(op, expr) : { type: 'unary', op, expr }, start);
}

function withSign(op: '+' | '-', literal: NumberLiteral): NumberLiteral {
  return op === '+' ? { ...literal } : { type: 'number', value: numberValue(-toNumber(literal)) };
}

function parsePrimary(cursor: Cursor): Expr {
  const { kind, start } = cursor.token;
  if (kind === 'number' || kind === 'duration')
    return parseNumber(cursor, cursor.takeNumber(), start);
  if (kind === 'string')
    return cursor.locate({ type: 'string', value: cursor.takeString() }, start);
  if (kind === 'identifier') return parseNamed(cursor);
  if (cursor.is('{')) return parseUnnamedSelector(cursor);
  if (!cursor.take('(')) cursor.unexpected('an expression');
  const expr = parseExpr(cursor);
  if (!cursor.take(')')) cursor.unexpected('an operator or ")"');
  return cursor.parenthesise(expr);
}

function parseNumber(cursor: Cursor, value: number, start: number): NumberLiteral {
  return cursor.locate({ type: 'number', value: numberValue(value) }, start);
}

/** A number in words, an aggregation, a call, or a metric. */
function parseNamed(cursor: Cursor): Expr {
  const { text, start } = cursor.token;
  const keyword = text.toLowerCase();
  if (keyword === 'inf' || keyword === 'nan') {
    cursor.advance();
    return parseNumber(cursor, keyword === 'inf' ? Number.POSITIVE_INFINITY : Number.NaN, start);
  }
  if (reservedAsMetric.test(text)) cursor.unexpected('an expression');
  cursor.advance();
  if (
    Object.hasOwn(aggregators, keyword) &&
    (cursor.is('(') || cursor.isKeyword('by', 'without'))
  ) {
    return parseAggregation(cursor, keyword, start);
  }
  if (!cursor.is('(')) return parseNamedSelector(cursor, text, start);
  if (!Object.hasOwn(functions, text)) cursor.fail(start, 'a function', JSON.stringify(text));
  const args = parseArguments(cursor);
  return cursor.locate({ type: 'call', func: text, args }, start);
}

function parseAggregation(cursor: Cursor, op: string, start: number): Aggregation {
  const before = parseGrouping(cursor);
  const args = parseArguments(cursor);
  const grouping = before ?? parseGrouping(cursor);
  const hasParam = 'param' in aggregators[op as keyof typeof aggregators];
  const [first, second] = args;
  const expr = hasParam ? second : first;
  if (first === undefined || expr === undefined || args.length !== (hasParam ? 2 : 1)) {
    cursor.fail(start, `${hasParam ? '2 arguments' : '1 argument'} of ${op}`, `${args.length}`);
  }
  return cursor.locate(
    {
      type: 'aggregation',
      op,
      expr,
      ...(hasParam && { param: first }),
      ...(grouping !== undefined && { grouping }),
    },
    start,
  );
}

function parseGrouping(cursor: Cursor): Grouping | undefined {
  if (!cursor.isKeyword('by', 'without')) return undefined;
  const kind = cursor.isKeyword('by') ? 'by' : 'without';
  cursor.advance();
  return { kind, labels: parseLabels(cursor) };
}

function parseArguments(cursor: Cursor): Expr[] {
  const args: Expr[] = [];
  cursor.expect('(');
  if (cursor.take(')')) return args;
  do args.push(parseExpr(cursor));
  while (cursor.take(','));
  if (!cursor.take(')')) cursor.unexpected('an operator, "," or ")"');
  return args;
}
