import { children, type Expr, type VectorSelector } from '../../../promql/index.ts';
import { isPromQLSyntaxError, parse } from '../../../promql/parse/index.ts';
import { problemOfName } from './names.ts';
import { problemsOfUse } from './numbers.ts';
import type { Problem } from './problem.ts';

/** Something wrong at a place of an expression. */
export interface ExprProblem {
  readonly problem: Problem;
  /** Where the metric stands, from 0, in UTF-16 code units. */
  readonly offset: number;
}

/** What is wrong with one expression, in the order of its text. */
export function lintExpr(text: string): readonly ExprProblem[] {
  let expr: Expr;
  try {
    expr = parse(text);
  } catch (error) {
    if (!isPromQLSyntaxError(error)) throw error;
    return [{ problem: { kind: 'syntax', message: error.message }, offset: error.offset }];
  }
  const places = placesOfNames(text);
  return selectorsOf(expr).flatMap(({ selector, around }) => {
    const name = selector.name ?? namedByMatcher(selector);
    if (name === null) return [];
    const offset = places.get(name)?.shift() ?? text.indexOf(name);
    const ofName = problemOfName(name);
    const problems = ofName === null ? [] : [ofName];
    return [...problems, ...problemsOfUse({ ...selector, name }, around)].map((problem) => ({
      problem,
      offset,
    }));
  });
}

function namedByMatcher({ matchers }: VectorSelector): string | null {
  return matchers.find(({ name, op }) => name === '__name__' && op === '=')?.value ?? null;
}

interface Placed {
  readonly selector: VectorSelector;
  /** From its parent to the whole. */
  readonly around: readonly Expr[];
}

function selectorsOf(expr: Expr, around: readonly Expr[] = []): readonly Placed[] {
  if (expr.type === 'selector') return [{ selector: expr, around }];
  return children(expr).flatMap((child) => selectorsOf(child, [expr, ...around]));
}

/** Where each word of a text stands, outside of strings and comments, and names within strings last. */
function placesOfNames(text: string): Map<string, number[]> {
  const places = new Map<string, number[]>();
  const token = /"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|`[^`]*`|#[^\n]*|[a-zA-Z_:][\w:]*/g;
  for (const { 0: found, index } of text.matchAll(token)) {
    if (found.startsWith('#')) continue;
    const isString = /^["'`]/.test(found);
    const word = isString ? found.slice(1, -1) : found;
    places.set(word, [...(places.get(word) ?? []), isString ? index + 1 : index]);
  }
  return places;
}
