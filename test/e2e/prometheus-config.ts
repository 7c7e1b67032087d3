import { readFile } from 'node:fs/promises';

const EVERY = '2s';

/** How often the test's Prometheus scrapes, and the Pushgateway reporter pushes: ms. */
export const INTERVAL_MS = 2_000;

/** The stand-in for examples/flink/prometheus/cadvisor.yml: same job, measured here instead of by a kubelet. */
const cadvisorJob = (address: string): string => `
  - job_name: cadvisor
    honor_labels: true
    static_configs: [{ targets: ['${address}'] }]
`;

/** examples/flink/prometheus/scrape.yml where a file in the format of file_sd plays Kubernetes. */
export async function scrapeConfig(targetsFile: string, cadvisor: string): Promise<string> {
  const example = await readExample('scrape.yml');
  const discovery = `file_sd_configs: [{ files: ['${targetsFile}'] }]`;
  return (
    replaceOnce(example, 'kubernetes_sd_configs: [{ role: pod }]', discovery) +
    cadvisorJob(cadvisor)
  );
}

/** examples/flink/prometheus/pushgateway.yml for a Pushgateway at `address`. */
export async function pushgatewayConfig(address: string, cadvisor: string): Promise<string> {
  const example = await readExample('pushgateway.yml');
  return replaceOnce(example, 'pushgateway.monitoring:9091', address) + cadvisorJob(cadvisor);
}

/** One pod as Kubernetes' service discovery describes it to Prometheus. */
export interface DiscoveredPod {
  readonly namespace: string;
  readonly pod: string;
  /** The port of the annotation, on 127.0.0.1. */
  readonly metricsPort: number;
  /** What its cluster's Prometheus adds to all it has: external labels. */
  readonly above: Readonly<Record<string, string>>;
}

/** The content of a file_sd file: the meta labels are those of `kubernetes_sd_configs` with `role: pod`. */
export function discoveryFile(pods: readonly DiscoveredPod[]): string {
  return JSON.stringify(
    pods.map(({ namespace, pod, metricsPort, above }) => ({
      targets: ['127.0.0.1'],
      labels: {
        ...above,
        __meta_kubernetes_namespace: namespace,
        __meta_kubernetes_pod_name: pod,
        __meta_kubernetes_pod_container_name: 'flink-main-container',
        __meta_kubernetes_pod_annotation_prometheus_io_scrape: 'true',
        __meta_kubernetes_pod_annotation_prometheus_io_port: String(metricsPort),
      },
    })),
  );
}

async function readExample(name: string): Promise<string> {
  const url = new URL(`../../examples/flink/prometheus/${name}`, import.meta.url);
  return replaceOnce(
    await readFile(url, 'utf8'),
    'scrape_interval: 15s',
    `scrape_interval: ${EVERY}`,
  );
}

/** The example is used as it is but for this: an example that no longer has it must not go untested. */
function replaceOnce(text: string, from: string, to: string): string {
  const parts = text.split(from);
  if (parts.length !== 2) throw new Error(`"${from}" is ${parts.length - 1} times in the example.`);
  return parts.join(to);
}
