import type {
  Aggregation,
  BinaryExpr,
  BinaryOperator,
  Expr,
  Fill,
  Grouping,
  NumberLiteral,
  VectorMatching,
} from '../ast.ts';
import { numberValue, toNumber } from '../nodes.ts';
import { precedence, signPrecedence } from '../parentheses.ts';
import { reservedAsMetric, reservedInGrouping } from '../quote.ts';
import { aggregators, signatures } from '../signatures.ts';
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
  return Object.hasOwn(precedence, op) ? (op as BinaryOperator) : undefined;
}

/** All that follows an operator. */
function parseOperation(cursor: Cursor, op: BinaryOperator, left: Expr): BinaryExpr {
  const bool = cursor.takeKeyword('bool') !== undefined;
  const matching = parseMatching(cursor);
  const fill = parseFill(cursor);
  const right = parseExpr(cursor, op === '^' ? precedence[op] : precedence[op] + 1);
  return {
    type: 'binary',
    op,
    left,
    right,
    ...(bool && { bool }),
    ...(matching && { matching }),
    ...(fill && { fill }),
  };
}

/** `fill (0)`, or one side or both. Each is a metric's name where no parenthesis follows. */
function parseFill(
  cursor: Cursor,
  keywords: readonly ('fill' | 'fill_left' | 'fill_right')[] = ['fill', 'fill_left', 'fill_right'],
): Fill | undefined {
  const keyword = cursor.isCall() ? cursor.takeKeyword(...keywords) : undefined;
  if (keyword === undefined) return undefined;
  cursor.expect('(');
  const value = numberValue(cursor.takeSign() * cursor.takeNumber());
  cursor.expect(')');
  if (keyword === 'fill') return { left: value, right: value };
  // `fill` is the first: behind one side, the other alone may follow.
  const others = keywords.slice(1).filter((other) => other !== keyword);
  return { ...parseFill(cursor, others), [keyword.slice(5)]: value };
}

function parseMatching(cursor: Cursor): VectorMatching | undefined {
  const kind = cursor.takeKeyword('on', 'ignoring');
  if (kind === undefined) return undefined;
  const labels = parseLabels(cursor);
  const group = cursor.takeKeyword('group_left', 'group_right');
  if (group === undefined) return { kind, labels };
  const side = group === 'group_left' ? 'left' : 'right';
  return { kind, labels, group: { side, labels: cursor.is('(') ? parseLabels(cursor) : [] } };
}

function parseLabels(cursor: Cursor): string[] {
  const labels: string[] = [];
  cursor.list('(', ')', () => labels.push(parseLabel(cursor)));
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
  const { start } = cursor.token;
  if (!cursor.is('-') && !cursor.is('+')) {
    return parsePostfixes(cursor, parsePrimary(cursor), parsers);
  }
  const op = cursor.takeSign() < 0 ? '-' : '+';
  const expr = parseExpr(cursor, signPrecedence + 1);
  const isNumber = expr.type === 'number' && !cursor.isParenthesised(expr);
  return cursor.locate(isNumber ? withSign(op, expr) : { type: 'unary', op, expr }, start);
}

function withSign(op: '+' | '-', literal: NumberLiteral): NumberLiteral {
  return op === '+' ? literal : { type: 'number', value: numberValue(-toNumber(literal)) };
}

const parsers = { parseExpr, parsePrimary };

function parsePrimary(cursor: Cursor): Expr {
  const { kind, start } = cursor.token;
  if (cursor.isNumber())
    return cursor.locate({ type: 'number', value: numberValue(cursor.takeNumber()) }, start);
  if (kind === 'string')
    return cursor.locate({ type: 'string', value: cursor.takeString() }, start);
  if (kind === 'identifier') return parseNamed(cursor);
  if (cursor.is('{')) return parseUnnamedSelector(cursor);
  if (!cursor.take('(')) cursor.unexpected('an expression');
  const expr = parseExpr(cursor);
  if (!cursor.take(')')) cursor.unexpected('an operator or ")"');
  return cursor.parenthesise(expr);
}

/** An aggregation, a call, or a metric. */
function parseNamed(cursor: Cursor): Expr {
  const { text, start } = cursor.token;
  const keyword = text.toLowerCase();
  if (reservedAsMetric.test(text)) cursor.unexpected('an expression');
  cursor.advance();
  if (
    Object.hasOwn(aggregators, keyword) &&
    (cursor.is('(') || cursor.isKeyword('by', 'without'))
  ) {
    return parseAggregation(cursor, keyword, start);
  }
  if (!cursor.is('(')) return parseNamedSelector(cursor, text, start);
  if (!Object.hasOwn(signatures, text)) cursor.fail(start, 'a function', JSON.stringify(text));
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
  const kind = cursor.takeKeyword('by', 'without');
  return kind && { kind, labels: parseLabels(cursor) };
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
