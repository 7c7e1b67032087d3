import type { NodeGateway } from './listener.ts';
import { type Middleware, middleware } from './middleware.ts';

/** The part of a Vite dev server that is used. */
interface ViteDevServer {
  readonly middlewares: { use(path: string, middleware: Middleware): unknown };
}

/**
 * The gateway in a Vite dev server, so that a page in development asks its own origin.
 *
 * @example
 * export default defineConfig({ plugins: [viteGateway('/metrics-gateway', gateway)] });
 */
export function viteGateway(path: string, gateway: NodeGateway) {
  return {
    name: 'flink-metrics-gateway',
    configureServer(server: ViteDevServer): void {
      server.middlewares.use(path, middleware(gateway));
    },
  };
}
