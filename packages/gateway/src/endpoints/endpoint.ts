import type { Scope } from '../tenant.ts';
import type { UpstreamRequest } from '../upstream/upstream.ts';

export interface Limits {
  /** Longest query or selector, in characters. */
  readonly queryLength: number;
  /** Most points of a series; Prometheus itself stops at 11,000. */
  readonly points: number;
  /** Longest evaluation in Prometheus, ms. */
  readonly timeout: number;
}

/** What a tenant asks of an endpoint: the parameters are known names, each once. */
export interface Question {
  readonly parameters: URLSearchParams;
  /** `<name>` of `/api/v1/label/<name>/values`. */
  readonly labelName: string;
  readonly scope: Scope;
  readonly limits: Limits;
}

export interface Endpoint {
  /** A hono route. */
  readonly route: string;
  readonly methods: readonly ('GET' | 'POST')[];
  readonly parameters: readonly string[];
  /**
   * The question within the tenant's scope, built from scratch.
   * @throws {GatewayError} 400, 403
   */
  toUpstream(question: Question): UpstreamRequest;
}
