import {
  createLocalJWKSet,
  decodeJwt,
  errors,
  type JSONWebKeySet,
  type JWTPayload,
  type JWTVerifyGetKey,
  type JWTVerifyOptions,
  jwtVerify,
} from 'jose';
import type { LabelSet } from '../alternatives.ts';
import type { Authenticate, Grant } from '../tenant.ts';
import { bearerToken } from './authenticators.ts';
import { type GrantRules, grantOf, namesIn } from './grant-rules.ts';
import { remoteKeys } from './remote-keys.ts';

/** One source of keys: a shared secret (HS256), a JWKS, or the address of one (asymmetric algorithms). */
export type JwtKey =
  | { readonly secret: string }
  | { readonly jwks: JSONWebKeySet }
  | { readonly jwksUrl: string };

/** The rules are for what is in `namespacesClaim`. */
export interface JwtOptions extends GrantRules {
  readonly key: JwtKey;
  /** What `iss` must be. */
  readonly issuer: string;
  /** What `aud` must be or hold. */
  readonly audience: string;
  /**
   * The claim with the tenant's namespaces or groups: a list of strings, or one string with blanks between them. A
   * name with dots is a path where no claim has that name: `realm_access.roles`. Default `namespaces`.
   */
  readonly namespacesClaim?: string;
  /** The claim, or its path, with a list of label sets: `[{ "namespace": "orders", "cluster": "eu" }]`. Default none. */
  readonly labelSetsClaim?: string;
  /**
   * The claim, or its path, with the tenants of the store of metrics: one, or a list of those that may be asked together.
   * Then each token must have it. Default none.
   */
  readonly orgsClaim?: string;
  /** The claim, or its path, with the tenant's name, for logs. Default `sub`. */
  readonly tenantClaim?: string;
  /** Longest time in seconds since a token's `iat`, which is then needed. Default none: `exp` alone ends a token. */
  readonly maxAge?: number;
}

/** Never `none`, and never a shared-secret algorithm with a public key. */
const ASYMMETRIC = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
];

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];

/** RFC 7518, 3.2: a key of HS256 has at least the hash's 256 bits. */
const SECRET_MIN_BYTES = 32;

/** Clocks of two machines differ by so much at most: a new token may be of a time that is yet to come here. */
const CLOCK_SKEW_S = 60;

/** 9999-12-31T23:59:59Z. Beyond it no time is meant. */
const LAST_TIME_S = 253_402_300_799;

/**
 * Signed tokens (JWT) of a portal or an identity provider. They must carry `exp`, `iss` and `aud`.
 * @throws {TypeError} where the secret is shorter than 32 bytes, the JWKS address is not https, or `maxAge` is not
 * positive.
 */
export function jwt(options: JwtOptions): Authenticate {
  const verify = verifier(options);
  const { tenantClaim = 'sub', maxAge } = options;
  if (maxAge !== undefined && !(maxAge > 0))
    throw new TypeError('maxAge must be positive seconds.');
  return async (request) => {
    const token = bearerToken(request);
    if (token === undefined) return null;
    const claims = await verify(token);
    if (claims === null || !isTimely(claims, maxAge, Date.now() / 1000)) return null;
    const name = claimAt(claims, tenantClaim);
    return { name: typeof name === 'string' ? name : '', ...grantIn(claims, options) };
  };
}

type Verify = (token: string) => Promise<JWTPayload | null>;

function verifier({ key, issuer, audience }: JwtOptions): Verify {
  const common: JWTVerifyOptions = {
    issuer,
    audience,
    requiredClaims: ['exp'],
    clockTolerance: CLOCK_SKEW_S,
  };
  const verify = 'secret' in key ? bySecret(key.secret, common) : byKeySet(key, common);
  // No look at the keys for others' tokens: of several authenticators, those of the next come by here as well.
  return async (token) => (issuerOf(token) === issuer ? claimsOf(verify(token)) : null);
}

function issuerOf(token: string): string | undefined {
  try {
    return decodeJwt(token).iss;
  } catch {
    return undefined;
  }
}

type Verified = (token: string) => Promise<{ readonly payload: JWTPayload }>;

function bySecret(text: string, common: JWTVerifyOptions): Verified {
  const secret = new TextEncoder().encode(text);
  if (secret.length < SECRET_MIN_BYTES) {
    throw new TypeError(`The JWT secret must have at least ${SECRET_MIN_BYTES} bytes.`);
  }
  return (token) => jwtVerify(token, secret, { ...common, algorithms: ['HS256'] });
}

