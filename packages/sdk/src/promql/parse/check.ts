import type {
  Aggregation,
  BinaryExpr,
  Call,
  Expr,
  ValueType,
  VectorMatching,
  VectorSelector,
} from '../ast.ts';
import { precedence } from '../parentheses.ts';
import { type Signature, signatures } from '../signatures.ts';
import type { Cursor } from './cursor.ts';
import { matchesEmpty } from './regex.ts';

const titles: Readonly<Record<ValueType, string>> = {
  scalar: 'a scalar',
  vector: 'an instant vector',
  matrix: 'a range vector',
  string: 'a string',
};

/**
 * Holds a tree that was just parsed to Prometheus's rules of types, and takes out what they say is to be ignored.
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
  if (found !== wanted) cursor.refuse(expr, titles[wanted], titles[found]);
}

/** Prometheus refuses a selector that could select everything, as a typing error would. */
function checkSelector(cursor: Cursor, selector: VectorSelector): ValueType {
  const refusals = checkMatchers(cursor, selector);
  if (selector.name === undefined && !refusals.includes(true)) {
    cursor.refuse(selector, 'a metric name or a matcher that refuses the empty value', 'none');
  }
  return 'vector';
}

/** For each matcher, whether it refuses the empty value, which an absent label has. */
function checkMatchers(cursor: Cursor, selector: VectorSelector): boolean[] {
  return selector.matchers.map(({ op, value }) => {
    if (op === '=' || op === '!=') return (op === '=') === (value !== '');
    const empty = matchesEmpty(value);
    if (empty === undefined) {
      cursor.refuse(selector, 'RE2 regular expressions', JSON.stringify(value));
    }
    return (op === '=~') !== empty;
  });
}

function checkCall(cursor: Cursor, call: Call): ValueType {
  const { func, args } = call;
  const signature: Signature = signatures[func as keyof typeof signatures];
  const { args: types, variadic = 0 } = signature;
  const least = variadic === 0 ? types.length : types.length - 1;
  const most = variadic < 0 ? Number.POSITIVE_INFINITY : least + variadic;
  if (args.length < least || args.length > most) {
    const wanted = most === least ? least : `${least} to ${most}`;
    cursor.refuse(call, `${wanted} arguments of ${func}`, `${args.length}`);
  }
  args.forEach((arg, i) => {
    if (func === 'info' && i === 1) checkLabelSelector(cursor, arg);
    else expect(cursor, arg, types[Math.min(i, types.length - 1)] ?? 'vector');
  });
  return signature.returns ?? 'vector';
}

/** The second argument of `info` is no vector: it filters the labels to add, even by `.*`. */
function checkLabelSelector(cursor: Cursor, arg: Expr): void {
  const isFilter = arg.type === 'selector' && arg.name === undefined && arg.matchers.length > 0;
  if (!isFilter || cursor.isParenthesised(arg)) {
    cursor.refuse(arg, 'label matchers in braces', 'another expression');
  }
  checkMatchers(cursor, arg);
}

function checkAggregation(cursor: Cursor, { op, param, expr }: Aggregation): ValueType {
  if (param !== undefined) expect(cursor, param, op === 'count_values' ? 'string' : 'scalar');
  expect(cursor, expr, 'vector');
  return 'vector';
}

function checkOperand(cursor: Cursor, expr: Expr): 'scalar' | 'vector' {
  const type = check(cursor, expr);
  if (type === 'scalar' || type === 'vector') return type;
  return cursor.refuse(expr, 'a scalar or an instant vector', titles[type]);
}

function checkBinary(cursor: Cursor, expr: Unfinished<BinaryExpr>): ValueType {
  const { op, matching } = expr;
  const types = [checkOperand(cursor, expr.left), checkOperand(cursor, expr.right)] as const;
  const vectors = types.filter((type) => type === 'vector').length;
  const fail: Fail = (expected, found) => cursor.refuse(expr, expected, found);
  if (op === '</' || op === '>/') {
    // Prometheus's parser lets it pass, its engine then panics.
    if (types[0] === 'scalar') fail(`an instant vector in front of ${op}`, 'a scalar');
  } else if (precedence[op] < precedence['==']) {
    if (vectors < 2) fail(`instant vectors around ${op}`, 'a scalar');
    if (matching?.group ?? expr.fill) fail(`${op} without group_left, group_right or fill`, 'one');
  }
  checkBool(expr, vectors === 0, fail);
  if (vectors < 2) checkScalars(expr, fail);
  else if (matching?.kind === 'on') checkLabels(matching, fail);
  return vectors === 0 ? 'scalar' : 'vector';
}

type Unfinished<E> = { -readonly [Key in keyof E]: E[Key] };

type Fail = (expected: string, found: string) => never;

function checkBool({ op, bool }: BinaryExpr, ofScalars: boolean, fail: Fail): void {
  const isComparison = precedence[op] === precedence['=='] && !op.endsWith('/');
  if (bool === true && !isComparison) fail('bool behind a comparison', `${op} bool`);
  if (bool !== true && isComparison && ofScalars) fail(`${op} bool of scalars`, op);
}

function checkScalars(expr: Unfinished<BinaryExpr>, fail: Fail): void {
  const modifier = expr.matching?.labels.length ? expr.matching.kind : expr.fill && 'fill';
  if (modifier) fail(`instant vectors around ${modifier} (…)`, 'a scalar');
  // As Prometheus does: without labels it means nothing there.
  delete expr.matching;
}

function checkLabels({ labels, group }: VectorMatching, fail: Fail): void {
  const twice = labels.find((label) => group?.labels.includes(label));
  if (twice !== undefined) fail('a label in either on or its group', JSON.stringify(twice));
}
