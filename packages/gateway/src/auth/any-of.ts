import type { Authenticate } from '../tenant.ts';

/** Asks each in turn: the first that knows the request's credentials names the tenant. */
export function anyOf(...authenticators: readonly Authenticate[]): Authenticate {
  return async (request) => {
    for (const authenticate of authenticators) {
      const tenant = await authenticate(request);
      if (tenant !== null) return tenant;
    }
    return null;
  };
}
