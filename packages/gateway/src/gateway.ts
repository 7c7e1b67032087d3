import { type Context, Hono, type HonoRequest } from 'hono';
import { cors } from 'hono/cors';
import type { Endpoint, Limits } from './endpoints/endpoint.ts';
import { flinkMetrics } from './endpoints/flink-metrics.ts';
import { instantQuery, rangeQuery } from './endpoints/queries.ts';
import { labels, labelValues, series } from './endpoints/series.ts';
import { errorResponse, GatewayError } from './errors.ts';
import { requestParameters } from './parameters/request.ts';
import { type Authenticate, type Scope, scopeOf, type Tenant } from './tenant.ts';
import {
  createUpstream,
  DEFAULT_TIMEOUT_MS,
  type PrometheusOptions,
  type UpstreamRequest,
} from './upstream/upstream.ts';

/** For the operator: it may hold what tenants must not see, and text of theirs. */
export interface Problem {
  readonly error: GatewayError;
  readonly path: string;
  /** Absent where the request was refused before its tenant was known. */
  readonly tenant: string | undefined;
}

export interface GatewayOptions {
  readonly prometheus: PrometheusOptions;
  readonly authenticate: Authenticate;
  /** The label whose value is the tenant's namespace. Default `namespace`. */
  readonly tenantLabel?: string;
  /** Origins of the pages that may call the gateway, as `https://portal.example`. Default none. */
  readonly origins?: readonly string[];
  /** Longest query in characters (default 16,384), most points of a series (default 11,000). */
  readonly limits?: Partial<Omit<Limits, 'timeout'>>;
  /** Told of every request that fails in Prometheus or here, not for what the client sent or did. */
  readonly onProblem?: (problem: Problem) => void;
}

export interface Gateway {
  /** Never rejects: errors are answers in Prometheus's envelope. */
  fetch(request: Request): Promise<Response>;
}

const ENDPOINTS = [instantQuery, rangeQuery, series, labels, labelValues, flinkMetrics];

interface Environment {
  readonly Variables: { tenant: Tenant };
}

/**
 * A web-standard handler in front of Prometheus: it answers a tenant's questions about the tenant's own series.
 * @throws {TypeError} where an option cannot work
 */
export function createGateway(options: GatewayOptions): Gateway {
  const upstream = createUpstream(options.prometheus);
  const tenantLabel = labelName(options.tenantLabel ?? 'namespace');
  const limits: Limits = {
    queryLength: 16_384,
    points: 11_000,
    ...options.limits,
    timeout: options.prometheus.timeout ?? DEFAULT_TIMEOUT_MS,
  };

  const app = new Hono<Environment>();
  app.use(async (c, next) => {
    await next();
    c.header('Cache-Control', 'no-store');
    c.header('X-Content-Type-Options', 'nosniff');
  });
  app.use(
    cors({
      origin: (options.origins ?? []).map(exactOrigin),
      allowMethods: ['GET', 'POST'],
      allowHeaders: ['Authorization', 'Content-Type'],
      exposeHeaders: ['Retry-After'],
      maxAge: 600,
    }),
  );
  app.get('/healthz', (c) => c.json({ status: 'ok' }));
  app.use('/api/*', async (c, next) => {
    c.set('tenant', await tenantOf(c.req.raw, options.authenticate));
    await next();
  });
  const report = (c: Context<Environment>, error: GatewayError) => {
    const clients = error.status < 500 && error.status !== 422;
    if (clients || error.errorType === 'canceled') return;
    options.onProblem?.({ error, path: c.req.path, tenant: c.var.tenant?.name });
  };
  for (const endpoint of ENDPOINTS) {
    app.all(endpoint.route, async (c) => {
      const question = await askedBy(c.req, endpoint, scopeOf(c.var.tenant, tenantLabel), limits);
      const body = await upstream(question, c.req.raw.signal, (error) => report(c, error));
      return c.body(body, { headers: { 'Content-Type': 'application/json' } });
    });
  }
  app.notFound(() => errorResponse(new GatewayError(404, 'not_found', 'There is nothing here.')));
  app.onError((thrown, c) => {
    const error =
      thrown instanceof GatewayError
        ? thrown
        : new GatewayError(500, 'internal', 'The gateway failed.', { cause: thrown });
    report(c, error);
    return errorResponse(error);
  });
  return { fetch: async (request) => app.fetch(request) };
}

async function tenantOf(request: Request, authenticate: Authenticate): Promise<Tenant> {
  let tenant: Tenant | null;
  try {
    tenant = await authenticate(request);
  } catch (cause) {
    throw new GatewayError(503, 'unavailable', 'Tokens cannot be checked now.', { cause });
  }
  if (tenant !== null) return tenant;
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

async function askedBy(
  request: HonoRequest,
  endpoint: Endpoint,
  scope: Scope,
  limits: Limits,
): Promise<UpstreamRequest> {
  if (!endpoint.methods.some((method) => method === request.method)) {
    throw new GatewayError(405, 'method_not_allowed', `${request.method} is not allowed here.`, {
      headers: { Allow: endpoint.methods.join(', ') },
    });
  }
  const parameters = await requestParameters(request.raw, endpoint.parameters);
  const labelName = request.param('name') ?? '';
  return endpoint.toUpstream({ parameters, labelName, scope, limits });
}

function labelName(name: string): string {
  if (/^[a-zA-Z_][a-zA-Z0-9_]*$/.test(name) && name !== '__name__') return name;
  throw new TypeError(`The tenant label must be a label name, not ${JSON.stringify(name)}.`);
}

function exactOrigin(origin: string): string {
  if (URL.canParse(origin) && new URL(origin).origin === origin && origin !== 'null') return origin;
  throw new TypeError(
    `An allowed origin is written as https://portal.example, without a path, not ${JSON.stringify(origin)}.`,
  );
}
