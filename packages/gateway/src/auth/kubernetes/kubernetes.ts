import type { Authenticate, Tenant } from '../../tenant.ts';
import { bearerToken } from '../authenticators.ts';
import { tokenHash } from '../token-hash.ts';
import {
  type ApiServer,
  type ApiServerOptions,
  apiServer,
  type KubernetesUser,
} from './api-server.ts';
import { clientNetwork } from './client-network.ts';
import { Remembered } from './remembered.ts';
import { ReviewBounds, type ReviewLimits } from './review-bounds.ts';
import { ReviewedTokens } from './reviewed-tokens.ts';

export interface KubernetesOptions extends ApiServerOptions {
  /** Namespaces that may be granted. Default: all that the cluster has, asked for once in `cache`. */
  readonly namespaces?: readonly string[];
  /** What a token must be meant for, one of them. Default: the API server itself. */
  readonly audiences?: readonly string[];
  /** How long an answer of Kubernetes is kept, in ms: so long a revoked right still works. Default 60,000. */
  readonly cache?: number;
  /** How many new tokens are shown to Kubernetes. */
  readonly reviews?: ReviewLimits;
  /** Addresses and ranges of proxies in front, which tell in `X-Forwarded-For` whom they were asked by. Default none. */
  readonly proxies?: readonly string[];
}

/** Reviews of one user under way at once. */
const CONCURRENCY = 8;
/** Each is a review for each new token: a cluster with more has `namespaces` set. */
const MOST_NAMESPACES = 500;

/**
 * Tokens of a Kubernetes cluster: a caller sees the namespaces whose pods Kubernetes lets them `get`. Who the token is
 * of is asked by a TokenReview, what it may by a SubjectAccessReview for each namespace.
 * @throws {TypeError} where the address is not https, or one of `proxies` is no address or range
 */
export function kubernetes(options: KubernetesOptions): Authenticate {
  const { namespaces, audiences, cache = 60_000 } = options;
  const server = apiServer(options);
  const networkOf = clientNetwork(options.proxies);
  const bounds = new ReviewBounds(options.reviews);
  const tokens = new ReviewedTokens(cache);
  const known = new Remembered<readonly string[]>(cache, 1);
  const candidates = async () => namespaces ?? known.get('all', () => server.namespaces());
  return (request, peer) => {
    const token = bearerToken(request);
    if (token === undefined) return null;
    const review = async () => {
      const user = await server.userOf(token, audiences);
      return user === null ? null : tenantOf(user, server, await candidates());
    };
    return tokens.tenantOf(tokenHash(token), review, (strangers) =>
      bounds.within(networkOf(request, peer), strangers),
    );
  };
}

async function tenantOf(
  user: KubernetesUser,
  server: ApiServer,
  candidates: readonly string[],
): Promise<Tenant> {
  if (await server.mayGetPods(user)) return { name: user.user, namespaces: candidates };
  if (candidates.length > MOST_NAMESPACES) {
    throw new Error(
      `The cluster has more than ${MOST_NAMESPACES} namespaces: set those to ask for.`,
    );
  }
  const allowed = new Set<string>();
  const left = [...candidates];
  const review = async (): Promise<void> => {
    for (let next = left.pop(); next !== undefined; next = left.pop()) {
      if (await server.mayGetPods(user, next)) allowed.add(next);
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, review));
  return { name: user.user, namespaces: candidates.filter((name) => allowed.has(name)) };
}
