import type { Answer, CacheOptions } from './cache/cached-upstream.ts';
import type { PrometheusType } from './dialects/dialect.ts';
import type { GatewayError } from './errors.ts';
import type { RequestRecord } from './request-record.ts';
import type { Authenticate, OutOfScope, Peer } from './tenant.ts';
import type { PrometheusOptions } from './upstream/upstream.ts';

/** For the operator: it may hold what tenants must not see, and text of theirs. */
export interface Problem {
  readonly error: GatewayError;
  readonly path: string;
  /** Absent where the request was refused before its tenant was known. */
  readonly tenant: string | undefined;
}

export interface GatewayOptions {
  readonly prometheus: PrometheusOptions;
  /** What serves Prometheus's API there. Default `prometheus`. */
  readonly prometheusType?: PrometheusType;
  readonly authenticate: Authenticate;
  /** The label whose value is the tenant's namespace. Default `namespace`. */
  readonly tenantLabel?: string;
  /** What a selector that names a namespace of others gets: 403 for the query, or no series. Default `forbidden`. */
  readonly outOfScope?: OutOfScope;
  /** Origins of the pages that may call the gateway, as `https://portal.example`. Default none. */
  readonly origins?: readonly string[];
  readonly limits?: GatewayLimits;
  /** Answers are held and shared between those who ask for the same. Absent: each request goes to Prometheus. */
  readonly cache?: CacheOptions;
  /** Told of every request that fails in Prometheus or here, not for what the client sent or did. */
  readonly onProblem?: (problem: Problem) => void;
  /** Told of every request but probes when the last byte of its answer is given. */
  readonly onRequest?: (record: RequestRecord) => void;
}

/** What a tenant may ask for; what is beyond is refused with what to do about it. */
export interface GatewayLimits {
  /** Longest query or selector, in characters. Default 16,384. */
  readonly queryLength?: number;
  /** Most points of a series. Default and most 11,000. */
  readonly points?: number;
  /** Most points of a subquery. Default 50,000. */
  readonly subqueryPoints?: number;
  /** Longest time that a query reads, in ms. Default 400 days. */
  readonly range?: number;
  /** Most characters of the tenant's matchers in a query, with what label sets repeat of it. Default 1,048,576. */
  readonly scopeLength?: number;
  /** Most series or labels of an answer. Default none. */
  readonly series?: number;
  /** Longest time that a form may take to arrive, in ms. Default 10,000. */
  readonly bodyTimeout?: number;
  /** Requests a second of a tenant, of which it may make ten seconds' at once. Default none. */
  readonly requestsPerSecond?: number;
  /** Most requests to Prometheus at once. Default 20, as many as Prometheus evaluates. */
  readonly concurrency?: number;
  /** Most requests of one tenant to Prometheus at once. Default 10. */
  readonly tenantConcurrency?: number;
  /** Most requests of one tenant that wait for their turn. Default 200. */
  readonly waiting?: number;
}

/** What a server that is not made of web streams gives and takes instead of them. */
export interface Connection {
  /** For `trustedHeader` and `onRequest`. */
  readonly peer?: Peer;
  /** The request's body. */
  readonly body: AsyncIterable<Uint8Array>;
  /** Takes the answer's body, where it comes from Prometheus: the Response has then none. It reads it or closes it. */
  deliver(body: Answer): void;
}
