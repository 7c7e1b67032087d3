import type { Authenticate } from '../tenant.ts';
import { addressIn } from './addresses.ts';
import { type GrantRules, grantOf } from './grant-rules.ts';

export interface TrustedHeaderOptions extends GrantRules {
  /** Addresses and ranges of the authenticating proxies: `10.1.2.3`, `10.0.0.0/8`, `fd00::/8`. */
  readonly proxies: readonly string[];
  /** The header with the user's name. Default `X-Forwarded-User`. */
  readonly userHeader?: string;
  /** The header with the user's groups, with commas between them. Default `X-Forwarded-Groups`. */
  readonly groupsHeader?: string;
}

/**
 * Users that a proxy in front of the gateway has authenticated (oauth2-proxy, an ingress with external auth): the
 * headers are believed where the connection comes from one of `proxies`, and from nobody else. The proxy must replace
 * what a client sends in these headers.
 * @throws {TypeError} where there is no proxy, or one that is no address or range
 */
export function trustedHeader(options: TrustedHeaderOptions): Authenticate {
  if (options.proxies.length === 0) {
    throw new TypeError('A trusted header needs the address of a proxy.');
  }
  const isProxy = addressIn(options.proxies);
  const { userHeader = 'x-forwarded-user', groupsHeader = 'x-forwarded-groups' } = options;
  return (request, peer) => {
    const user = request.headers.get(userHeader) ?? '';
    // A header that comes twice is joined by a comma: then one of them is not the proxy's.
    if (!isProxy(peer?.address) || user === '' || user.includes(',')) return null;
    const groups = (request.headers.get(groupsHeader) ?? '').split(',').map((name) => name.trim());
    return {
      name: user,
      ...grantOf(
        groups.filter((name) => name !== ''),
        options,
      ),
    };
  };
}
