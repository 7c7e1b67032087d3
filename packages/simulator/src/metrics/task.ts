import type { Labels } from '@flink-metrics/sdk/prometheus';
import { eventTimeLag, shares, spent } from '../cluster/pressure.ts';
import { jitter } from '../cluster/random.ts';
import type { Subtask } from '../cluster/subtask.ts';
import { type Family, gauges, metered, NO_WATERMARK } from './family.ts';

const BUFFER = 32 * 1024;
/** Of a subtask's input: what comes from the same TaskManager. */
const LOCAL = 0.5;

const bytesIn = (subtask: Subtask, time: number): number =>
  subtask.position === 0 ? 0 : subtask.recordsIn(time) * subtask.bytesPerRecord;
const bytesOut = (subtask: Subtask, time: number): number =>
  subtask.task.role === 'sink' ? 0 : subtask.recordsOut(time) * subtask.bytesPerRecord;
const bytesInLocal = (subtask: Subtask, time: number) => LOCAL * bytesIn(subtask, time);
const bytesInRemote = (subtask: Subtask, time: number) => (1 - LOCAL) * bytesIn(subtask, time);
const buffersInLocal = (subtask: Subtask, time: number) => bytesInLocal(subtask, time) / BUFFER;
const buffersInRemote = (subtask: Subtask, time: number) => bytesInRemote(subtask, time) / BUFFER;
// A buffer is sent when it is full, and every 100 ms.
const buffersOut = (subtask: Subtask, time: number) =>
  bytesOut(subtask, time) / BUFFER + (time - subtask.from) / 100;

const recordsIn = (subtask: Subtask, time: number) =>
  isLegacySource(subtask) ? 0 : subtask.recordsIn(time);

const perSecond =
  (share: 'busy' | 'idle' | 'backPressured') =>
  (subtask: Subtask, time: number): number => {
    if (share === 'busy' && isLegacySource(subtask)) return Number.NaN;
    return Math.round(1_000 * shares(subtask, time)[share]);
  };

const isLegacySource = ({ position, deployed }: Subtask): boolean =>
  position === 0 && deployed.job.spec.legacySource === true;

/** Milliseconds since the attempt began. */
const accumulated =
  (share: 'busy' | 'idle' | 'backPressured') =>
  (subtask: Subtask, time: number): number =>
    share === 'busy' && isLegacySource(subtask)
      ? Number.NaN
      : Math.floor(spent(subtask, time)[share]);

const watermark = (subtask: Subtask, time: number): number => {
  const lag = eventTimeLag(subtask, time);
  return lag === undefined ? NO_WATERMARK : Math.floor(time - lag);
};

const filled = (subtask: Subtask, time: number, held: number): number =>
  Math.min(1, Math.max(0, 0.08 + 0.06 * jitter(subtask.id, time) + 0.92 * held));

/** Of the gates: before the slowest task they are full, behind it they run empty. */
const inPool = (subtask: Subtask, time: number): number =>
  subtask.position === 0 ? 0 : filled(subtask, time, shares(subtask, time).inputHeld);
const outPool = (subtask: Subtask, time: number): number =>
  filled(subtask, time, shares(subtask, time).backPressured);

