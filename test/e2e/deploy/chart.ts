import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const execute = promisify(execFile);
const path = (name: string): string =>
  fileURLToPath(new URL(`../../../deploy/${name}`, import.meta.url));

export const chartFolder = path('helm/flink-metrics-gateway');
/** The chart's output for those who have no helm. */
export const manifestsFile = path('kubernetes/gateway.yaml');
const manifestValues = path('kubernetes/values.yaml');

const HEAD = `# Printed by helm from deploy/helm/flink-metrics-gateway with values.yaml of this folder: change those, then
# npm run check:deploy -- --update
`;

/**
 * What helm makes of the chart.
 * @throws {Error} with what helm says
 */
export async function printChart(helm: string, args: readonly string[]): Promise<string> {
  // Built by "go install", helm thinks of itself as one for Kubernetes 1.20.
  const cluster = ['--namespace', 'flink-metrics', '--kube-version', '1.30.0'];
  const all = ['template', 'flink-metrics-gateway', chartFolder, ...cluster, ...args];
  return (await execute(helm, all)).stdout;
}

export async function printManifests(helm: string): Promise<string> {
  return HEAD + (await printChart(helm, ['--values', manifestValues]));
}
