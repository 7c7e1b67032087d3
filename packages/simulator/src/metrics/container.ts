import type { Container, NetworkInterface, PodStatus } from '../cluster/container.ts';
import { jitter } from '../cluster/random.ts';
import { counters, type Family, gauges } from './family.ts';
import { heapUsed } from './jvm.ts';

const MEBIBYTE = 2 ** 20;

/** The kernel's view is a little above the JVM's: the runtime's own work counts too. */
const cpuSeconds = ({ process, share }: Container, time: number): number =>
  share * 1.03 * process.cpuSeconds(time);
const periods = (container: Container, time: number): number =>
  container.share * Math.floor((time - container.from) / 100);

/** Pages once touched stay with the process: the highest the heap was counts, not what it is now. */
const residentSet = ({ process, share }: Container, time: number): number => {
  const heap = Math.max(0.72 * process.heapMax, heapUsed(process, time));
  return Math.floor(
    share * (heap + 410 * MEBIBYTE + 8 * MEBIBYTE * jitter(process.id, time, 60_000)),
  );
};
const workingSet = (container: Container, time: number): number =>
  residentSet(container, time) + Math.floor(container.share * 24 * MEBIBYTE);
const cache = (container: Container, time: number): number =>
  Math.floor(container.share * MEBIBYTE * Math.min(180, 40 + (time - container.from) / 600_000));

export const containerFamilies: Family<Container>[] = [
  ...counters<Container>('container_', {
    cpu_usage_seconds_total: cpuSeconds,
    cpu_user_seconds_total: (container, time) => 0.86 * cpuSeconds(container, time),
    cpu_system_seconds_total: (container, time) => 0.14 * cpuSeconds(container, time),
    cpu_cfs_periods_total: periods,
    cpu_cfs_throttled_periods_total: (container, time) =>
      Math.floor(0.012 * periods(container, time)),
    cpu_cfs_throttled_seconds_total: (container, time) => 0.0004 * periods(container, time),
    oom_events_total: () => 0,
  }),
  ...gauges<Container>('container_', {
    memory_usage_bytes: (container, time) => workingSet(container, time) + cache(container, time),
    memory_working_set_bytes: workingSet,
    memory_rss: residentSet,
    memory_cache: cache,
    start_time_seconds: ({ from }) => Math.floor(from / 1000),
    last_seen: (_, time) => Math.floor(time / 1000),
  }),
];

export const limitFamilies: Family<Container>[] = gauges('container_', {
  spec_cpu_period: () => 100_000,
  spec_cpu_quota: ({ process }) => 100_000 * process.cores,
  spec_cpu_shares: ({ process }) => 1_024 * process.cores,
  spec_memory_limit_bytes: ({ limit }) => limit,
});

const shuffled = ({ process }: NetworkInterface, time: number): number => {
  const { deployed } = process;
  const { spec } = deployed.job;
  const share = process.kind === 'taskmanager' ? 1 / spec.taskManagers : 0.002;
  const records = deployed.taken(time) - deployed.taken(process.from);
  return share * records * spec.bytesPerRecord + 900 * ((time - process.from) / 1000);
};

export const networkFamilies: Family<NetworkInterface>[] = counters('container_network_', {
  receive_bytes_total: (network, time) => Math.floor(1.9 * shuffled(network, time)),
  transmit_bytes_total: (network, time) => Math.floor(1.2 * shuffled(network, time)),
  receive_packets_total: (network, time) => Math.floor(shuffled(network, time) / 740),
  transmit_packets_total: (network, time) => Math.floor(shuffled(network, time) / 1_120),
  receive_errors_total: () => 0,
  transmit_errors_total: () => 0,
  receive_packets_dropped_total: () => 0,
  transmit_packets_dropped_total: () => 0,
});

/** kube-state-metrics. */
export const podFamilies: Family<PodStatus>[] = [
  {
    name: 'kube_pod_container_resource_limits',
    type: 'gauge',
    variants: [
      { resource: 'cpu', unit: 'core' },
      { resource: 'memory', unit: 'byte' },
    ],
    value: ({ process, limit }, _, { resource }) => (resource === 'cpu' ? process.cores : limit),
  },
  ...counters<PodStatus>('kube_pod_container_status_', { restarts_total: () => 0 }),
];
