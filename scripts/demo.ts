/**
 * `npm run demo`: a portal page with the panel, the gateway behind it, and behind that the simulator, or the
 * Prometheus that PROMETHEUS_URL names (its namespaces: all, or those of NAMESPACES=a,b). PORT chooses the port.
 */
import type { Problem } from '@flink-metrics/gateway';
import { prometheusData, simulatedData } from './demo/data.ts';
import { listen } from './demo/listen.ts';
import { createPortal } from './demo/portal.ts';
import { buildScriptTag } from './tools/build-script-tag.ts';
import { exitWith, step } from './tools/step.ts';

try {
  await main();
} catch (error) {
  exitWith(error);
}

async function main(): Promise<void> {
  const { PROMETHEUS_URL: url = '', NAMESPACES: namespaces = '', PORT: port } = process.env;
  const data =
    url === ''
      ? await step('Starting the simulator', simulatedData)
      : await step(`Asking the Prometheus at ${url}`, () =>
          prometheusData(url, listOf(namespaces)),
        );
  for (const { name, namespaces: own } of data.tenants)
    process.stdout.write(`  tenant ${name} sees ${own.join(', ')}\n`);
  await step('Building the script tag', buildScriptTag);
  const portal = await step('Starting the gateway and the portal', () =>
    listen(createPortal(data, report).fetch, port),
  );
  process.stdout.write(`\n  ${portal.url}\n\nCtrl-C stops it.\n`);
  await interrupted();
  await portal.stop();
  process.stdout.write('Stopped.\n');
}

function listOf(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function report({ path, error }: Problem): void {
  process.stderr.write(`  ${path}: ${error.message}\n`);
}

function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.once(signal, () => resolve());
  });
}
