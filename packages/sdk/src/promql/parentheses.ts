import type { BinaryExpr, BinaryOperator, Expr } from './ast.ts';

/** How tightly binary operators bind. All are left-associative but `^`. */
export const precedence: Readonly<Record<BinaryOperator, number>> = {
  or: 1,
  and: 2,
  unless: 2,
  '==': 3,
  '!=': 3,
  '<': 3,
  '<=': 3,
  '>': 3,
  '>=': 3,
  '</': 3,
  '>/': 3,
  '+': 4,
  '-': 4,
  '*': 5,
  '/': 5,
  '%': 5,
  atan2: 5,
  '^': 6,
};

/** A sign binds like `*`: `-a ^ b` is `-(a ^ b)`, `-a * b` is `(-a) * b`. */
export const signPrecedence = 5;

export function leftNeedsParentheses({ op, left }: BinaryExpr): boolean {
  const minimum = precedence[op] + (op === '^' ? 1 : 0);
  if (left.type === 'binary') return precedence[left.op] < minimum;
  return hasSign(left) && signPrecedence < minimum;
}

/** A sign in the right operand needs none: `a ^ -b` can be read in one way only. */
export function rightNeedsParentheses({ op, right }: BinaryExpr): boolean {
  const minimum = precedence[op] + (op === '^' ? 0 : 1);
  return right.type === 'binary' && precedence[right.op] < minimum;
}

/** A number behind a sign would become a negative number: `-(1)` is another tree than `-1`. */
export function signedNeedsParentheses(expr: Expr): boolean {
  return (
    expr.type === 'number' || (expr.type === 'binary' && precedence[expr.op] <= signPrecedence)
  );
}

/** What stands before the `[` of a subquery. */
export function subqueriedNeedsParentheses(expr: Expr): boolean {
  return expr.type === 'binary' || expr.type === 'matrix' || hasSign(expr);
}

function hasSign(expr: Expr): boolean {
  return expr.type === 'unary' || (expr.type === 'number' && String(expr.value).startsWith('-'));
}
