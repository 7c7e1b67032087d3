import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildGateway } from '../../scripts/tools/build-gateway.ts';
import { findPromtool } from '../../scripts/tools/programs.ts';
import { run } from '../../scripts/tools/run.ts';
import { temporaryFolder } from '../../test/support/temporary-folder.ts';
import { type Figure, report } from '../support/figure.ts';
import { measureCached } from './cached.ts';
import { measureKept } from './kept.ts';
import { samples } from './samples.ts';
import { startGateway, startMeasuredPrometheus, startPromLabelProxy } from './servers.ts';
import { measureUncached } from './uncached.ts';

/** The built gateway, prom-label-proxy and nothing in front of one real Prometheus. */
async function measureOverPrometheus(): Promise<Figure[]> {
  await using folder = await temporaryFolder('bench-gateway');
  const data = join(folder.path, 'data');
  const config = join(folder.path, 'prometheus.yml');
  const text = join(folder.path, 'samples.om');
  await writeFile(config, 'scrape_configs: []\n');
  await writeFile(text, `${samples()}# EOF\n`);
  await run(
    await findPromtool(),
    ['tsdb', 'create-blocks-from', 'openmetrics', '--quiet', text, data],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  await using prometheus = await startMeasuredPrometheus(data, config);
  await using uncached = await startGateway(prometheus.url, {
    FLINK_METRICS_CACHE_BYTES: '0',
    FLINK_METRICS_WAITING: '1000',
  });
  await using cached = await startGateway(prometheus.url);
  const proxy = await startPromLabelProxy(prometheus.url);
  try {
    return [
      ...(await measureUncached(prometheus, uncached, proxy)),
      ...(await measureCached(prometheus, cached)),
    ];
  } finally {
    await proxy?.[Symbol.asyncDispose]();
  }
}

if (process.platform !== 'linux') {
  throw new Error('The gateway is measured in /proc, so this needs Linux.');
}
await buildGateway();
report([...(await measureOverPrometheus()), ...(await measureKept())]);
