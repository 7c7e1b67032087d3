import { GatewayError } from './errors.ts';

/** Who asks, and the values of the tenant label whose series they may see. */
export interface Tenant {
  /** For logs. */
  readonly name: string;
  readonly namespaces: readonly string[];
}

/** Names the tenant of a request; null where its credentials are missing or wrong. */
export type Authenticate = (request: Request) => Tenant | null | Promise<Tenant | null>;

/** One tenant's part of the data: every selector asks for series whose `label` is one of `namespaces`. */
export interface Scope {
  readonly label: string;
  readonly namespaces: readonly string[];
}

/**
 * An empty matcher value selects the series that lack the label, which belong to nobody: it is never a namespace.
 * A lone surrogate would change on its way to UTF-8, and U+FFFD is what it would change to.
 */
export function isNamespace(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && !/[\p{Surrogate}\uFFFD]/u.test(value);
}

/** @throws {GatewayError} 403 where the tenant has no namespace, or one that cannot be a label value. */
export function scopeOf(tenant: Tenant, label: string): Scope {
  const namespaces = [...new Set(tenant.namespaces)];
  if (namespaces.length === 0 || !namespaces.every(isNamespace)) {
    throw new GatewayError(403, 'forbidden', 'This token grants no namespace.', {
      detail: `tenant ${tenant.name}`,
    });
  }
  return { label, namespaces };
}
