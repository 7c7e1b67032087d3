import { fileURLToPath } from 'node:url';
import { startProcess, waitUntilReady } from '../support/child-process.ts';
import { freePort } from '../support/free-port.ts';

export interface RunningGateway extends AsyncDisposable {
  readonly url: string;
  /** Each namespace's own token. */
  token(namespace: string): string;
}

/** The gateway as users run it: the built command line program, a process of its own. */
export async function startGateway(
  prometheusUrl: string,
  namespaces: readonly string[],
  pageOrigin: string,
): Promise<RunningGateway> {
  const token = (namespace: string): string => `token-of-${namespace}`;
  const tokens = namespaces.map((namespace) => ({
    tenant: namespace,
    namespaces: [namespace],
    token: token(namespace),
  }));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const cli = fileURLToPath(new URL('../../packages/gateway/dist/cli.js', import.meta.url));
  const server = startProcess(
    process.execPath,
    [cli, '--prometheus-url', prometheusUrl, '--port', String(port), '--origins', pageOrigin],
    { env: { ...process.env, FLINK_METRICS_TOKENS: JSON.stringify(tokens) } },
  );
  await waitUntilReady(server, `${url}/healthz`);
  return { url, token, [Symbol.asyncDispose]: server.stop };
}
