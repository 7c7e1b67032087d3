import { eventTimeLag, shares } from '../cluster/pressure.ts';
import { chance, jitter } from '../cluster/random.ts';
import type { Operator, Partition } from '../cluster/subtask.ts';
import { type Family, gauges, metered, NO_WATERMARK } from './family.ts';

const OPERATOR = 'flink_taskmanager_job_task_operator_';

/** Every operator of a chain sees all records, the last one sends on what its task does. */
const recordsIn = ({ subtask }: Operator, time: number): number => subtask.recordsIn(time);
const recordsOut = ({ subtask, last }: Operator, time: number): number =>
  last ? subtask.recordsOut(time) : subtask.recordsIn(time);

const lag = ({ subtask, position }: Operator, time: number): number | undefined => {
  const task = eventTimeLag(subtask, time);
  return task === undefined ? undefined : task + 5 * position;
};
const watermark = (operator: Operator, time: number): number => {
  const behind = lag(operator, time);
  return behind === undefined ? NO_WATERMARK : Math.floor(time - behind);
};

export const operatorFamilies: Family<Operator>[] = gauges(OPERATOR, {
  ...metered('numRecordsIn', recordsIn),
  ...metered('numRecordsOut', recordsOut),
  currentInputWatermark: (operator, time) =>
    operator.subtask.position === 0 && operator.first ? NO_WATERMARK : watermark(operator, time),
  currentOutputWatermark: watermark,
});

export const windowFamilies: Family<Operator>[] = gauges(OPERATOR, {
  numLateRecordsDropped: ({ subtask }, time) => Math.floor(subtask.recordsIn(time) / 2_500),
});

const backlog = ({ subtask }: Operator, time: number): number => {
  const { load, spec } = subtask.deployed.job;
  const parallelism = spec.tasks[0]?.parallelism ?? 1;
  const calm = 0.6 * spec.recordsPerSecond * (1 + 0.5 * jitter(subtask.id, time));
  return Math.floor((calm + load.backlog(subtask.incarnation, time)) / parallelism);
};

/** What a Kafka source says of itself, and of its consumer. */
export const sourceFamilies: Family<Operator>[] = gauges(OPERATOR, {
  ...metered(
    'numBytesIn',
    ({ subtask }: Operator, time) => subtask.recordsIn(time) * subtask.bytesPerRecord,
  ),
  numRecordsInErrors: () => 0,
  // Known only after the first fetch.
  pendingRecords: (operator, time) =>
    time - operator.from < 15_000 ? undefined : backlog(operator, time),
  watermarkLag: (operator, time) => lag(operator, time),
  currentFetchEventTimeLag: (operator, time) => lag(operator, time),
  currentEmitEventTimeLag: (operator, time) => lag(operator, time) ?? -1,
  sourceIdleTime: ({ subtask }, time) => Math.round(20 + 15 * jitter(subtask.id, time)),
  KafkaSourceReader_commitsSucceeded: ({ subtask }, time) =>
    Math.floor((time - subtask.from) / subtask.deployed.job.spec.checkpointInterval),
  KafkaSourceReader_commitsFailed: () => 0,
  KafkaSourceReader_KafkaConsumer_records_lag_max: (operator, time) =>
    Math.floor(0.6 * backlog(operator, time)),
  KafkaSourceReader_KafkaConsumer_records_consumed_total: ({ subtask }, time) =>
    subtask.recordsIn(time),
  KafkaSourceReader_KafkaConsumer_records_consumed_rate: ({ subtask }, time) =>
    (subtask.recordsIn(time) - subtask.recordsIn(time - 30_000)) / 30,
  KafkaSourceReader_KafkaConsumer_bytes_consumed_rate: ({ subtask }, time) =>
    (subtask.bytesPerRecord * (subtask.recordsIn(time) - subtask.recordsIn(time - 30_000))) / 30,
  KafkaSourceReader_KafkaConsumer_fetch_latency_avg: ({ subtask }, time) =>
    18 + 6 * jitter(subtask.id, time),
  KafkaSourceReader_KafkaConsumer_fetch_latency_max: ({ subtask }, time) =>
    Math.round(120 + 60 * jitter(subtask.id, time)),
  // An average over nothing is NaN: nothing has been committed in the last half minute.
  KafkaSourceReader_KafkaConsumer_commit_latency_avg: ({ subtask }, time) =>
    (time / 1_000) % 60 < 30 ? Number.NaN : 9 + jitter(subtask.id, time),
});

