import { type Context, Hono, type HonoRequest } from 'hono';
import { cors } from 'hono/cors';
import { Admission } from './admission.ts';
import { FairQueue } from './bounds/fair-queue.ts';
import { type Answer, type CachedAsker, CachedUpstream } from './cache/cached-upstream.ts';
import { WholeAnswer } from './cache/whole-answer.ts';
import { type Environment, heldAnswer, streamedAnswer } from './deliver.ts';
import { dialects } from './dialects/dialects.ts';
import { endpoints, madeEndpoints } from './endpoints/all.ts';
import { askJson, askQuery } from './endpoints/ask-json.ts';
import { Descriptions } from './endpoints/deployments/descriptions.ts';
import { TenantDeployments } from './endpoints/deployments/tenant-deployments.ts';
import type { Limits, Question, Route } from './endpoints/endpoint.ts';
import { errorResponse, GatewayError } from './errors.ts';
import type { Connection, GatewayOptions } from './gateway-options.ts';
import { openApi } from './openapi/openapi.ts';
import { requestParameters } from './parameters/request.ts';
import { Readiness } from './readiness.ts';
import { OpenRecord } from './request-record.ts';
import { DEFAULT_SCOPE_LENGTH } from './scope.ts';
import { isTenantLabel, type Peer, scopeKey, scopeOf } from './tenant.ts';
import { toReadableStream } from './upstream/byte-source.ts';
import type { ReplicaHealth } from './upstream/replica.ts';
import {
  createUpstream,
  DEFAULT_TIMEOUT_MS,
  inTurn,
  type Servers,
  type UpstreamRequest,
} from './upstream/upstream.ts';

/** How busy a gateway is now. */
export interface Load {
  /** Requests that Prometheus is answering, and those that wait for their turn. */
  readonly running: number;
  readonly waiting: number;
  /** Bytes of answers that are held. */
  readonly cacheBytes: number;
  /** How each server of Prometheus's is. */
  readonly upstreams: readonly ReplicaHealth[];
}

export interface Gateway {
  /** Never rejects: errors are answers in Prometheus's envelope. `peer` is for `trustedHeader` and `onRequest`. */
  fetch(request: Request, peer?: Peer): Promise<Response>;
  /** The same for a server that is not made of web streams: `nodeListener` of `@flink-metrics/gateway/node` is one. */
  serve(request: Request, connection: Connection): Promise<Response>;
  load(): Load;
  /** From now on `/readyz` is 503, so that no more requests are sent here; those that come are answered. */
  drain(): void;
}

const DEFAULT_LIMITS = {
  queryLength: 16_384,
  points: 11_000,
  subqueryPoints: 50_000,
  range: 400 * 86_400_000,
  scopeLength: DEFAULT_SCOPE_LENGTH,
  bodyTimeout: 10_000,
};
const DEFAULT_LOAD = { concurrency: 20, tenantConcurrency: 10, waiting: 200 };

/**
 * A web-standard handler in front of Prometheus: it answers a tenant's questions about the tenant's own series.
 * @throws {TypeError} where an option cannot work
 */
