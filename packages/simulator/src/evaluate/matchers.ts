import type { Labels } from '@flink-metrics/sdk/prometheus';
import type { Matcher, VectorSelector } from '@flink-metrics/sdk/promql';
import { EvaluationError } from './evaluation.ts';
import { compileRegex, RegexError } from './regex.ts';
import type { LabelPredicate } from './series.ts';

/** @throws {EvaluationError} for a regular expression that is wrong. */
export function selectorPredicates(
  selector: VectorSelector,
  dotMatchesNewline: boolean,
): LabelPredicate[] {
  const predicates = selector.matchers.map((matcher) => predicate(matcher, dotMatchesNewline));
  if (selector.name === undefined) return predicates;
  return [equality('__name__', selector.name), ...predicates];
}

export const acceptsLabels = (predicates: readonly LabelPredicate[], labels: Labels): boolean =>
  predicates.every(({ name, accepts }) => accepts(labels[name] ?? ''));

function predicate({ name, op, value }: Matcher, dotMatchesNewline: boolean): LabelPredicate {
  switch (op) {
    case '=':
      return equality(name, value);
    case '!=':
      return { name, accepts: (label) => label !== value };
    default: {
      const matches = remembered(regexTest(value, dotMatchesNewline));
      return { name, accepts: op === '=~' ? matches : (label) => !matches(label) };
    }
  }
}

const equality = (name: string, value: string): LabelPredicate => ({
  name,
  equals: value,
  accepts: (label) => label === value,
});

function regexTest(pattern: string, dotMatchesNewline: boolean): (text: string) => boolean {
  try {
    return compileRegex(pattern, dotMatchesNewline).matches;
  } catch (error) {
    if (error instanceof RegexError) throw new EvaluationError('bad_data', error.message);
    throw error;
  }
}

/** Label values repeat from series to series. */
function remembered(test: (text: string) => boolean): (text: string) => boolean {
  const known = new Map<string, boolean>();
  return (text) => {
    const answer = known.get(text) ?? test(text);
    known.set(text, answer);
    return answer;
  };
}
