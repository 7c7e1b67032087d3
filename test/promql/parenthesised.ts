import { type Expr, print } from '@flink-metrics/sdk/promql';

/** A tree's text with parentheses around every operand: nothing is left to precedence. */
export function printParenthesised(expr: Expr): string {
  switch (expr.type) {
    case 'binary': {
      // Only the operator's own text is taken from the printer under test.
      const placeholder: Expr = { type: 'selector', name: 'x', matchers: [] };
      const operator = print({ ...expr, left: placeholder, right: placeholder }).slice(2, -2);
      return `(${printParenthesised(expr.left)}) ${operator} (${printParenthesised(expr.right)})`;
    }
    case 'unary':
      return `${expr.op}(${printParenthesised(expr.expr)})`;
    case 'subquery': {
      const window = print({ ...expr, expr: { type: 'selector', name: 'x', matchers: [] } });
      return `(${printParenthesised(expr.expr)})${window.slice(1)}`;
    }
    case 'call':
      return `${expr.func}(${expr.args.map(printArgument).join(', ')})`;
    case 'aggregation': {
      const args = expr.param === undefined ? [expr.expr] : [expr.param, expr.expr];
      const head = print({ ...expr, expr: { type: 'string', value: '' } });
      const grouping = /^\w+(?: (?:by|without) \(.*?\) )?(?=\()/s.exec(head)?.[0] ?? expr.op;
      return `${grouping}(${args.map(printArgument).join(', ')})`;
    }
    default:
      return print(expr);
  }
}

/** A range vector or a filter of info may not stand in parentheses. */
function printArgument(expr: Expr): string {
  const plain = expr.type === 'matrix' || expr.type === 'subquery' || expr.type === 'selector';
  return plain ? printParenthesised(expr) : `(${printParenthesised(expr)})`;
}
