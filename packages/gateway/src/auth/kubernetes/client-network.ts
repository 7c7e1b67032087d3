import type { Peer } from '../../tenant.ts';
import { addressIn, networkOf } from '../addresses.ts';

/** Whose request it is as far as addresses tell, undefined where they do not. */
export type ClientNetwork = (request: Request, peer: Peer | undefined) => string | undefined;

/**
 * The other end of the connection; where that is one of `proxies`, the last address of `X-Forwarded-For` that is none of
 * them: each proxy adds whom it was asked by, and what stands before may be anybody's invention.
 * @throws {TypeError} for one of `proxies` that is no address or range
 */
export function clientNetwork(proxies: readonly string[] = []): ClientNetwork {
  const isProxy = addressIn(proxies);
  return ({ headers }, peer) => {
    const address = isProxy(peer?.address)
      ? headers
          .get('x-forwarded-for')
          ?.split(',')
          .map((text) => text.trim())
          .findLast((text) => !isProxy(text))
      : peer?.address;
    return address === undefined ? undefined : networkOf(address);
  };
}