export const taskFamilies: Family<Subtask>[] = gauges('flink_taskmanager_job_task_', {
  ...metered('numRecordsIn', recordsIn),
  ...metered('numRecordsOut', (subtask: Subtask, time) => subtask.recordsOut(time)),
  ...metered('numBytesIn', bytesIn),
  ...metered('numBytesOut', bytesOut),
  ...metered('numBuffersOut', buffersOut),
  // Deprecated since 1.9 and still there.
  ...metered('numBytesInLocal', bytesInLocal),
  ...metered('numBytesInRemote', bytesInRemote),
  ...metered('numBuffersInLocal', buffersInLocal),
  ...metered('numBuffersInRemote', buffersInRemote),
  ...metered('Shuffle_Netty_Input_numBytesInLocal', bytesInLocal),
  ...metered('Shuffle_Netty_Input_numBytesInRemote', bytesInRemote),
  ...metered('Shuffle_Netty_Input_numBuffersInLocal', buffersInLocal),
  ...metered('Shuffle_Netty_Input_numBuffersInRemote', buffersInRemote),
  ...metered('numFiredTimers', (subtask: Subtask, time) =>
    subtask.task.role === 'window' ? subtask.recordsOut(time) : 0,
  ),
  Shuffle_Netty_Input_Buffers_inputQueueLength: (subtask, time) =>
    Math.round(24 * inPool(subtask, time)),
  Shuffle_Netty_Input_Buffers_inputQueueSize: (subtask, time) =>
    Math.round(24 * inPool(subtask, time)) * BUFFER,
  Shuffle_Netty_Input_Buffers_inPoolUsage: inPool,
  Shuffle_Netty_Input_Buffers_inputFloatingBuffersUsage: inPool,
  Shuffle_Netty_Input_Buffers_inputExclusiveBuffersUsage: inPool,
  Shuffle_Netty_Output_Buffers_outputQueueLength: (subtask, time) =>
    Math.round(16 * outPool(subtask, time)),
  Shuffle_Netty_Output_Buffers_outputQueueSize: (subtask, time) =>
    Math.round(16 * outPool(subtask, time)) * BUFFER,
  Shuffle_Netty_Output_Buffers_outPoolUsage: outPool,
  isBackPressured: (subtask, time) => Number(shares(subtask, time).backPressured > 0.5),
  busyTimeMsPerSecond: perSecond('busy'),
  idleTimeMsPerSecond: perSecond('idle'),
  backPressuredTimeMsPerSecond: perSecond('backPressured'),
  softBackPressuredTimeMsPerSecond: perSecond('backPressured'),
  hardBackPressuredTimeMsPerSecond: () => 0,
  maxSoftBackPressureTimeMs: (subtask, time) =>
    Math.round(400 * shares(subtask, time).backPressured),
  maxHardBackPressureTimeMs: () => 0,
  accumulateBusyTimeMs: accumulated('busy'),
  accumulateIdleTimeMs: accumulated('idle'),
  accumulateBackPressuredTimeMs: accumulated('backPressured'),
  mailboxMailsPerSecond: (subtask, time) => 4 + jitter(subtask.id, time),
  mailboxQueueSize: (subtask, time) => Math.round(6 * shares(subtask, time).busy),
  initializationTime: () => 1_240,
  currentInputWatermark: (subtask, time) =>
    subtask.position === 0 ? NO_WATERMARK : watermark(subtask, time),
  checkpointAlignmentTime: (subtask, time) =>
    Math.round(
      1e6 *
        (3 + 2 * jitter(subtask.id, time, 60_000)) *
        (1 + 300 * shares(subtask, time).inputHeld),
    ),
  checkpointStartDelayNanos: (subtask, time) =>
    Math.round(
      1e6 *
        (6 + 4 * jitter(subtask.id, time, 60_000)) *
        (1 + 900 * shares(subtask, time).inputHeld),
    ),
});

const QUANTILES = ['0.5', '0.75', '0.95', '0.98', '0.99', '0.999'];

export const mailboxFamilies: Family<Subtask>[] = [
  {
    name: 'flink_taskmanager_job_task_mailboxLatencyMs',
    type: 'summary',
    variants: QUANTILES.map((quantile): Labels => ({ quantile })),
    value: (subtask, time, { quantile }) =>
      Math.round(2 / (1.02 - Number(quantile)) + 180 * shares(subtask, time).backPressured),
  },
  {
    name: 'flink_taskmanager_job_task_mailboxLatencyMs_count',
    type: 'summary',
    value: (subtask, time) => Math.min(128, Math.floor((time - subtask.from) / 1_000)),
  },
];