function byKeySet(key: Exclude<JwtKey, { secret: string }>, common: JWTVerifyOptions): Verified {
  const options = { ...common, algorithms: ASYMMETRIC };
  if ('jwks' in key) {
    const keys = createLocalJWKSet(key.jwks);
    return (token) => verifiedByAny(token, keys, options);
  }
  const keys = remoteKeys(jwksAddress(key.jwksUrl));
  return async (token) => {
    const cameAt = performance.now();
    try {
      return await verifiedByAny(token, keys.find, options);
    } catch (error) {
      if (!(error instanceof errors.JWSSignatureVerificationFailed)) throw error;
      // A new key may have the id of the old one, or none.
      await keys.renewedSince(cameAt);
      return verifiedByAny(token, keys.find, options);
    }
  };
}

/** A token without a `kid` may be of any of several keys, as while one takes another's place. */
async function verifiedByAny(token: string, keys: JWTVerifyGetKey, options: JWTVerifyOptions) {
  try {
    return await jwtVerify(token, keys, options);
  } catch (error) {
    if (!(error instanceof errors.JWKSMultipleMatchingKeys)) throw error;
    for await (const key of error) {
      const verified = await jwtVerify(token, key, options).catch(unlessOfAnother);
      if (verified !== undefined) return verified;
    }
    throw new errors.JWSSignatureVerificationFailed();
  }
}

function unlessOfAnother(error: unknown): undefined {
  if (!(error instanceof errors.JWSSignatureVerificationFailed)) throw error;
}

function jwksAddress(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const loopback = LOOPBACK.includes(url?.hostname ?? '');
  if (url?.username || url?.password) {
    throw new TypeError('The JWKS address must hold no credentials: a failure would log them.');
  }
  if (url?.protocol === 'https:' || (url?.protocol === 'http:' && loopback)) return url;
  throw new TypeError(`The JWKS address must be https (or http on this machine): ${text}`);
}

/** Codes that blame the token. Others, such as a JWKS out of reach, are the gateway's trouble and pass through. */
const BAD_TOKEN =
  /^ERR_(JWT|JWS)_|^ERR_JOSE_ALG_NOT_ALLOWED$|^ERR_JOSE_NOT_SUPPORTED$|^ERR_JWKS_(NO|MULTIPLE)_MATCHING_KEYS?$/;

async function claimsOf(
  verified: Promise<{ readonly payload: JWTPayload }>,
): Promise<JWTPayload | null> {
  try {
    return (await verified).payload;
  } catch (error) {
    if (error instanceof errors.JOSEError && BAD_TOKEN.test(error.code)) return null;
    throw error;
  }
}

/**
 * `nbf` and `exp` have been compared with the clock, and given a tolerance. `exp` gets none: a token ends when it says,
 * and one that ends before it begins is never good.
 */
function isTimely(
  { exp = 0, iat, nbf = 0 }: JWTPayload,
  maxAge: number | undefined,
  now: number,
): boolean {
  if (exp <= now || exp <= nbf || exp > LAST_TIME_S) return false;
  if (iat === undefined) return maxAge === undefined;
  return iat <= now + CLOCK_SKEW_S && (maxAge === undefined || now - iat <= maxAge);
}

/** A valid token without namespaces is a known user who may see nothing: refused later as 403, not 401. */
function grantIn(claims: JWTPayload, options: JwtOptions): Grant {
  const { namespacesClaim = 'namespaces', labelSetsClaim, orgsClaim } = options;
  const granted = grantOf(namesIn(claimAt(claims, namespacesClaim)), options);
  const orgs = orgsClaim === undefined ? granted.orgs : namesIn(claimAt(claims, orgsClaim));
  const grant = { ...granted, ...(orgs !== undefined && { orgs }) };
  if (labelSetsClaim === undefined) return grant;
  const labelSets = labelSetsIn(claimAt(claims, labelSetsClaim));
  return { ...grant, labelSets: [...(grant.labelSets ?? []), ...labelSets] };
}

/** A claim by its name or, where none has it, by a path of names: `realm_access.roles`. */
function claimAt(claims: JWTPayload, path: string): unknown {
  if (Object.hasOwn(claims, path)) return claims[path];
  return path.split('.').reduce((value: unknown, name) => {
    const isParent = typeof value === 'object' && value !== null && Object.hasOwn(value, name);
    return isParent ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
  }, claims);
}

function labelSetsIn(value: unknown): readonly LabelSet[] {
  return Array.isArray(value) && value.every(isLabels) ? value : [];
}

function isLabels(value: unknown): value is LabelSet {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every((item) => typeof item === 'string')
  );
}
