import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { flinkReporterConfig, type Reporter } from '@flink-metrics/sdk/flink';
import { findPromtool } from '../../scripts/tools/programs.ts';
import { run } from '../../scripts/tools/run.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const reporters: readonly Reporter[] = [
  { reporter: 'scrape', version: '2.1' },
  {
    reporter: 'scrape',
    version: '1.20',
    targets: [{ address: 'tm:9249', labels: { namespace: 'a "b"', pod: 'x' } }],
  },
  {
    reporter: 'pushgateway',
    version: '1.20',
    url: 'https://gateway:9091/push',
    jobName: 'orders',
    namespace: 'tenant-a',
  },
];

test('promtool accepts every scrape configuration that is printed', async () => {
  const promtool = await findPromtool();
  await using folder = await temporaryFolder('reporter');
  for (const [index, reporter] of reporters.entries()) {
    const file = join(folder.path, `${index}.yml`);
    const { text } = flinkReporterConfig(reporter).prometheus;
    // Debian builds Prometheus without Kubernetes' service discovery: what relabels its targets is checked all the same.
    await writeFile(file, text.replace(/kubernetes_sd_configs: .*/, 'static_configs: []'));
    await run(promtool, ['check', 'config', '--syntax-only', file], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  }
});
