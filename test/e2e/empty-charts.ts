import type { FlinkRelease } from '../../scripts/flink/artifacts.ts';

/** Charts that stay empty here, by id, and why: everything else must draw. */
const always: Readonly<Record<string, string>> = {
  'pending-records': 'the job reads no Kafka',
  'records-lag-max': 'the job reads no Kafka',
  'consumed-records': 'the job reads no Kafka',
  'consumed-bytes': 'the job reads no Kafka',
  'commit-failures': 'the job reads no Kafka',
  'fetch-latency': 'the job reads no Kafka',
  'sent-records': 'the job writes no Kafka',
  'sent-bytes': 'the job writes no Kafka',
  'send-errors': 'the job writes no Kafka',
  'send-latency': 'the job writes no Kafka',
  'container-cpu-throttling': 'a plain process has no CPU limit',
  'container-memory-share': 'a plain process has no memory limit',
  'container-restarts': 'without Kubernetes there is no kube-state-metrics',
};

const before21: Readonly<Record<string, string>> = {
  'tm-files': 'Flink counts file descriptors since 2.1',
  'jm-files': 'Flink counts file descriptors since 2.1',
};

export const emptyCharts = (release: FlinkRelease): ReadonlySet<string> =>
  new Set(Object.keys(release === '1.20' ? { ...always, ...before21 } : always));
