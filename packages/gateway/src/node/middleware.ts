import type { IncomingMessage, ServerResponse } from 'node:http';
import { type NodeGateway, nodeListener } from './listener.ts';

/** What Express, Connect and a Vite dev server call for a request. */
export type Middleware = (
  request: IncomingMessage,
  response: ServerResponse,
  next: (error?: unknown) => void,
) => void;

/** What the gateway answers: all else under the same path is left to the host's own routes. */
const OWN_PATH = /^\/(?:api\/|(?:healthz|readyz|openapi\.json)(?:\?|$))/;

/**
 * The gateway in a host that calls middleware, under a path of its own. It reads forms itself, so it stands in front of
 * the host's body parsers.
 *
 * @example
 * app.use('/metrics-gateway', middleware(gateway)); // Express, Connect
 */
export function middleware(gateway: NodeGateway): Middleware {
  const listener = nodeListener(gateway);
  return (request, response, next) => {
    if (!OWN_PATH.test(request.url ?? '')) next();
    else if (isRead(request)) next(new Error(READ_MESSAGE));
    else listener(request, response);
  };
}

const READ_MESSAGE =
  'The form of this request was read before the gateway could: mount the gateway in front of body parsers.';

/** A body parser leaves nothing to read, and a gateway that waited for it would wait for ever. */
function isRead(request: IncomingMessage): boolean {
  return request.method === 'POST' && request.readableEnded;
}
