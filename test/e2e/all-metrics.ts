import type { FlinkOptions } from './flink-cluster.ts';

const rocksdb = [
  'num-immutable-mem-table',
  'mem-table-flush-pending',
  'compaction-pending',
  'background-errors',
  'cur-size-active-mem-table',
  'cur-size-all-mem-tables',
  'size-all-mem-tables',
  'num-entries-active-mem-table',
  'num-entries-imm-mem-tables',
  'num-deletes-active-mem-table',
  'num-deletes-imm-mem-tables',
  'estimate-num-keys',
  'estimate-table-readers-mem',
  'num-snapshots',
  'num-live-versions',
  'estimate-live-data-size',
  'total-sst-files-size',
  'live-sst-files-size',
  'estimate-pending-compaction-bytes',
  'num-running-compactions',
  'num-running-flushes',
  'actual-delayed-write-rate',
  'is-write-stopped',
  'block-cache-capacity',
  'block-cache-usage',
  'block-cache-pinned-usage',
  'num-files-at-level',
  'block-cache-hit',
  'block-cache-miss',
  'bloom-filter-useful',
  'bloom-filter-full-positive',
  'bloom-filter-full-true-positive',
  'bytes-read',
  'iter-bytes-read',
  'bytes-written',
  'compaction-read-bytes',
  'compaction-write-bytes',
  'stall-micros',
];

/**
 * Everything that is off by default and that this job can produce, so that as many names as possible are seen from a
 * real Flink. Some of it is expensive: not for a job in production.
 */
export const allMetrics: FlinkOptions = {
  'metrics.latency.interval': '2s',
  'metrics.latency.granularity': 'operator',
  'metrics.job.status.enable': 'STATE;CURRENT_TIME;TOTAL_TIME',
  'taskmanager.network.detailed-metrics': 'true',
  'taskmanager.network.memory.buffer-debloat.enabled': 'true',
  'execution.checkpointing.file-merging.enabled': 'true',
  'state.latency-track.keyed-state-enabled': 'true',
  'state.size-track.keyed-state-enabled': 'true',
  ...Object.fromEntries(rocksdb.map((name) => [`state.backend.rocksdb.metrics.${name}`, 'true'])),
};
