import type { Expr, NumberLiteral } from './ast.ts';
import type { NumberValue, StringConstant } from './types.ts';

type Methods = Readonly<Record<string, (...labels: string[]) => unknown>>;

/**
 * A frozen node. Its methods are not enumerable: `JSON.stringify`, `structuredClone`, spreading and deep
 * equality see plain data.
 */
export function node<T extends Expr>(data: T, methods: Methods = {}): T {
  for (const [name, value] of Object.entries(methods)) Object.defineProperty(data, name, { value });
  return Object.freeze(data);
}

/** A number literal; NaN and the infinities too. */
export function num(value: number): NumberValue {
  return node({ type: 'number', value: numberValue(value) }) as NumberValue;
}

/** JSON knows none of NaN, the infinities and negative zero. */
export function numberValue(value: number): NumberValue['value'] {
  if (Number.isNaN(value)) return 'NaN';
  if (Object.is(value, -0)) return '-0';
  return Number.isFinite(value) ? value : value > 0 ? 'Inf' : '-Inf';
}

/** The JavaScript number of a literal. */
export function toNumber({ value }: NumberLiteral): number {
  if (value === 'Inf') return Number.POSITIVE_INFINITY;
  return value === '-Inf' ? Number.NEGATIVE_INFINITY : Number(value);
}

/** A string literal. */
export function str(value: string): StringConstant {
  return node({ type: 'string', value }) as StringConstant;
}

/** Numbers and strings stand for their literals. */
export function lift(input: object | number | string): Expr {
  if (typeof input === 'number') return num(input);
  if (typeof input === 'string') return str(input);
  return input as Expr;
}
