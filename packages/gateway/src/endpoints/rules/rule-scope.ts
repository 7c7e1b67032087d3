import { type Matcher, type VectorSelector, visit } from '@flink-metrics/sdk/promql';
import { isPromQLSyntaxError, parse } from '@flink-metrics/sdk/promql/parse';
import { allowedFunctions } from '../../allowed-functions.ts';
import type { Alternative } from '../../alternatives.ts';
import type { Scope } from '../../tenant.ts';

export type Labels = Readonly<Record<string, string>>;

/** Whether a rule or an alert is the tenant's by its own labels. */
export function areGranted(labels: Labels, { alternatives }: Scope): boolean {
  return alternatives.some((alternative) =>
    [...alternative].every(
      ([name, values]) => Object.hasOwn(labels, name) && values.includes(labels[name] ?? ''),
    ),
  );
}

/**
 * Whether a rule's query can read the tenant's series only, as it is written: each selector has the tenant's labels by
 * exact matchers. The query itself runs in Prometheus without the gateway's matchers.
 */
export function readsOnlyGranted(query: string, { alternatives }: Scope): boolean {
  try {
    let granted = true;
    visit(parse(query), (expr) => {
      if (expr.type === 'call' && !allowedFunctions.has(expr.func)) granted = false;
      if (expr.type !== 'selector') return;
      if (!alternatives.some((alternative) => isWithin(expr, alternative))) granted = false;
    });
    return granted;
  } catch (error) {
    if (isPromQLSyntaxError(error)) return false;
    throw error;
  }
}

function isWithin({ matchers }: VectorSelector, alternative: Alternative): boolean {
  return [...alternative].every(([name, values]) =>
    matchers.some(
      (matcher) =>
        matcher.name === name && exactValues(matcher).every((value) => values.includes(value)),
    ),
  );
}

/** The values that a matcher allows: of `=`, and of a regular expression of plain alternatives. Else one of nobody. */
function exactValues({ op, value }: Matcher): readonly string[] {
  if (op === '=') return [value];
  return op === '=~' && /^[\w-]+(?:\|[\w-]+)*$/.test(value) ? value.split('|') : [''];
}

/** Whether a text of a rule asks Prometheus when it is expanded: `{{ query "secret" }}` reads whatever it names. */
export function isQueryingTemplate(text: string): boolean {
  return text.includes('{{') && /query/i.test(text);
}
