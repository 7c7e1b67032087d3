import type { Described } from './descriptions.ts';
import type { TenantNamespace } from './tenants-words.ts';

/** A stretch of time, Unix ms. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A namespace of the tenant's, and how its metrics stand; null where Flink reported nothing. */
export interface Place extends TenantNamespace {
  readonly described: Described | null;
}

/** How a tenant's metrics stand, as far as one question needs it. Nobody else's are looked at. */
export interface Deployments {
  /**
   * The namespaces with series that match, each described; one without a name, which is all that the tenant has, where
   * none has a name.
   * @throws {GatewayError} as a relayed answer does
   */
  find(match: readonly string[], span: Span, jobName?: string): Promise<readonly Place[]>;
  /**
   * One namespace as it was in that time, by all of its metrics or by those of one job.
   * @throws {GatewayError} as a relayed answer does
   */
  describe(namespace: string, span: Span, jobName?: string): Promise<Place>;
}
