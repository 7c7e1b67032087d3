import { flinkReporterConfig } from '@flink-metrics/sdk/flink';

/** Lines to paste, and where. */
export interface Fix {
  /** A file, or `shell`. */
  readonly where: string;
  readonly lines: readonly string[];
}

type Text = string | undefined;

const linesOf = (text: string): readonly string[] => text.trimEnd().split('\n');

const scrape = flinkReporterConfig({ reporter: 'scrape', version: '2.1' });
const push = flinkReporterConfig({
  reporter: 'pushgateway',
  version: '2.1',
  url: 'http://pushgateway:9091',
  jobName: 'orders',
  namespace: 'tenant-a',
});

/** Both ways; `flink-metrics reporter` prints them for another version. */
export const flinkScraped: readonly Fix[] = [
  { where: 'Flink’s config.yaml', lines: linesOf(scrape.flink.text) },
  { where: 'prometheus.yml', lines: linesOf(scrape.prometheus.text) },
  { where: 'Flink’s config.yaml, by a Pushgateway', lines: linesOf(push.flink.text) },
];

export const honorLabels: readonly Fix[] = [
  { where: 'prometheus.yml', lines: linesOf(push.prometheus.text) },
];

export const askAgain = (url: Text): readonly Fix[] => [
  { where: 'shell', lines: [`curl -sS '${url}/api/v1/query?query=1'`] },
];

export const synchronised: readonly Fix[] = [
  { where: 'shell', lines: ['timedatectl set-ntp true', 'chronyc tracking'] },
];

/** Kubernetes' own discovery knows it. */
export const namespaceOfTargets: readonly Fix[] = [
  {
    where: 'prometheus.yml',
    lines: [
      'relabel_configs:',
      '  - source_labels: [__meta_kubernetes_namespace]',
      '    target_label: namespace',
      '  - source_labels: [__meta_kubernetes_pod_name]',
      '    target_label: pod',
    ],
  },
];

/** A group is known by the label `job` that was pushed. */
export const deleteGroups = (processes: Text): readonly Fix[] => [
  {
    where: 'shell',
    lines: (processes ?? '')
      .split(', ')
      .map((name) => `curl -X DELETE 'http://<pushgateway>/metrics/job/${name}/<label>/<value>'`),
  },
];

/** So that a process that ends cleanly takes its numbers away. */
export const forgottenGroups: readonly Fix[] = [
  { where: 'Flink’s config.yaml', lines: ['metrics.reporter.promgateway.deleteOnShutdown: true'] },
];

export const scrapeMoreOften: readonly Fix[] = [
  { where: 'prometheus.yml', lines: ['global:', '  scrape_interval: 15s'] },
  {
    where: 'Flink’s config.yaml, by a Pushgateway',
    lines: ['metrics.reporter.promgateway.interval: 15 SECONDS'],
  },
];

export const keepNames = (names: Text): readonly Fix[] => [
  {
    where: 'prometheus.yml',
    lines: [
      'metric_relabel_configs:',
      '  # What costs most of what nothing reads.',
      '  - source_labels: [__name__]',
      `    regex: ${(names ?? '').split(', ').join('|')}`,
      '    action: drop',
    ],
  },
];

export const gatewayTokens = (namespace: string): readonly Fix[] => [
  {
    where: 'gateway',
    lines: [
      `FLINK_METRICS_TOKENS=${JSON.stringify([
        { tenant: namespace, namespaces: [namespace], token: '<32 random characters>' },
      ])}`,
    ],
  },
];

export const gatewayOrigins = (origin: Text): readonly Fix[] => [
  { where: 'gateway', lines: [`FLINK_METRICS_ORIGINS=${origin}`] },
];

/** What the SDK doubts says in its sentence what to do; these are the lines. */
export const ofDoubts: Readonly<Record<string, readonly Fix[]>> = {
  'one-push-group': [
    {
      where: 'Flink’s config.yaml',
      lines: ['metrics.reporter.promgateway.randomJobNameSuffix: true'],
    },
  ],
  'processes-alike': namespaceOfTargets,
  'pods-unknown': namespaceOfTargets,
  'labels-missing': [
    {
      where: 'Flink’s config.yaml',
      lines: ["metrics.reporter.prom.scope.variables.excludes: ''"],
    },
  ],
  'metrics-missing': [
    { where: 'Flink’s config.yaml', lines: ["metrics.reporter.prom.filter.includes: '*'"] },
  ],
  'push-times-missing': honorLabels,
  'copies-unproven': [
    { where: 'prometheus.yml', lines: ['global:', '  external_labels: { cluster: <name> }'] },
  ],
};
