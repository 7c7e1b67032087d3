import { quoted, yamlText } from '../yaml/scalar.ts';
import { isLabelName } from './grouping-key.ts';
import type { Reporter, ScrapeTarget } from './options.ts';

/**
 * The part of Prometheus's `scrape_configs` that fits the reporter, with the labels that its label scheme expects.
 * @throws {RangeError} for a label of a target whose name Prometheus does not take.
 */
export function scrapeConfig(reporter: Reporter): string {
  return reporter.reporter === 'pushgateway'
    ? pushgatewayJob(new URL(reporter.url))
    : processJob(reporter.targets ?? 'kubernetes');
}

function pushgatewayJob({ protocol, host, pathname }: URL): string {
  const path = `${pathname.replace(/\/$/, '')}/metrics`;
  return [
    'scrape_configs:',
    '  - job_name: pushgateway',
    '    # Keep `job` and `namespace` as they were pushed; else they arrive as exported_job and exported_namespace.',
    '    honor_labels: true',
    ...(protocol === 'https:' ? ['    scheme: https'] : []),
    ...(path === '/metrics' ? [] : [`    metrics_path: ${quoted(path)}`]),
    `    static_configs: [{ targets: [${quoted(host)}] }]`,
    '',
  ].join('\n');
}

function processJob(targets: 'kubernetes' | readonly ScrapeTarget[]): string {
  return targets === 'kubernetes' ? kubernetesJob : staticJob(targets);
}

function staticJob(targets: readonly ScrapeTarget[]): string {
  const configs = targets.map(({ address, labels = {} }) => {
    const pairs = Object.entries(labels).map(labelPair);
    const list = pairs.length === 0 ? '' : `, labels: { ${pairs.join(', ')} }`;
    return `      - { targets: [${quoted(address)}]${list} }`;
  });
  return ['scrape_configs:', '  - job_name: flink', '    static_configs:', ...configs, ''].join(
    '\n',
  );
}

function labelPair([name, value]: readonly [string, string]): string {
  if (!isLabelName(name)) {
    throw new RangeError(`a target cannot have the label ${JSON.stringify(name)}`);
  }
  return `${yamlText(name)}: ${quoted(value)}`;
}

const kubernetesJob = String.raw`scrape_configs:
  - job_name: flink
    kubernetes_sd_configs: [{ role: pod }]
    relabel_configs:
      - source_labels: [__meta_kubernetes_pod_annotation_prometheus_io_scrape]
        regex: 'true'
        action: keep
      # A pod that declares no or several ports still is one target: its address and the port of the annotation.
      - source_labels: [__address__, __meta_kubernetes_pod_annotation_prometheus_io_port]
        regex: '([^:]+)(?::\d+)?;(\d+)'
        replacement: '$1:$2'
        target_label: __address__
      # The tenant, and what joins Flink's own metrics to those of the containers.
      - source_labels: [__meta_kubernetes_namespace]
        target_label: namespace
      - source_labels: [__meta_kubernetes_pod_name]
        target_label: pod
      - source_labels: [__meta_kubernetes_pod_container_name]
        target_label: container
`;
