import type {
  Aggregation,
  BinaryExpr,
  Call,
  Expr,
  Matcher,
  ValueType,
  VectorMatching,
  VectorSelector,
} from '../ast.ts';
import { functions, type Signature } from '../signatures.ts';
import type { Cursor } from './cursor.ts';

const titles: Readonly<Record<ValueType, string>> = {
  scalar: 'a scalar',
  vector: 'an instant vector',
  matrix: 'a range vector',
  string: 'a string',
};

/**
 * Holds a tree to Prometheus's rules of types.
 * @throws {PromQLSyntaxError}
 */
export function check(cursor: Cursor, expr: Expr): ValueType {
  switch (expr.type) {
    case 'number':
      return 'scalar';
    case 'string':
      return 'string';
    case 'selector':
      return checkSelector(cursor, expr);
    case 'matrix':
      checkSelector(cursor, expr.selector);
      return 'matrix';
    case 'subquery':
      expect(cursor, expr.expr, 'vector');
      return 'matrix';
    case 'call':
      return checkCall(cursor, expr);
    case 'aggregation':
      return checkAggregation(cursor, expr);
    case 'binary':
      return checkBinary(cursor, expr);
    case 'unary':
      return checkOperand(cursor, expr.expr);
  }
}

function expect(cursor: Cursor, expr: Expr, wanted: ValueType): void {
  const found = check(cursor, expr);
  if (found !== wanted) cursor.fail(cursor.startOf(expr), titles[wanted], titles[found]);
}

/** Prometheus refuses a selector that could select everything, as a typing error would. */
function checkSelector(cursor: Cursor, selector: VectorSelector): ValueType {
  if (selector.name === undefined && !selector.matchers.some(refusesEmpty)) {
    cursor.fail(
      cursor.startOf(selector),
      'a metric name or a matcher that an absent label does not match',
      'a selector of everything',
    );
  }
  return 'vector';
}

function refusesEmpty({ op, value }: Matcher): boolean {
  switch (op) {
    case '=':
      return value !== '';
    case '!=':
      return value === '';
    case '=~':
      return value !== '' && value !== '.*';
    case '!~':
      return value === '' || value === '.*';
  }
}

function checkCall(cursor: Cursor, call: Call): ValueType {
  const { func, args } = call;
  const signature: Signature = functions[func as keyof typeof functions];
  const { args: types, variadic = 0 } = signature;
  const least = variadic === 0 ? types.length : types.length - 1;
  const most = variadic < 0 ? Number.POSITIVE_INFINITY : least + variadic;
  if (args.length < least || args.length > most) {
    const wanted =
      most === least
        ? `${least}`
        : most < Number.POSITIVE_INFINITY
          ? `${least} to ${most}`
          : `at least ${least}`;
    cursor.fail(cursor.startOf(call), `${wanted} arguments of ${func}`, `${args.length}`);
  }
  args.forEach((arg, i) => {
    if (func === 'info' && i === 1) checkLabelSelector(cursor, arg);
    else expect(cursor, arg, types[Math.min(i, types.length - 1)] ?? 'vector');
  });
  return signature.returns ?? 'vector';
}

/** The second argument of `info` is no vector: it filters the labels to add, and may be empty. */
function checkLabelSelector(cursor: Cursor, arg: Expr): void {
  if (arg.type !== 'selector' || arg.name !== undefined || cursor.isParenthesised(arg)) {
    cursor.fail(
      cursor.startOf(arg),
      'label matchers in braces, without a name',
      'another expression',
    );
  }
}

function checkAggregation(cursor: Cursor, { op, param, expr }: Aggregation): ValueType {
  if (param !== undefined) expect(cursor, param, op === 'count_values' ? 'string' : 'scalar');
  expect(cursor, expr, 'vector');
  return 'vector';
}

function checkOperand(cursor: Cursor, expr: Expr): 'scalar' | 'vector' {
  const type = check(cursor, expr);
  if (type === 'scalar' || type === 'vector') return type;
  return cursor.fail(cursor.startOf(expr), 'a scalar or an instant vector', titles[type]);
}

const comparisons: ReadonlySet<string> = new Set(['==', '!=', '<', '<=', '>', '>=']);
const setOperators: ReadonlySet<string> = new Set(['and', 'or', 'unless']);
const histogramOperators: ReadonlySet<string> = new Set(['</', '>/']);

function checkBinary(cursor: Cursor, expr: BinaryExpr): ValueType {
  const { op, bool, matching } = expr;
  const types = [checkOperand(cursor, expr.left), checkOperand(cursor, expr.right)] as const;
  const vectors = types.filter((type) => type === 'vector').length;
  const fail = (expected: string, found: string) =>
    cursor.fail(cursor.startOf(expr), expected, found);

  if (bool === true && !comparisons.has(op)) fail('bool behind a comparison', `${op} bool`);
  if (vectors === 0 && comparisons.has(op) && bool !== true) fail(`${op} bool of scalars`, op);
  if (vectors < 2 && setOperators.has(op)) fail(`instant vectors around ${op}`, 'a scalar');
  // Prometheus's parser lets it pass, its engine then panics.
  if (types[0] === 'scalar' && histogramOperators.has(op)) {
    fail(`an instant vector in front of ${op}`, 'a scalar');
  }
  if (matching !== undefined) {
    if (vectors < 2) fail(`instant vectors around ${matching.kind} (…)`, 'a scalar');
    checkGroup(op, matching, fail);
  }
  return vectors === 0 ? 'scalar' : 'vector';
}

function checkGroup(
  op: string,
  { kind, labels, group }: VectorMatching,
  fail: (expected: string, found: string) => void,
): void {
  if (group === undefined) return;
  if (setOperators.has(op)) fail(`${op} without group_left and group_right`, 'one of them');
  const twice = kind === 'on' ? labels.find((label) => group.labels.includes(label)) : undefined;
  if (twice !== undefined) {
    fail('a label in either on or group_left, group_right', `${JSON.stringify(twice)} in both`);
  }
}
