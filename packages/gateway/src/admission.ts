import { RequestRate } from './bounds/request-rate.ts';
import { GatewayError, rateLimited, unavailable } from './errors.ts';
import type { Authenticate, Peer, Tenant } from './tenant.ts';

/** Whose a request is, and whether that tenant may ask now. */
export class Admission {
  readonly #authenticate: Authenticate;
  readonly #rate: RequestRate;

  constructor(authenticate: Authenticate, requestsPerSecond = Number.POSITIVE_INFINITY) {
    this.#authenticate = authenticate;
    this.#rate = new RequestRate(requestsPerSecond, (seconds) =>
      rateLimited(`More than ${requestsPerSecond} requests a second of yours.`, seconds),
    );
  }

  /** @throws {GatewayError} 401 for nobody, 503 where that cannot be told now, and refusals of the authenticator's own */
  async tenantOf(request: Request, peer: Peer): Promise<Tenant> {
    let tenant: Tenant | null | undefined;
    try {
      tenant = await this.#authenticate(request, peer);
    } catch (cause) {
      if (cause instanceof GatewayError) throw cause;
      throw unavailable('Tokens cannot be checked now.', 5, cause);
    }
    // A host without types may return nothing at all for nobody.
    if (tenant) return tenant;
    const given = request.headers.has('authorization');
    throw new GatewayError(
      401,
      'unauthorized',
      given
        ? 'The token is not known here, or it has expired.'
        : 'A token is needed: "Authorization: Bearer <token>".',
      {
        headers: {
          'WWW-Authenticate': `Bearer realm="flink-metrics"${given ? ', error="invalid_token"' : ''}`,
        },
      },
    );
  }

  /** Counts a request of the tenant's. @throws {GatewayError} 429 */
  count({ name }: Tenant): void {
    this.#rate.take(name);
  }
}
