import type { BinaryExpr, Expr, VectorSelector } from './ast.ts';
import {
  leftNeedsParentheses,
  rightNeedsParentheses,
  signedNeedsParentheses,
  subqueriedNeedsParentheses,
} from './parentheses.ts';
import {
  aggregationArguments,
  print,
  printAggregator,
  printMatrixWindow,
  printModifiers,
  printName,
  printOperator,
  printSign,
  printSubqueryWindow,
  selectorParts,
} from './print.ts';

/**
 * The PromQL text of a tree for people: what does not fit into `width` columns is broken into lines and
 * indented. Prometheus reads it as it reads `print(expr)`.
 * @throws {TypeError} as `print` does.
 */
export function pretty(expr: Expr, width = 80): string {
  const flat = print(expr);
  return flat.length <= width ? flat : breakUp(expr, width);
}

/** In lines that start at column 0; whoever puts them deeper indents them. */
function breakUp(expr: Expr, width: number): string {
  switch (expr.type) {
    case 'selector':
      return breakSelector(expr) + printModifiers(expr);
    case 'matrix':
      return breakSelector(expr.selector) + printMatrixWindow(expr);
    case 'call':
      return `${printName(expr.func)}${list(expr.args, width)}`;
    case 'aggregation':
      return `${printAggregator(expr)}${list(aggregationArguments(expr), width)}`;
    case 'binary':
      return breakBinary(expr, width);
    case 'unary':
      return printSign(expr.op) + wrap(expr.expr, signedNeedsParentheses(expr.expr), width);
    case 'subquery': {
      const inner = wrap(expr.expr, subqueriedNeedsParentheses(expr.expr), width);
      return inner + printSubqueryWindow(expr);
    }
    default:
      return print(expr);
  }
}

function breakSelector(selector: VectorSelector): string {
  const { name, matchers } = selectorParts(selector);
  return matchers.length === 0 ? name : `${name}{\n${matchers.map(indent).join(',\n')}\n}`;
}

function breakBinary(expr: BinaryExpr, width: number): string {
  const left = wrap(expr.left, leftNeedsParentheses(expr), width);
  const right = wrap(expr.right, rightNeedsParentheses(expr), width);
  const operator = printOperator(expr);
  const line = `${operator} ${right}`;
  return `${left}\n${line.includes('\n') || line.length > width ? `${operator}\n${right}` : line}`;
}

function wrap(expr: Expr, parentheses: boolean, width: number): string {
  return parentheses ? list([expr], width) : pretty(expr, width);
}

function list(exprs: readonly Expr[], width: number): string {
  const lines = exprs.map((expr) => indent(pretty(expr, width - 2)));
  return `(\n${lines.join(',\n')}\n)`;
}

/** Strings hold no line feeds: the printer escapes them. U+2028 and U+2029, which strings may hold, end no line. */
function indent(lines: string): string {
  return `  ${lines.replaceAll('\n', '\n  ')}`;
}
