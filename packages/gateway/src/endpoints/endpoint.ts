import type { Answer, QueryResult } from '@flink-metrics/sdk/prometheus';
import type { z } from 'zod';
import type { CostLimits } from '../bounds/query-cost.ts';
import type { Scope, Tenant } from '../tenant.ts';
import type { UpstreamRequest } from '../upstream/upstream.ts';
import type { Deployments } from './deployments/places.ts';

export interface Limits extends CostLimits {
  /** Longest query or selector, in characters. */
  readonly queryLength: number;
  /** Most points of a series; Prometheus itself stops at 11,000. */
  readonly points: number;
  /** Longest evaluation in Prometheus, ms. */
  readonly timeout: number;
  /** Longest time that a form may take to arrive, ms. */
  readonly bodyTimeout: number;
  /** Most characters that the tenant's matchers may have in all selectors of a query together. */
  readonly scopeLength: number;
  /** Most series or labels of an answer, asked of Prometheus as `limit`; absent: no limit. */
  readonly series?: number | undefined;
}

/** What a tenant asks of an endpoint: the parameters are known names, each once. */
export interface Question {
  readonly parameters: URLSearchParams;
  /** `<name>` of `/api/v1/label/<name>/values`. */
  readonly labelName: string;
  readonly scope: Scope;
  readonly tenant: Tenant;
  readonly limits: Limits;
  /** Whether the server tells which of the metadata are of which scrape targets. */
  readonly hasTargets: boolean;
}

export interface Route {
  /** A hono route. */
  readonly route: string;
  /** What it answers, for the API's description. */
  readonly summary: string;
  readonly methods: readonly ('GET' | 'POST')[];
  readonly parameters: readonly string[];
  /** Those without which it is refused. Default none. */
  readonly required?: readonly string[];
}

/** An endpoint whose answer is Prometheus's to one scoped question. */
export interface Endpoint extends Route {
  /**
   * The question within the tenant's scope, built from scratch.
   * @throws {GatewayError} 400, 403, and as a relayed answer does where that asks how the tenant's metrics stand
   */
  toUpstream(
    question: Question,
    deployments: Deployments,
  ): UpstreamRequest | Promise<UpstreamRequest>;
}

/** Gives the `data` of Prometheus's answer, held to a schema. @throws {GatewayError} as a relayed answer does */
export type Ask = <T>(request: UpstreamRequest, schema: z.ZodType<T>) => Promise<T>;

/** Gives Prometheus's answer to a query, decoded. @throws {GatewayError} as a relayed answer does */
export type AskQuery = (request: UpstreamRequest) => Promise<Answer<QueryResult>>;

/** An endpoint whose answer the gateway makes, of nothing or of what Prometheus answers. */
export interface MadeEndpoint extends Route {
  /**
   * The `data` of the answer.
   * @throws {GatewayError} 400, 403, and what `ask` throws
   */
  answer(question: Question, ask: Ask, deployments: Deployments): unknown;
}