const offset = ({ subtask, partition }: Partition, time: number): number => {
  const { load, spec, id } = subtask.deployed.job;
  const partitions = 2 * (spec.tasks[0]?.parallelism ?? 1);
  const sinceEver = load.arrivals.between(0, time) / partitions;
  return (
    Math.floor(sinceEver - load.backlog(subtask.incarnation, time) / partitions) +
    Math.floor(1_000 * chance(id, 'offset', partition))
  );
};

export const partitionFamilies: Family<Partition>[] = gauges(
  `${OPERATOR}KafkaSourceReader_topic_partition_`,
  {
    currentOffset: offset,
    committedOffset: (partition, time) => {
      const { subtask } = partition;
      const interval = subtask.deployed.job.spec.checkpointInterval;
      const lastCommit = subtask.from + Math.floor((time - subtask.from) / interval) * interval;
      return lastCommit === subtask.from ? -1 : offset(partition, lastCommit);
    },
  },
);

export const sinkFamilies: Family<Operator>[] = gauges(OPERATOR, {
  numRecordsSend: recordsIn,
  numBytesSend: ({ subtask }, time) => subtask.recordsIn(time) * subtask.bytesPerRecord,
  numRecordsSendErrors: () => 0,
  numRecordsOutErrors: () => 0,
  currentSendTime: ({ subtask }, time) => Math.round(6 + 3 * jitter(subtask.id, time)),
  KafkaProducer_record_send_rate: ({ subtask }, time) =>
    (subtask.recordsIn(time) - subtask.recordsIn(time - 30_000)) / 30,
  KafkaProducer_record_error_rate: () => 0,
  KafkaProducer_outgoing_byte_rate: ({ subtask }, time) =>
    (subtask.bytesPerRecord * (subtask.recordsIn(time) - subtask.recordsIn(time - 30_000))) / 30,
  KafkaProducer_request_latency_avg: ({ subtask }, time) => 7 + 2 * jitter(subtask.id, time),
});

const stateBytes = ({ subtask }: Operator, time: number): number => {
  const { spec, load } = subtask.deployed.job;
  const load01 = load.arrivals.at(time) / spec.recordsPerSecond;
  return Math.floor((spec.state / subtask.task.parallelism) * load01);
};
const reads = ({ subtask }: Operator, time: number): number => 3 * subtask.recordsIn(time);

/** RocksDB's native metrics, for the operators that keep keyed state. */
export const stateFamilies: Family<Operator>[] = [
  ...gauges<Operator>(`${OPERATOR}rocksdb_`, {
    block_cache_hit: (operator, time) => Math.floor(0.93 * reads(operator, time)),
    block_cache_miss: (operator, time) => Math.ceil(0.07 * reads(operator, time)),
    bytes_read: (operator, time) => 84 * reads(operator, time),
    bytes_written: (operator, time) => 112 * operator.subtask.recordsIn(time),
    stall_micros: () => 0,
  }),
  ...gauges<Operator>(`${OPERATOR}window_contents_rocksdb_`, {
    estimate_num_keys: (operator, time) => Math.floor(stateBytes(operator, time) / 240),
    estimate_live_data_size: stateBytes,
    cur_size_all_mem_tables: ({ subtask }, time) => 112 * (subtask.recordsIn(time) % 600_000),
    block_cache_usage: (operator, time) =>
      Math.floor(0.3 * stateBytes(operator, time) + 2 ** 20 * shares(operator.subtask, time).busy),
    num_running_compactions: ({ subtask }, time) =>
      Number(chance(subtask.id, 'compaction', Math.floor(time / 30_000)) < 0.15),
    num_running_flushes: ({ subtask }, time) =>
      Number(chance(subtask.id, 'flush', Math.floor(time / 30_000)) < 0.08),
    background_errors: () => 0,
  }),
];
