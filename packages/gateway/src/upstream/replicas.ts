import { AwayError, type OnHealth, Replica, type ReplicaHealth } from './replica.ts';
import type { Transport, TransportAnswer, TransportRequest } from './transport.ts';

/** In a URL: the tenant's own account of a VictoriaMetrics cluster. */
export const ACCOUNT = '{account}';
/** The one that every cluster has: of tenants without one of their own, and of the gateway's own questions. */
export const DEFAULT_ACCOUNT = '0';

export interface ReplicasOptions {
  /** Where the servers' API is, each with its path prefix. */
  readonly urls: readonly [string, ...string[]];
  readonly headers: Readonly<Record<string, string>>;
  readonly transport: Transport;
  readonly onHealth?: OnHealth | undefined;
  /** The monotonic clock, ms. */
  readonly now?: () => number;
}

/**
 * Servers that hold the same data. The first that is well is asked; where it cannot be reached, the next: all requests of
 * the gateway only read, so that one may be sent again. A request is sent to each server once at most, and to one alone
 * while none seems well. An answer that has begun is never taken over by another server.
 */
export class Replicas {
  readonly #replicas: readonly Replica[];

  constructor({ urls, headers, transport, onHealth, now }: ReplicasOptions) {
    this.#replicas = urls.map((url) => {
      const probe: TransportRequest = {
        method: 'GET',
        url: `${url.replace(ACCOUNT, DEFAULT_ACCOUNT)}/api/v1/query?query=1`,
        headers: { ...headers, accept: 'application/json' },
        body: undefined,
      };
      // Of one alone each request tells itself.
      const health = urls.length > 1 && onHealth !== undefined ? onHealth : () => undefined;
      return new Replica(probe, url, transport, health, now ?? (() => performance.now()));
    });
  }

  get health(): readonly ReplicaHealth[] {
    return this.#replicas.map((replica) => replica.health);
  }

  /**
   * @param requestTo the request for a server, by its URL
   * @throws {Error} where no answer comes
   */
  async send(
    requestTo: (url: string) => TransportRequest,
    signal: AbortSignal,
  ): Promise<TransportAnswer> {
    const asked = new Set<Replica>();
    let failure: unknown;
    for (;;) {
      const replica = this.#next(asked);
      if (replica === undefined) throw failure;
      asked.add(replica);
      const request = requestTo(replica.url);
      if (this.#replicas.length === 1) return replica.sendAlone(request, signal);
      try {
        return await replica.send(request, signal);
      } catch (error) {
        if (!(error instanceof AwayError)) throw error;
        failure = error;
      }
    }
  }

  /** The next to ask, undefined where no other can be. */
  #next(asked: ReadonlySet<Replica>): Replica | undefined {
    if (this.#replicas.length > 1) for (const replica of this.#replicas) replica.check();
    const next = this.#replicas.find((replica) => replica.isUp && !asked.has(replica));
    if (next !== undefined || asked.size > 0) return next;
    return this.#replicas.toSorted((a, b) => a.askedAt - b.askedAt)[0];
  }
}
