import { join } from 'node:path';
import { findVictoriaMetrics } from '../../scripts/tools/programs.ts';
import { startProcess, waitUntilReady } from './child-process.ts';
import { freePort } from './free-port.ts';
import { temporaryFolder } from './temporary-folder.ts';

export interface RealVictoriaMetrics extends AsyncDisposable {
  /** `http://127.0.0.1:<port>` and its path prefix, without a slash at the end. */
  readonly url: string;
}

const PREFIX = '-http.pathPrefix=';

/**
 * Starts a real VictoriaMetrics on a free loopback port with `samples`: Prometheus text with timestamps in ms.
 * @param flags of its own, such as `-search.maxUniqueTimeseries=1`
 * @throws {Error} where VictoriaMetrics is not installed or does not start.
 */
export async function startVictoriaMetrics(
  samples: string,
  flags: readonly string[] = [],
): Promise<RealVictoriaMetrics> {
  await using cleanup = new AsyncDisposableStack();
  const folder = cleanup.use(await temporaryFolder('victoria-metrics'));
  const port = await freePort();
  const prefix = flags.find((flag) => flag.startsWith(PREFIX))?.slice(PREFIX.length) ?? '';
  const url = `http://127.0.0.1:${port}${prefix}`;
  const server = cleanup.use(
    startProcess(await findVictoriaMetrics(), [
      `-storageDataPath=${join(folder.path, 'data')}`,
      `-httpListenAddr=127.0.0.1:${port}`,
      '-retentionPeriod=100y',
      // New samples are seen at once.
      '-search.latencyOffset=0s',
      ...flags,
    ]),
  );
  await waitUntilReady(server, `${url}/health`);
  const answer = await fetch(`${url}/api/v1/import/prometheus`, { method: 'POST', body: samples });
  if (!answer.ok) throw new Error(`VictoriaMetrics refused the samples: ${await answer.text()}`);
  await fetch(`${url}/internal/force_flush`);
  const resources = cleanup.move();
  return { url, [Symbol.asyncDispose]: () => resources.disposeAsync() };
}
