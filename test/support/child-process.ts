import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';

/** A started server process. Disposing it ends it, and waits until it is gone. */
export interface RunningProcess extends AsyncDisposable {
  readonly child: ChildProcess;
  /** The last part of stdout and stderr, for error messages. */
  output(): string;
  stop(): Promise<void>;
}

const OUTPUT_KEPT = 20_000;
const STOP_GRACE_MS = 5_000;

const running = new Set<ChildProcess>();
// A test runner that is itself ended must not leave servers behind.
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => process.exit(128));
}

export function startProcess(
  command: string,
  args: readonly string[],
  options: SpawnOptions = {},
): RunningProcess {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
  let output = '';
  const keep = (chunk: unknown) => {
    output = (output + String(chunk)).slice(-OUTPUT_KEPT);
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  child.once('error', (error) => keep(error.message));
  running.add(child);
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => resolve());
    child.once('error', () => resolve());
  }).finally(() => running.delete(child));

  const stop = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
    const kill = setTimeout(() => child.kill('SIGKILL'), STOP_GRACE_MS);
    await ended;
    clearTimeout(kill);
  };
  return { child, output: () => output, stop, [Symbol.asyncDispose]: stop };
}

/**
 * Waits until `url` answers 2xx.
 * @throws {Error} with the process's last output when it ends first or the time (ms) is up.
 */
export async function waitUntilReady(
  process: RunningProcess,
  url: string,
  timeout = 30_000,
): Promise<void> {
  const deadline = performance.now() + timeout;
  while (performance.now() < deadline) {
    if (process.child.exitCode !== null) break;
    const ready = await fetch(url).then(
      (response) => response.ok,
      () => false,
    );
    if (ready) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(
    `${process.child.spawnfile} is not ready at ${url}. Its last output:\n${process.output()}`,
  );
}
