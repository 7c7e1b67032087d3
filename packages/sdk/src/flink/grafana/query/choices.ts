import { type Expr, type Matcher, type VectorSelector, visit } from '../../../promql/index.ts';
import { metricScope, selectedName } from '../../catalog/metric-scope.ts';
import type { Change } from '../losses/difference.ts';
import type { DeploymentLabels } from './deployment-labels.ts';
import { isVariable, shortVariable, variableIn } from './variables.ts';

export const withoutChoice =
  (labels: DeploymentLabels) =>
  (selector: VectorSelector): VectorSelector => ({
    ...selector,
    matchers: selector.matchers.filter(
      (matcher) => !isChoice(matcher, decidedIn(selector, labels)),
    ),
  });

/** The labels that the scope decides: of Flink's series also what the scrape adds to them. */
function decidedIn(selector: VectorSelector, { ofScope, isOfScrape }: DeploymentLabels) {
  const isOfPod = metricScope(selectedName(selector)) === 'pod';
  return (label: string) => ofScope.has(label) || (!isOfPod && isOfScrape(label));
}

type IsDecided = (label: string) => boolean;

/** Where a dashboard lets its user choose, the scope does. */
function isChoice({ name, op, value }: Matcher, isDecided: IsDecided): boolean {
  if (isDecided(name)) return true;
  return name !== '__name__' && (op === '=' || op === '=~') && isVariable(value);
}

/** What a query shows more of, or of another job, without its choices. */
export function choiceChanges(query: Expr, labels: DeploymentLabels): readonly Change[] {
  const changes: Change[] = [];
  visit(query, (expr) => {
    if (expr.type !== 'selector') return;
    const isDecided = decidedIn(expr, labels);
    for (const matcher of expr.matchers) {
      if (isChoice(matcher, isDecided)) changes.push(...changesBy(matcher, isDecided));
    }
  });
  return changes;
}

/** A namespace or a job that was chosen is chosen here too. */
function changesBy({ name, op, value }: Matcher, isDecided: IsDecided): readonly Change[] {
  if (!isDecided(name)) return [{ kind: 'choice', detail: shortVariable(value) }];
  const isAny = /^(|\.[*+])$/.test(value);
  if (isAny || variableIn(value) !== '') return [];
  return [{ kind: 'scope', detail: name + op + JSON.stringify(value) }];
}
