/**
 * The simulator as handlers of Mock Service Worker, for Storybook and for hosts' own tests, in browsers and in Node.
 *
 * @module
 */
import { type HttpHandler, http } from 'msw';
import type { Simulator } from './simulator.ts';

export interface HandlerOptions {
  /** What stands before `/api/v1/`, as the page's `endpoint` has it; in Node with its origin. Default: the page's origin. */
  readonly baseUrl?: string;
}

/**
 * Handlers that answer as a Prometheus, or a gateway, at `baseUrl`: for `setupWorker(...)` of `msw/browser` and
 * `setupServer(...)` of `msw/node`. Whatever else is asked passes by.
 *
 * @throws {TypeError} for an address that is relative to no page
 */
export function simulatorHandlers(
  simulator: Simulator,
  options: HandlerOptions = {},
): HttpHandler[] {
  const base = addressOf(options.baseUrl ?? '/');
  return [
    http.all(new RegExp(`^${escaped(base)}/api/v1/`), async ({ request }) => {
      const asked = new URL(request.url);
      const path = asked.pathname.slice(new URL(base).pathname.replace(/\/$/, '').length);
      const answer = simulator.fetch(
        new Request(`http://simulator.invalid${path}${asked.search}`, {
          method: request.method,
          headers: request.headers,
          signal: request.signal,
          ...(request.method === 'POST' && { body: await request.text() }),
        }),
      );
      // Who gave up has its own error already.
      return answer.catch(() => Response.error());
    }),
  ];
}

/** Absolute, and without a slash at the end. */
function addressOf(baseUrl: string): string {
  const page = 'location' in globalThis ? globalThis.location.href : undefined;
  if (!URL.canParse(baseUrl, page))
    throw new TypeError(
      `baseUrl ${JSON.stringify(baseUrl)} needs an origin where there is no page.`,
    );
  const address = new URL(baseUrl, page);
  return `${address.origin}${address.pathname}`.replace(/\/+$/, '');
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
