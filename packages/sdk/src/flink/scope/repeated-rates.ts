import { type Expr, print } from '../../promql/index.ts';

/**
 * Whether the right side of `meters or rates` asks for the rates of counters whose meters the left side has: Flink
 * reports both of one process, always, and a rate touches each sample of its window at each point.
 */
export function repeatsMeters(left: Expr, right: Expr): boolean {
  const meters = print(withMeters(right));
  return meters !== print(right) && alternatives(left).some((one) => print(one) === meters);
}

const alternatives = (expr: Expr): readonly Expr[] =>
  expr.type === 'binary' && expr.op === 'or'
    ? [...alternatives(expr.left), ...alternatives(expr.right)]
    : [expr];

/** With the meter in place of each counter's rate: `numRecordsInPerSecond` is that of `numRecordsIn`. */
function withMeters(expr: Expr): Expr {
  switch (expr.type) {
    case 'call': {
      const [range] = expr.args;
      if (expr.func !== 'rate' || range?.type !== 'matrix' || range.selector.name === undefined) {
        return { ...expr, args: expr.args.map(withMeters) };
      }
      return { ...range.selector, name: `${range.selector.name}PerSecond` };
    }
    case 'aggregation':
    case 'unary':
    case 'subquery':
      return { ...expr, expr: withMeters(expr.expr) };
    case 'binary':
      return { ...expr, left: withMeters(expr.left), right: withMeters(expr.right) };
    case 'selector':
    case 'matrix':
    case 'number':
    case 'string':
      return expr;
  }
}
