/**
 * PromQL text → the tree that `@flink-metrics/sdk/promql` prints. Strict: what Prometheus refuses is refused,
 * with its place; nothing is guessed or left out.
 *
 * @module
 */
import type { Expr, VectorSelector } from '../ast.ts';
import { check } from './check.ts';
import { Cursor } from './cursor.ts';
import { parseExpr } from './expression.ts';
import { parseSelector as parseOneSelector } from './selector.ts';

export { maxDepth, maxLength } from './cursor.ts';
export { isPromQLSyntaxError, PromQLSyntaxError } from './syntax-error.ts';

/**
 * Parses a PromQL expression.
 * @throws {PromQLSyntaxError} where it is none, longer than `maxLength` or deeper than `maxDepth`.
 */
export function parse(text: string): Expr {
  return parseWhole(text, (cursor) => parseExpr(cursor));
}

/**
 * Parses a selector alone, as in `match[]`: without a range, `offset` or `@`.
 * @throws {PromQLSyntaxError}
 */
export function parseSelector(text: string): VectorSelector {
  return parseWhole(text, parseOneSelector);
}

function parseWhole<E extends Expr>(text: string, parseIt: (cursor: Cursor) => E): E {
  const cursor = new Cursor(text);
  const expr = parseIt(cursor);
  if (cursor.token.kind !== 'end') cursor.unexpected('an operator or the end of the text');
  check(cursor, expr);
  return expr;
}
