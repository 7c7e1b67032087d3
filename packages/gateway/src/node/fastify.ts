import type { IncomingMessage, ServerResponse } from 'node:http';
import { type NodeGateway, nodeListener } from './listener.ts';

/** The part of a Fastify instance that is used. */
interface FastifyInstance {
  readonly prefix: string;
  removeAllContentTypeParsers(): unknown;
  addContentTypeParser(
    type: string,
    parser: (request: unknown, payload: unknown, done: (error: null) => void) => void,
  ): unknown;
  all(
    path: string,
    handler: (request: { readonly raw: IncomingMessage }, reply: FastifyReply) => void,
  ): unknown;
}

interface FastifyReply {
  readonly raw: ServerResponse;
  hijack(): unknown;
}

/**
 * The gateway as a plugin of Fastify, under the prefix that it is registered with. It reads forms itself: within the
 * plugin Fastify parses no body.
 *
 * @example
 * app.register(fastifyGateway(gateway), { prefix: '/metrics-gateway' });
 */
export function fastifyGateway(
  gateway: NodeGateway,
): (app: FastifyInstance, options: object, done: () => void) => void {
  const listener = nodeListener(gateway);
  return (app, _options, done) => {
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('*', (_request, _payload, parsed) => parsed(null));
    for (const path of ['/api/*', '/healthz', '/readyz', '/openapi.json']) {
      app.all(path, ({ raw }, reply) => {
        raw.url = raw.url?.slice(app.prefix.length) ?? '';
        reply.hijack();
        listener(raw, reply.raw);
      });
    }
    done();
  };
}
