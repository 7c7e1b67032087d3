import type { DurationExpr, Expr } from '../ast.ts';
import { toDurationExpr } from '../duration-expression.ts';
import { toNumber } from '../nodes.ts';
import { precedence } from '../parentheses.ts';
import type { Cursor } from './cursor.ts';

/** Those of expressions: given in, so that their module and this do not import each other. */
export interface ExpressionParsers {
  parseExpr(cursor: Cursor, minimum?: number): Expr;
  parsePrimary(cursor: Cursor): Expr;
}

/** A window or a step in brackets, in milliseconds where it is a plain number. */
export function parseWindowDuration(
  cursor: Cursor,
  { parseExpr }: ExpressionParsers,
): number | DurationExpr {
  const { start } = cursor.token;
  const duration = toDuration(cursor, start, parseExpr(cursor));
  if (typeof duration === 'number' && duration <= 0) {
    cursor.fail(start, 'a duration greater than 0', `${duration / 1000}`);
  }
  return duration;
}

/**
 * What stands behind `offset`: a number, a call or `(…)`, with a sign or without. An operator behind it is the
 * query's, but for one behind `(…)` without a sign: so Prometheus's grammar has it.
 */
export function parseOffsetDuration(
  cursor: Cursor,
  { parseExpr, parsePrimary }: ExpressionParsers,
): number | DurationExpr {
  const { start, text } = cursor.token;
  if (text === '(') return toDuration(cursor, start, parseExpr(cursor, precedence['+']));
  const op = cursor.takeSign() < 0 ? '-' : '+';
  return toDuration(cursor, start, { type: 'unary', op, expr: parsePrimary(cursor) });
}

function toDuration(cursor: Cursor, start: number, expr: Expr): number | DurationExpr {
  const duration = toDurationExpr(expr);
  if (duration === undefined) cursor.fail(start, 'a duration', 'another expression');
  return duration.type === 'number' ? cursor.toMilliseconds(toNumber(duration), start) : duration;
}
