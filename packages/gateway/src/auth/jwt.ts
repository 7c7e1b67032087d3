import {
  createLocalJWKSet,
  createRemoteJWKSet,
  errors,
  type JSONWebKeySet,
  type JWTPayload,
  type JWTVerifyGetKey,
  type JWTVerifyOptions,
  jwtVerify,
} from 'jose';
import type { Authenticate, Tenant } from '../tenant.ts';
import { bearerToken } from './bearer.ts';

/** One source of keys: a shared secret (HS256), a JWKS, or the address of one (asymmetric algorithms). */
export type JwtKey =
  | { readonly secret: string }
  | { readonly jwks: JSONWebKeySet }
  | { readonly jwksUrl: string };

export interface JwtOptions {
  readonly key: JwtKey;
  /** What `iss` must be. */
  readonly issuer: string;
  /** What `aud` must be or hold. */
  readonly audience: string;
  /** The claim with the tenant's namespaces: a list of strings, or one string. Default `namespaces`. */
  readonly namespacesClaim?: string;
  /** The claim with the tenant's name, for logs. Default `sub`. */
  readonly tenantClaim?: string;
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

/**
 * Signed tokens (JWT) of a portal or an identity provider. They must carry `exp`, `iss` and `aud`.
 * @throws {TypeError} where the secret is shorter than 32 bytes or the JWKS address is not https.
 */
export function jwt(options: JwtOptions): Authenticate {
  const verify = verifier(options);
  const { namespacesClaim = 'namespaces', tenantClaim = 'sub' } = options;
  return async (request) => {
    const token = bearerToken(request);
    if (token === undefined) return null;
    const claims = await verify(token);
    return claims === null ? null : tenantOf(claims, tenantClaim, namespacesClaim);
  };
}

function verifier({
  key,
  issuer,
  audience,
}: JwtOptions): (token: string) => Promise<JWTPayload | null> {
  const common: JWTVerifyOptions = { issuer, audience, requiredClaims: ['exp'] };
  if ('secret' in key) {
    const secret = new TextEncoder().encode(key.secret);
    if (secret.length < SECRET_MIN_BYTES) {
      throw new TypeError(`The JWT secret must have at least ${SECRET_MIN_BYTES} bytes.`);
    }
    return (token) => claimsOf(jwtVerify(token, secret, { ...common, algorithms: ['HS256'] }));
  }
  const keys: JWTVerifyGetKey =
    'jwks' in key ? createLocalJWKSet(key.jwks) : createRemoteJWKSet(jwksAddress(key.jwksUrl));
  return (token) => claimsOf(jwtVerify(token, keys, { ...common, algorithms: ASYMMETRIC }));
}

function jwksAddress(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const loopback = LOOPBACK.includes(url?.hostname ?? '');
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

/** A valid token without namespaces is a known user who may see nothing: refused later as 403, not 401. */
function tenantOf(claims: JWTPayload, tenantClaim: string, namespacesClaim: string): Tenant {
  const name = claims[tenantClaim];
  const granted = claims[namespacesClaim];
  const namespaces = typeof granted === 'string' ? [granted] : granted;
  const valid = Array.isArray(namespaces) && namespaces.every((item) => typeof item === 'string');
  return { name: typeof name === 'string' ? name : '', namespaces: valid ? namespaces : [] };
}
