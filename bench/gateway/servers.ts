import { fileURLToPath } from 'node:url';
import { installWithGo } from '../../scripts/tools/go-install.ts';
import { findPrometheus } from '../../scripts/tools/programs.ts';
import { startProcess, waitUntilReady } from '../../test/support/child-process.ts';
import { freePort } from '../../test/support/free-port.ts';
import { GATEWAY_FLAGS } from '../../test/support/gateway-cli.ts';

/** A server process that is measured from outside. */
export interface Server extends AsyncDisposable {
  readonly url: string;
  readonly port: number;
  readonly pid: number;
}

export const TOKEN = 'token-a';
const CLI = fileURLToPath(new URL('../../packages/gateway/dist/cli.js', import.meta.url));

/** The built command, started as the image does; its log goes nowhere. */
export function startGateway(
  prometheus: string,
  environment: Readonly<Record<string, string>> = {},
  namespaces: readonly string[] = ['tenant-a'],
): Promise<Server> {
  return start(
    (port) => [process.execPath, ...GATEWAY_FLAGS, CLI, '--port', String(port)],
    '/healthz',
    {
      FLINK_METRICS_PROMETHEUS_URL: prometheus,
      FLINK_METRICS_TOKENS: JSON.stringify([{ tenant: 'a', namespaces, token: TOKEN }]),
      FLINK_METRICS_REQUESTS_PER_SECOND: '1000000',
      FLINK_METRICS_DRAIN_DELAY: '0',
      ...environment,
    },
  );
}

/** prom-label-proxy; undefined where it cannot be had. */
export async function startPromLabelProxy(prometheus: string): Promise<Server | undefined> {
  const program = await installWithGo(
    'github.com/prometheus-community/prom-label-proxy',
    'v0.11.1',
    '',
  );
  if (program === undefined) {
    process.stderr.write('  prom-label-proxy cannot be built here: it is left out.\n');
    return undefined;
  }
  return start(
    (port) => [
      program,
      ...['-upstream', prometheus, '-insecure-listen-address', `127.0.0.1:${port}`],
      ...['-label', 'namespace', '-label-value', 'tenant-a'],
    ],
    '/api/v1/query?query=1',
  );
}

export async function startMeasuredPrometheus(data: string, config: string): Promise<Server> {
  const program = await findPrometheus();
  return start(
    (port) => [
      program,
      `--config.file=${config}`,
      `--storage.tsdb.path=${data}`,
      '--storage.tsdb.retention.time=100y',
      `--web.listen-address=127.0.0.1:${port}`,
      '--log.level=error',
    ],
    '/-/ready',
  );
}

async function start(
  command: (port: number) => readonly string[],
  ready: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<Server> {
  const port = await freePort();
  const [program = '', ...args] = command(port);
  const running = startProcess(program, args, {
    stdio: 'ignore',
    env: { ...process.env, ...environment },
  });
  const url = `http://127.0.0.1:${port}`;
  await waitUntilReady(running, url + ready);
  return { url, port, pid: running.child.pid ?? 0, [Symbol.asyncDispose]: running.stop };
}
