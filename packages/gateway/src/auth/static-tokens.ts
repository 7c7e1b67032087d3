import { type Authenticate, type Grant, isGrant, type Tenant } from '../tenant.ts';
import { bearerToken } from './authenticators.ts';
import { tokenHash } from './token-hash.ts';

interface TenantGrant extends Grant {
  readonly tenant: string;
}

/** A tenant's token, or its SHA-256 in hex so that no configuration file holds the token itself. */
export type StaticToken = TenantGrant & ({ readonly token: string } | { readonly sha256: string });

const SHA256_HEX = /^[0-9a-f]{64}$/i;

/**
 * Tokens handed out by hand. A request costs one hash and one look-up, however many tokens there are: what is
 * looked up is the SHA-256 of the given token, so how long that takes tells nothing about a token.
 * @throws {TypeError} where a token is empty or is given twice, a hash is not SHA-256 in hex, or a tenant has no namespace.
 */
export function staticTokens(tokens: readonly StaticToken[]): Authenticate {
  refuseDoubles(tokens);
  const tenantsByHash: ReadonlyMap<string, Tenant> = new Map(tokens.map(toKnownToken));
  return (request) => {
    const presented = bearerToken(request);
    return presented === undefined ? null : (tenantsByHash.get(tokenHash(presented)) ?? null);
  };
}

function toKnownToken(entry: StaticToken): readonly [hash: string, tenant: Tenant] {
  const { tenant: name, namespaces, labelSets, orgs, everything } = entry;
  const grant: Grant = {
    ...(namespaces !== undefined && { namespaces }),
    ...(labelSets !== undefined && { labelSets }),
    ...(orgs !== undefined && { orgs }),
    ...(everything !== undefined && { everything }),
  };
  if (!isGrant(grant)) {
    throw new TypeError(
      `The tenant "${name}" needs at least one namespace or label set, with no empty value.`,
    );
  }
  return [hashOf(entry), structuredClone({ name, ...grant })];
}

/** Which of two tenants a token names must not depend on their order. */
function refuseDoubles(tokens: readonly StaticToken[]): void {
  const owners = new Map<string, string>();
  for (const entry of tokens) {
    const key = 'token' in entry ? `token ${entry.token}` : `hash ${entry.sha256.toLowerCase()}`;
    const owner = owners.get(key);
    if (owner !== undefined) {
      throw new TypeError(`"${owner}" and "${entry.tenant}" have the same token.`);
    }
    owners.set(key, entry.tenant);
  }
}

function hashOf(entry: StaticToken): string {
  if ('token' in entry) {
    if (entry.token === '') throw new TypeError(`The token of "${entry.tenant}" is empty.`);
    return tokenHash(entry.token);
  }
  if (!SHA256_HEX.test(entry.sha256)) {
    throw new TypeError(`The sha256 of "${entry.tenant}" must be 64 hexadecimal digits.`);
  }
  return entry.sha256.toLowerCase();
}
