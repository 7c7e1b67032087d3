import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findPrometheus, findPromtool } from '../../scripts/tools/programs.ts';
import { run } from '../../scripts/tools/run.ts';
import { startProcess, waitUntilReady } from './child-process.ts';
import { freePort } from './free-port.ts';
import { temporaryFolder } from './temporary-folder.ts';

export interface RealPrometheus extends AsyncDisposable {
  /** `http://127.0.0.1:<port>`, without a slash at the end. */
  readonly url: string;
}

export interface RealPrometheusOptions {
  /** Samples loaded before it starts: OpenMetrics text with timestamps in seconds; `# EOF` is added. */
  readonly openMetrics?: string;
  /** The `scrape_configs` part of its YAML configuration. */
  readonly scrapeConfigs?: string;
  readonly flags?: readonly string[];
  /** Another Prometheus than the one that is found. */
  readonly program?: string;
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

  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const server = cleanup.use(
    startProcess(options.program ?? (await findPrometheus()), [
      `--config.file=${config}`,
      `--storage.tsdb.path=${data}`,
      // Loaded samples may be of any time: nothing is dropped for age.
      '--storage.tsdb.retention.time=100y',
      `--web.listen-address=127.0.0.1:${port}`,
      '--web.enable-lifecycle',
      '--log.level=warn',
      ...(options.flags ?? []),
    ]),
  );
  await waitUntilReady(server, `${url}/-/ready`);
  const resources = cleanup.move();
  return { url, [Symbol.asyncDispose]: () => resources.disposeAsync() };
}

async function loadSamples(openMetrics: string, folder: string, data: string): Promise<void> {
  const file = join(folder, 'samples.om');
  await writeFile(file, `${openMetrics.trimEnd()}\n# EOF\n`);
  const promtool = await findPromtool();
  await run(promtool, ['tsdb', 'create-blocks-from', 'openmetrics', '--quiet', file, data], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}
