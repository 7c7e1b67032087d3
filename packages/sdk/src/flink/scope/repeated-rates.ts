import { type Expr, print } from '../../promql/index.ts';

/**
 * Whether the right side of `left or right` asks for nothing but what the left side has: the rates of counters whose
 * meters it has, or either by their older names. Flink reports the meter and the counter of one process, always, and
 * since 1.9 both names with the same values; a rate touches each sample of its window at each point.
 */
export function repeats(left: Expr, right: Expr): boolean {
  const [own, meters] = [print(right), print(withMeters(right))];
  return alternatives(left).some((one) => {
    const newer = print(one);
    const older = withOldNames(newer);
    if (older !== newer && older === own) return true;
    return meters !== own && (newer === meters || older === meters);
  });
}

/** Most of these are not reported since 2.0. Source: Flink's `NettyShuffleMetricFactory`. */
const withOldNames = (query: string): string =>
  query.replace(/Shuffle_Netty_(?:(?:In|Out)put_(Buffers_)?)?/g, (name, buffers) =>
    buffers ? 'buffers_' : name.endsWith('put_') ? '' : 'Network_',
  );

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
