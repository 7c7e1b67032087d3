import type { Labels } from '@flink-metrics/sdk/prometheus';
import type { Matcher, VectorSelector } from '@flink-metrics/sdk/promql';
import { executionError } from './evaluation.ts';
import { METRIC_NAME, withLabel } from './labels.ts';
import { compileRegex, RegexError } from './regex.ts';

/** `label_replace`, as a function of a label set. @throws {EvaluationError} for a wrong regular expression. */
export function labelReplacer(
  target: string,
  replacement: string,
  source: string,
  pattern: string,
  prometheus: 2 | 3,
): (labels: Labels) => Labels {
  const regex = compile(pattern, prometheus === 3);
  checkLabelName(target, 'destination label name in label_replace()', prometheus);
  return (labels) => {
    const groups = regex.captures(labels[source] ?? '');
    return groups === undefined
      ? labels
      : withLabel(labels, target, expand(replacement, groups, regex.names));
  };
}

/** `label_join`, as a function of a label set. */
export function labelJoiner(
  target: string,
  separator: string,
  sources: readonly string[],
  prometheus: 2 | 3,
): (labels: Labels) => Labels {
  for (const source of sources)
    checkLabelName(source, 'source label name in label_join()', prometheus);
  checkLabelName(target, 'destination label name in label_join()', prometheus);
  return (labels) =>
    withLabel(labels, target, sources.map((source) => labels[source] ?? '').join(separator));
}

/** What `absent` knows of the series that is not there: the labels its selector demands. */
export function labelsOfAbsent(selector: VectorSelector): Labels {
  const equalities = selector.matchers.filter(
    (matcher) =>
      matcher.name !== METRIC_NAME &&
      matcher.op === '=' &&
      matcher.value !== '' &&
      isAlone(matcher, selector.matchers),
  );
  return Object.fromEntries(equalities.map(({ name, value }) => [name, value]));
}

const isAlone = (matcher: Matcher, matchers: readonly Matcher[]): boolean =>
  matchers.every((other) => other === matcher || other.name !== matcher.name);

function compile(pattern: string, dotMatchesNewline: boolean) {
  try {
    return compileRegex(pattern, dotMatchesNewline);
  } catch (error) {
    if (!(error instanceof RegexError)) throw error;
    throw executionError(`invalid regular expression in label_replace(): ${pattern}`);
  }
}

/** Since Prometheus 3 a label name may be any text. */
function checkLabelName(name: string, what: string, prometheus: 2 | 3): void {
  const valid = prometheus === 3 ? /./s : /^[a-zA-Z_][a-zA-Z0-9_]*$/;
  if (!valid.test(name)) throw executionError(`invalid ${what}: ${name}`);
}

/** Go's template: `$1`, `${1}`, `$name`, `$$`; an unknown group is empty, the longest name counts. */
function expand(
  template: string,
  groups: readonly (string | undefined)[],
  names: ReadonlyMap<string, number>,
): string {
  return template.replace(/\$(?:(\$)|\{(\w+)\}|(\w+))/g, (_, dollar, braced, bare) => {
    if (dollar !== undefined) return '$';
    const name: string = braced ?? bare;
    const index = /^\d+$/.test(name) ? Number(name) : names.get(name);
    return (index === undefined ? undefined : groups[index]) ?? '';
  });
}
