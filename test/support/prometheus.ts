import { appendFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findPrometheus, findPromtool } from '../../scripts/tools/programs.ts';
import { run } from '../../scripts/tools/run.ts';
import { type RunningProcess, startProcess, waitUntilReady } from './child-process.ts';
import { freePort } from './free-port.ts';
import { temporaryFolder } from './temporary-folder.ts';

export interface RealPrometheus extends AsyncDisposable {
  /** `http://127.0.0.1:<port>`, without a slash at the end. */
  readonly url: string;
  /** Stops it (`SIGSTOP`: it hangs), lets it go on (`SIGCONT`), or ends it at once (`SIGKILL`). */
  signal(signal: 'SIGSTOP' | 'SIGCONT' | 'SIGKILL'): void;
}

export interface RealPrometheusOptions {
  /**
   * Samples loaded before it starts: OpenMetrics text with timestamps in seconds, in whole lines; `# EOF` is added. In
   * pieces where it is more than a string holds.
   */
  readonly openMetrics?: string | Iterable<string>;
  /** Rules that it evaluates over the samples loaded before it is ready, as if they had been there at the time. */
  readonly recorded?: RecordedRules;
  /** The `scrape_configs` part of its YAML configuration. */
  readonly scrapeConfigs?: string;
  readonly flags?: readonly string[];
  /** Another Prometheus than the one that is found. */
  readonly program?: string;
}

export interface RecordedRules {
  /** A rule file. */
  readonly rules: string;
  /** Unix time in s. */
  readonly start: number;
  readonly end: number;
}

/**
 * Starts a real Prometheus on a free loopback port with a storage of its own; gone when disposed.
 * @throws {Error} where Prometheus is not installed or does not start.
 */
export async function startPrometheus(
  options: RealPrometheusOptions = {},
): Promise<RealPrometheus> {
  await using cleanup = new AsyncDisposableStack();
  const folder = cleanup.use(await temporaryFolder('prometheus'));
  const config = join(folder.path, 'prometheus.yml');
  const data = join(folder.path, 'data');
  await writeFile(
    config,
    options.scrapeConfigs === undefined ? 'scrape_configs: []\n' : options.scrapeConfigs,
  );
  if (options.openMetrics !== undefined) await loadSamples(options.openMetrics, folder.path, data);

  const start = async (): Promise<RunningProcess & { readonly url: string }> => {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const server = startProcess(options.program ?? (await findPrometheus()), [
      `--config.file=${config}`,
      `--storage.tsdb.path=${data}`,
      // Loaded samples may be of any time: nothing is dropped for age.
      '--storage.tsdb.retention.time=100y',
      `--web.listen-address=127.0.0.1:${port}`,
      '--web.enable-lifecycle',
      '--log.level=warn',
      ...(options.flags ?? []),
    ]);
    await waitUntilReady(server, `${url}/-/ready`);
    return { ...server, url };
  };
  if (options.recorded !== undefined) {
    await using evaluating = await start();
    await record(options.recorded, evaluating.url, folder.path, data);
  }
  const { child, url } = cleanup.use(await start());
  const resources = cleanup.move();
  return {
    url,
    signal: (signal) => void child.kill(signal),
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
  };
}

/** Prometheus answers what the rules ask at each of their evaluations; the answers are loaded beside the samples. */
async function record(
  { rules, start, end }: RecordedRules,
  url: string,
  folder: string,
  data: string,
): Promise<void> {
  const file = join(folder, 'rules.yml');
  await writeFile(file, rules);
  const times = [`--start=${start}`, `--end=${end}`, `--url=${url}`, `--output-dir=${data}`];
  await run(await findPromtool(), ['tsdb', 'create-blocks-from', 'rules', ...times, file], {
    stdio: 'ignore',
  });
}

async function loadSamples(
  openMetrics: string | Iterable<string>,
  folder: string,
  data: string,
): Promise<void> {
  const file = join(folder, 'samples.om');
  await writeFile(
    file,
    typeof openMetrics === 'string' ? `${openMetrics.trimEnd()}\n` : openMetrics,
  );
  await appendFile(file, '# EOF\n');
  const promtool = await findPromtool();
  await run(promtool, ['tsdb', 'create-blocks-from', 'openmetrics', '--quiet', file, data], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}
