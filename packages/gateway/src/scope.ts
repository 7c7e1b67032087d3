import {
  type Expr,
  type Matcher,
  mapSelectors,
  print,
  type VectorSelector,
  visit,
} from '@flink-metrics/sdk/promql';
import { PromQLSyntaxError, parse, parseSelector } from '@flink-metrics/sdk/promql/parse';
import { allowedFunctions } from './allowed-functions.ts';
import { badData, GatewayError } from './errors.ts';
import type { Scope } from './tenant.ts';

/**
 * The tenant's question as PromQL that can only read the tenant's series: our own print of the parsed tree with
 * the tenant's matcher in every selector. No piece of the given text is in it.
 *
 * @throws {GatewayError} 400 for what our parser refuses or a function that is not allowed, 403 for another namespace
 */
export function scopedQuery(text: string, scope: Scope): string {
  return scopedPrint(read(text, parse), scope);
}

/** The same for one `match[]`: a series selector. @throws {GatewayError} 400, 403 */
export function scopedSelector(text: string, scope: Scope): string {
  return scopedPrint(read(text, parseSelector), scope);
}

/** Selects every series of the tenant. */
export function wholeScope(scope: Scope): string {
  return print({ type: 'selector', matchers: [tenantMatcher(scope)] });
}

/** Prints a tree, which may be our own, with the tenant's matcher in every selector. @throws {GatewayError} 400, 403 */
export function scopedPrint(expr: Expr, scope: Scope): string {
  visit(expr, (node) => {
    if (node.type === 'call' && !allowedFunctions.has(node.func)) {
      throw badData(`The function ${node.func} is not allowed here.`);
    }
  });
  const matcher = tenantMatcher(scope);
  return print(mapSelectors(expr, (selector) => scopedTo(selector, scope, matcher)));
}

/** The matcher is added whatever is there already: what it stands beside can only narrow further. */
function scopedTo(selector: VectorSelector, scope: Scope, matcher: Matcher): VectorSelector {
  for (const { name, op, value } of selector.matchers) {
    if (name === scope.label && op === '=' && !scope.namespaces.includes(value)) {
      throw forbiddenNamespace(value, scope);
    }
  }
  return { ...selector, matchers: [...selector.matchers, matcher] };
}

export function forbiddenNamespace(namespace: string, scope: Scope): GatewayError {
  return new GatewayError(
    403,
    'forbidden',
    `This token does not grant ${scope.label} ${JSON.stringify(namespace)}.`,
  );
}

/** Prometheus anchors regular expressions: the alternatives match whole values. */
function tenantMatcher({ label, namespaces }: Scope): Matcher {
  const [only, ...others] = namespaces;
  return only !== undefined && others.length === 0
    ? { name: label, op: '=', value: only }
    : { name: label, op: '=~', value: namespaces.map(quoteRegExp).join('|') };
}

/** As Go's `regexp.QuoteMeta`: RE2 is not JavaScript's regular expressions. */
function quoteRegExp(text: string): string {
  return text.replace(/[\\.+*?()|[\]{}^$]/g, '\\$&');
}

function read<T>(text: string, parser: (text: string) => T): T {
  try {
    return parser(text);
  } catch (error) {
    if (error instanceof PromQLSyntaxError) throw badData(error.message);
    throw error;
  }
}
