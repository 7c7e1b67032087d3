import { type Authenticate, isNamespace, type Tenant } from '../tenant.ts';
import { bearerToken } from './bearer.ts';

interface TenantGrant {
  readonly tenant: string;
  readonly namespaces: readonly string[];
}

/** A tenant's token, or its SHA-256 in hex so that no configuration file holds the token itself. */
export type StaticToken = TenantGrant & ({ readonly token: string } | { readonly sha256: string });

interface KnownToken {
  readonly hash: Promise<Uint8Array<ArrayBuffer>>;
  readonly tenant: Tenant;
}

const SHA256_HEX = /^[0-9a-f]{64}$/i;

/**
 * Tokens handed out by hand.
 * @throws {TypeError} where a token is empty, a hash is not SHA-256 in hex, or a tenant has no namespace.
 */
export function staticTokens(tokens: readonly StaticToken[]): Authenticate {
  const known = tokens.map(toKnownToken);
  return async (request) => {
    const presented = bearerToken(request);
    if (presented === undefined) return null;
    const presentedHash = await sha256(presented);
    let found: Tenant | null = null;
    // All of them, in the same time whatever matches: hashes are compared, so no prefix of a token shows either.
    for (const { hash, tenant } of known) {
      if (sameBytes(await hash, presentedHash)) found = tenant;
    }
    return found;
  };
}

function toKnownToken(entry: StaticToken): KnownToken {
  const { tenant, namespaces } = entry;
  if (namespaces.length === 0 || !namespaces.every(isNamespace)) {
    throw new TypeError(`The tenant "${tenant}" needs at least one namespace, none of them empty.`);
  }
  return { hash: hashOf(entry), tenant: { name: tenant, namespaces: [...namespaces] } };
}

function hashOf(entry: StaticToken): KnownToken['hash'] {
  if ('token' in entry) {
    if (entry.token === '') throw new TypeError(`The token of "${entry.tenant}" is empty.`);
    return sha256(entry.token);
  }
  if (!SHA256_HEX.test(entry.sha256)) {
    throw new TypeError(`The sha256 of "${entry.tenant}" must be 64 hexadecimal digits.`);
  }
  const pairs = entry.sha256.match(/../g) ?? [];
  return Promise.resolve(Uint8Array.from(pairs, (pair) => Number.parseInt(pair, 16)));
}

async function sha256(text: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  let difference = a.length ^ b.length;
  for (const [index, byte] of a.entries()) difference |= byte ^ (b[index] ?? 0);
  return difference === 0;
}
