import type { Authenticate } from '../tenant.ts';

/** Asks each in turn: the first that knows the request's credentials names the tenant. */
export function anyOf(...authenticators: readonly Authenticate[]): Authenticate {
  return async (request, peer) => {
    for (const authenticate of authenticators) {
      const tenant = await authenticate(request, peer);
      if (tenant !== null) return tenant;
    }
    return null;
  };
}

/** RFC 6750's token68 after the scheme, and nothing else in the header. */
const BEARER = /^Bearer +([A-Za-z0-9\-._~+/]+=*)$/i;

/** The token of `Authorization: Bearer <token>`. Tokens in the URL are never read: URLs end up in logs. */
export function bearerToken(request: Request): string | undefined {
  return BEARER.exec(request.headers.get('authorization') ?? '')?.[1];
}
