import type { Scope, Tenant } from '../tenant.ts';
import type { UpstreamRequest } from '../upstream/upstream.ts';

/** What serves Prometheus's API; `mimir` is for Cortex too. */
export type PrometheusType = 'prometheus' | 'thanos' | 'mimir' | 'victoriametrics';

/** What a kind of server takes besides Prometheus's API. */
export interface Dialect {
  /** Whether it tells which of the metadata are of which scrape targets. */
  readonly hasTargets: boolean;
  /** Names of further parameters that a client may give. */
  readonly parameters: readonly string[];
  /**
   * The scoped request as this kind of server is asked for a tenant; of the client's parameters it takes those above.
   * @throws {GatewayError} 400 for a parameter that has no such value, 403 where the tenant is none of the server's
   */
  request(request: UpstreamRequest, asked: Asked): UpstreamRequest;
}

/** Who asks, and with which parameters. */
export interface Asked {
  readonly parameters: URLSearchParams;
  readonly scope: Scope;
  readonly tenant: Tenant;
}
