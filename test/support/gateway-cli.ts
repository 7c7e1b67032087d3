import type { TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { type RunningProcess, startProcess } from './child-process.ts';

const CLI = fileURLToPath(import.meta.resolve('../../packages/gateway/src/cli.ts'));

/** With these of Node's the image starts it: `deploy/Dockerfile` says why. What is measured is started alike. */
export const GATEWAY_FLAGS = ['--max-semi-space-size=4'];

export interface CliOptions {
  /** `FLINK_METRICS_…` variables. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
  readonly nodeFlags?: readonly string[];
}

/** Starts the gateway's command from its sources; it ends with the test. */
export function startCli(context: TestContext, options: CliOptions = {}): RunningProcess {
  const { environment = {}, args = [], nodeFlags = [] } = options;
  const running = startProcess(
    process.execPath,
    ['--conditions=@flink-metrics/source', ...nodeFlags, CLI, ...args],
    { env: { ...process.env, ...environment } },
  );
  context.after(() => running.stop());
  return running;
}

/** A busy machine takes long to compile the sources. */
const START_TIMEOUT_MS = 60_000;

/** Waits for the line that names the URL. @throws {Error} with its output where none comes */
export async function urlOf(running: RunningProcess): Promise<string> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (Date.now() < deadline && running.child.exitCode === null) {
    const url = /gateway: (http:\S+) guards/.exec(running.output())?.[1];
    if (url !== undefined) return url;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`The gateway did not start: ${running.output()}`);
}

export interface RunningCli {
  readonly url: string;
  readonly running: RunningProcess;
  readonly pid: number;
}

/** The gateway of a tenant `a` with the token `token-a`, over a Prometheus at `prometheusUrl`. */
export async function startGatewayCli(
  context: TestContext,
  prometheusUrl: string,
  options: CliOptions = {},
): Promise<RunningCli> {
  const running = startCli(context, {
    ...options,
    environment: {
      FLINK_METRICS_PROMETHEUS_URL: prometheusUrl,
      FLINK_METRICS_TOKENS: JSON.stringify([
        { tenant: 'a', namespaces: ['a'], token: 'token-a' },
        { tenant: 'b', namespaces: ['b'], token: 'token-b' },
      ]),
      FLINK_METRICS_PORT: '0',
      FLINK_METRICS_DRAIN_DELAY: '0',
      ...options.environment,
    },
  });
  const url = await urlOf(running);
  return { url, running, pid: running.child.pid ?? 0 };
}

/** Resolves with the exit code. */
export const ended = (running: RunningProcess): Promise<number | null> =>
  new Promise((resolve) => running.child.once('close', (code) => resolve(code)));
