import { type Expr, type Matcher, type VectorSelector, visit } from '../../promql/index.ts';
import { labelSchemes } from '../label-scheme.ts';
import type { Change } from './difference.ts';
import { isVariable, shortVariable, variableIn } from './variables.ts';

/** The scope has the say about these, whatever a dashboard was made for. */
export const scopeLabels: ReadonlySet<string> = new Set(
  labelSchemes.flatMap(({ namespace, jobName, jobId }) => [namespace, jobName, jobId]),
);

export const withoutChoice = (selector: VectorSelector): VectorSelector => ({
  ...selector,
  matchers: selector.matchers.filter((matcher) => !isChoice(matcher)),
});

/** Where a dashboard lets its user choose, the scope does. */
function isChoice({ name, op, value }: Matcher): boolean {
  if (scopeLabels.has(name)) return true;
  return name !== '__name__' && (op === '=' || op === '=~') && isVariable(value);
}

/** What a query shows more of, or of another job, without its choices. */
export function choiceChanges(query: Expr): readonly Change[] {
  const changes: Change[] = [];
  visit(query, (expr) => {
    if (expr.type !== 'selector') return;
    for (const matcher of expr.matchers) if (isChoice(matcher)) changes.push(...changesBy(matcher));
  });
  return changes;
}

/** A namespace or a job that was chosen is chosen here too. */
function changesBy({ name, op, value }: Matcher): readonly Change[] {
  if (!scopeLabels.has(name)) return [{ kind: 'choice', detail: shortVariable(value) }];
  const isAny = /^(|\.[*+])$/.test(value);
  if (isAny || variableIn(value) !== '') return [];
  return [{ kind: 'scope', detail: name + op + JSON.stringify(value) }];
}
