import { type Alternative, alternativesOf, type LabelSet } from './alternatives.ts';
import { GatewayError } from './errors.ts';

/** Which series a tenant may see: those of any namespace and any label set in it. */
export interface Grant {
  /** Values of the gateway's tenant label. */
  readonly namespaces?: readonly string[];
  /** Sets of labels: a series is the tenant's where it carries all labels of one of them. */
  readonly labelSets?: readonly LabelSet[];
  /**
   * Tenants of the store of metrics itself: of Mimir or Cortex (`X-Scope-OrgID`), or the one account of a VictoriaMetrics
   * cluster. Absent: what the settings say for all.
   */
  readonly orgs?: readonly string[];
  /** For an operator's own people: every series, those without the tenant label too. */
  readonly everything?: true;
}

/** Who asks, and what they may see. */
export interface Tenant extends Grant {
  /** For logs. */
  readonly name: string;
}

/** Where a request came from, as far as the server that took it tells. */
export interface Peer {
  /** The IP address at the other end of the connection. */
  readonly address?: string | undefined;
}

/** Names the tenant of a request; null where its credentials are missing or wrong. */
export type Authenticate = (
  request: Request,
  peer?: Peer,
) => Tenant | null | Promise<Tenant | null>;

/**
 * What becomes of a query with a selector that names a namespace of others: the whole query is answered with 403, or
 * that selector has no series, as a dashboard that several teams share needs it.
 */
export type OutOfScope = 'forbidden' | 'empty';

/** One tenant's part of the data: every selector asks for series of one of `alternatives`. */
export interface Scope {
  /** The tenant label. */
  readonly label: string;
  readonly alternatives: readonly [Alternative, ...Alternative[]];
  readonly outOfScope: OutOfScope;
}

/** Every series. */
const EVERYTHING: Alternative = new Map();

/**
 * An empty matcher value selects the series that lack the label, which belong to nobody: it is never a namespace.
 * A lone surrogate would change on its way to UTF-8, and U+FFFD is what it would change to.
 */
export function isNamespace(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && !/[\p{Surrogate}\uFFFD]/u.test(value);
}

/** The metric's name is no tenant's. */
export function isTenantLabel(name: string): boolean {
  return /^[a-zA-Z_][a-zA-Z0-9_]*$/.test(name) && name !== '__name__';
}

function isLabelSet(labels: LabelSet): boolean {
  const entries = Object.entries(labels);
  return (
    entries.length > 0 &&
    entries.every(([name, value]) => isTenantLabel(name) && isNamespace(value))
  );
}

/** The label sets of a grant, none where it grants nothing or holds one that no series could carry. */
function labelSetsOf({ namespaces = [], labelSets = [] }: Grant, label: string): LabelSet[] {
  const granted = [...namespaces.map((namespace) => ({ [label]: namespace })), ...labelSets];
  return granted.every(isLabelSet) ? granted : [];
}

/** Whether it grants anything, and nothing that cannot be. */
export function isGrant(grant: Grant): boolean {
  return grant.everything === true || labelSetsOf(grant, 'namespace').length > 0;
}

/** @throws {GatewayError} 403 where the tenant has no namespace, or one that cannot be a label value. */
export function scopeOf(tenant: Tenant, label: string, outOfScope: OutOfScope): Scope {
  if (tenant.everything === true) return { label, alternatives: [EVERYTHING], outOfScope };
  const [first, ...others] = alternativesOf(labelSetsOf(tenant, label));
  if (first === undefined) {
    throw new GatewayError(403, 'forbidden', 'This token grants no namespace.', {
      detail: `tenant ${tenant.name}`,
    });
  }
  return { label, alternatives: [first, ...others], outOfScope };
}

/** Equal for equal scopes in the same part of the store only: what is kept for one is never given to another. */
export const scopeKey = (
  { label, alternatives, outOfScope }: Scope,
  orgs: readonly string[] | undefined,
): string =>
  JSON.stringify([label, alternatives.map((alternative) => [...alternative]), outOfScope, orgs]);
