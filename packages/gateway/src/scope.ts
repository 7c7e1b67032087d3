import { type Expr, print, visit } from '@flink-metrics/sdk/promql';
import { PromQLSyntaxError, parse, parseSelector } from '@flink-metrics/sdk/promql/parse';
import { allowedFunctions } from './allowed-functions.ts';
import { checkPrintedLength } from './bounds/query-cost.ts';
import { badData } from './errors.ts';
import { scopedSelectors, scopedTree } from './scoped-tree.ts';
import type { Scope } from './tenant.ts';

/** What is sent stays below a megabyte or so: Prometheus reads a form of ten. */
export const DEFAULT_SCOPE_LENGTH = 1024 * 1024;

/**
 * The tenant's question as PromQL that can only read the tenant's series: our own print of the parsed tree with
 * the tenant's matchers in every selector. No piece of the given text is in it.
 *
 * @throws {GatewayError} 400 for what our parser refuses or a function that is not allowed, 403 for another namespace,
 * 422 for more than is asked of Prometheus
 */
export function scopedQuery(text: string, scope: Scope, most = DEFAULT_SCOPE_LENGTH): string {
  return scopedPrint(parsedQuery(text), scope, most);
}

/** @throws {GatewayError} 400, with the place, for what our parser refuses */
export const parsedQuery = (text: string): Expr => read(text, parse);

/**
 * The same for one `match[]`: selectors whose series together are the answer.
 * @throws {GatewayError} 400, 403, 422
 */
export function scopedMatch(text: string, scope: Scope, most = DEFAULT_SCOPE_LENGTH): string[] {
  const selector = read(text, parseSelector);
  checkLength(selector, scope, most);
  return scopedSelectors(selector, scope).map(print);
}

/** Select every series of the tenant together. */
export function wholeScope(scope: Scope): string[] {
  return scopedSelectors({ type: 'selector', matchers: [] }, scope).map((selector) =>
    selector.matchers.length > 0 ? print(selector) : '{__name__=~".+"}',
  );
}

/**
 * Prints a tree, which may be our own, with the tenant's matchers in every selector. `most` is how many characters all
 * those matchers may have, with what they make of the rest.
 * @throws {GatewayError} 400, 403, 422
 */
export function scopedPrint(expr: Expr, scope: Scope, most = DEFAULT_SCOPE_LENGTH): string {
  checkLength(expr, scope, most);
  visit(expr, (node) => {
    if (node.type === 'call' && !allowedFunctions.has(node.func)) {
      throw badData(`The function ${node.func} is not allowed here.`);
    }
  });
  return print(scopedTree(expr, scope));
}

/** A union has the query's own text once for each alternative: that counts as matchers do. @throws {GatewayError} 422 */
function checkLength(expr: Expr, scope: Scope, most: number): void {
  const copies = scope.alternatives.length - 1;
  const copied = copies === 0 ? 0 : copies * print(expr).length;
  checkPrintedLength(expr, wholeScope(scope).join('').length, most - copied);
}

function read<T>(text: string, parser: (text: string) => T): T {
  try {
    return parser(text);
  } catch (error) {
    if (error instanceof PromQLSyntaxError) throw badData(error.message);
    throw error;
  }
}
