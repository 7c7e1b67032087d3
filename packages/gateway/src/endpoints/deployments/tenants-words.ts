import { type Expr, mapSelectors, type VectorSelector } from '@flink-metrics/sdk/promql';

/** What a tenant calls its namespace: a label with a value, which is empty where no namespace is known. */
export interface TenantNamespace {
  readonly label: string;
  readonly value: string;
}

/**
 * The same of series as this gateway's tenants have them: whatever has a namespace, containers too, has it in the tenant
 * label. Without one nothing is asked for: the wall narrows to all of the tenant's.
 */
export const inTenantsWords = (expr: Expr, namespace: TenantNamespace): Expr =>
  mapSelectors(expr, (selector) => selectorInTenantsWords(selector, namespace));

export function selectorInTenantsWords(
  selector: VectorSelector,
  { label, value }: TenantNamespace,
): VectorSelector {
  const matchers = selector.matchers.flatMap((matcher) => {
    const { name, op } = matcher;
    const isNamespace = op === '=' && matcher.value === value;
    if (!isNamespace || (name !== 'namespace' && name !== label)) return [matcher];
    return value === '' ? [] : [{ ...matcher, name: label }];
  });
  return { ...selector, matchers };
}