export function createGateway(options: GatewayOptions): Gateway {
  const dialect = dialects[options.prometheusType ?? 'prometheus'];
  const servers = createUpstream(options.prometheus);
  const tenantLabel = labelName(options.tenantLabel ?? 'namespace');
  const { outOfScope = 'forbidden' } = options;
  const timeout = options.prometheus.timeout ?? DEFAULT_TIMEOUT_MS;
  const limits: Limits = { ...DEFAULT_LIMITS, ...options.limits, timeout };
  const load = { ...DEFAULT_LOAD, ...options.limits, patience: timeout };
  const queue = new FairQueue(load);
  const turns = inTurn(servers.ask, queue);
  const readiness = new Readiness(servers.ask);
  const cache = options.cache === undefined ? undefined : new CachedUpstream(turns, options.cache);
  const ask = (request: UpstreamRequest, asker: CachedAsker): Promise<Answer> =>
    cache === undefined ? turns(request, asker) : cache.ask(request, asker);
  const descriptions = new Descriptions();
  const admission = new Admission(options.authenticate, options.limits?.requestsPerSecond);

  const app = new Hono<Environment>();
  app.use(async (c, next) => {
    const isProbe = c.req.path === '/healthz' || c.req.path === '/readyz';
    const record = new OpenRecord(
      c.req.raw,
      { path: c.req.path, address: c.env.peer?.address },
      isProbe ? undefined : options.onRequest,
    );
    c.set('record', record);
    await next();
    record.answered(c.res.status);
    c.header('X-Request-Id', record.id);
    if (!c.res.headers.has('Cache-Control')) c.header('Cache-Control', 'no-store');
    c.header('X-Content-Type-Options', 'nosniff');
  });
  app.use(
    cors({
      origin: (options.origins ?? []).map(exactOrigin),
      allowMethods: ['GET', 'POST'],
      // A page that traces its requests adds the last three to each of them.
      allowHeaders: ['Authorization', 'Content-Type', 'X-Request-Id', 'traceparent', 'tracestate'],
      exposeHeaders: ['Retry-After', 'X-Request-Id'],
      maxAge: 600,
    }),
  );
  app.get('/healthz', (c) => c.json({ status: 'ok' }));
  app.get('/readyz', async (c) => {
    const problem = await readiness.problem();
    if (problem === undefined) return c.json({ status: 'ok', ...upstreamsOf(servers) });
    return errorResponse(new GatewayError(503, 'unavailable', problem));
  });
  app.get('/openapi.json', (c) => c.json(openApi()));
  app.use('/api/*', async (c, next) => {
    const tenant = await admission.tenantOf(c.req.raw, c.env.peer ?? {});
    c.set('tenant', tenant);
    c.var.record.tenant = tenant.name;
    admission.count(tenant);
    await next();
  });
  const report = (c: Context<Environment>, error: GatewayError) => {
    c.var.record.error = error;
    const clients = error.status < 500 && error.status !== 422 && error.errorType !== 'unavailable';
    if (clients || error.errorType === 'canceled') return;
    options.onProblem?.({ error, path: c.req.path, tenant: c.var.tenant?.name });
  };
  const questionOf = async (c: Context<Environment>, route: Route): Promise<Question> => {
    const { tenant, record } = c.var;
    record.endpoint = route.route;
    const scope = scopeOf(tenant, tenantLabel, outOfScope);
    const known = [...route.parameters, ...dialect.parameters];
    const parameters = await parametersOf(c.req, route, known, limits, c.env.connection);
    const labelName = c.req.param('name') ?? '';
    return { parameters, labelName, scope, tenant, limits, hasTargets: dialect.hasTargets };
  };
  const askingOf = (c: Context<Environment>, question: Question) => (signal: AbortSignal) => {
    const send = async (request: UpstreamRequest, onBroken: (error: GatewayError) => void) =>
      toReadableStream(
        await turns(dialect.request(request, question), { ...askerOf(c), signal, onBroken }),
      );
    return { ask: askJson(send), askQuery: askQuery(send) };
  };
  const deploymentsOf = (c: Context<Environment>, question: Question) =>
    new TenantDeployments(question, descriptions, askingOf(c, question), c.req.raw.signal);
  for (const endpoint of endpoints) {
    app.all(endpoint.route, async (c) => {
      const question = await questionOf(c, endpoint);
      const request = await endpoint.toUpstream(question, deploymentsOf(c, question));
      const answer = await ask(dialect.request(request, question), {
        ...askerOf(c),
        scope: scopeKey(question.scope, question.tenant.orgs),
        onBroken: (error) => report(c, error),
        onCache: (use) => {
          c.var.record.cache = use;
        },
      });
      return answer instanceof WholeAnswer ? heldAnswer(c, answer) : streamedAnswer(c, answer);
    });
  }
  for (const endpoint of madeEndpoints) {
    app.all(endpoint.route, async (c) => {
      const question = await questionOf(c, endpoint);
      const { ask } = askingOf(c, question)(c.req.raw.signal);
      const data = await endpoint.answer(question, ask, deploymentsOf(c, question));
      return c.json({ status: 'success', data });
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
  return {
    fetch: async (request, peer) => app.fetch(request, { peer }),
    serve: async (request, connection) => app.fetch(request, { connection, peer: connection.peer }),
    load: () => ({
      running: queue.running,
      waiting: queue.waiting,
      cacheBytes: cache?.size ?? 0,
      upstreams: servers.health(),
    }),
    drain: () => readiness.drain(),
  };
}

/** Of several, how many are well: not which. */
function upstreamsOf(servers: Servers): { upstreams?: { up: number; of: number } } {
  const health = servers.health();
  if (health.length < 2) return {};
  return { upstreams: { up: health.filter(({ isUp }) => isUp).length, of: health.length } };
}

function askerOf({ req, var: { tenant, record } }: Context<Environment>) {
  return { tenant: tenant.name, signal: req.raw.signal, trace: record.trace };
}

async function parametersOf(
  request: HonoRequest,
  route: Route,
  known: readonly string[],
  { bodyTimeout }: Limits,
  connection: Connection | undefined,
): Promise<URLSearchParams> {
  if (!route.methods.some((method) => method === request.method)) {
    throw new GatewayError(405, 'method_not_allowed', `${request.method} is not allowed here.`, {
      headers: { Allow: route.methods.join(', ') },
    });
  }
  return requestParameters(request.raw, known, {
    body: connection?.body,
    timeout: bodyTimeout,
  });
}

function labelName(name: string): string {
  if (isTenantLabel(name)) return name;
  throw new TypeError(`The tenant label must be a label name, not ${JSON.stringify(name)}.`);
}

function exactOrigin(origin: string): string {
  if (URL.canParse(origin) && new URL(origin).origin === origin && origin !== 'null') return origin;
  throw new TypeError(
    `An allowed origin is written as https://portal.example, without a path, not ${JSON.stringify(origin)}.`,
  );
}
