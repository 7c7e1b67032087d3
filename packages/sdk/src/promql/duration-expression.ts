import type { BinaryExpr, DurationCall, DurationExpr, DurationOperation, Expr } from './ast.ts';
import { maxMilliseconds } from './duration.ts';
import { numberValue, toNumber } from './nodes.ts';

/** What a duration expression is computed from, both in milliseconds. */
export interface QueryTimes {
  /** Zero for an instant query. */
  readonly step: number;
  /** From start to end; zero for an instant query. */
  readonly range: number;
}

/**
 * A duration of a tree in milliseconds, as Prometheus computes it for a query. Not a number, or infinite, or not
 * positive, where Prometheus refuses to evaluate it (an offset may be negative).
 *
 * Source: prometheus/prometheus, promql/durations.go.
 *
 * @example
 * const { args: [window] } = parse('rate(x[step() * 2])');
 * durationOf(window.range, { step: 15_000, range: 3_600_000 }); // 30_000
 */
export function durationOf(duration: number | DurationExpr, times: QueryTimes): number {
  if (typeof duration === 'number') return duration;
  const ms = secondsOf(duration, times) * 1000;
  return Number.isFinite(ms) ? Math.trunc(ms) : ms;
}

function secondsOf(expr: DurationExpr, times: QueryTimes): number {
  switch (expr.type) {
    case 'number':
      return toNumber(expr);
    case 'unary':
      return -secondsOf(expr.expr, times);
    case 'call': {
      if (expr.func === 'step' || expr.func === 'range') return times[expr.func] / 1000;
      const args = expr.args.map((arg) => secondsOf(arg, times));
      return expr.func === 'min_of' ? Math.min(...args) : Math.max(...args);
    }
    case 'binary': {
      const [left, right] = [secondsOf(expr.left, times), secondsOf(expr.right, times)];
      return operations[expr.op](left, right);
    }
  }
}

const operations = {
  '+': (a: number, b: number) => a + b,
  '-': (a: number, b: number) => a - b,
  '*': (a: number, b: number) => a * b,
  '/': (a: number, b: number) => a / b,
  '%': (a: number, b: number) => a % b,
  '^': (a: number, b: number) => a ** b,
} as const;

/**
 * The duration that an expression is: one of numbers, six operators and four functions. Undefined where it is none, so
 * that no selector and no more PromQL is ever read or printed as a duration.
 */
export function toDurationExpr(expr: Expr): DurationExpr | undefined {
  switch (expr.type) {
    case 'number':
      return Math.abs(toNumber(expr)) <= maxMilliseconds / 1000 ? expr : undefined;
    case 'unary': {
      const operand = toDurationExpr(expr.expr);
      if (operand === undefined || expr.op === '+') return operand;
      return operand.type === 'number'
        ? { type: 'number', value: numberValue(-toNumber(operand)) }
        : { type: 'unary', op: '-', expr: operand };
    }
    case 'call': {
      const args = expr.args.map(toDurationExpr);
      const isKnown = /^(?:step|range),0$|^(?:min|max)_of,2$/.test(`${expr.func},${args.length}`);
      return isKnown && !args.includes(undefined) ? ({ ...expr, args } as DurationCall) : undefined;
    }
    case 'binary':
      return toDurationOperation(expr);
  }
  return undefined;
}

function toDurationOperation(expr: BinaryExpr): DurationOperation | undefined {
  const [left, right] = [toDurationExpr(expr.left), toDurationExpr(expr.right)];
  const isZero = right?.type === 'number' && toNumber(right) === 0;
  const isKnown =
    (isZero ? /^[-+*^]$/ : /^[-+*/%^]$/).test(expr.op) && !expr.matching && !expr.fill;
  return isKnown && left && right ? ({ ...expr, left, right } as DurationOperation) : undefined;
}
