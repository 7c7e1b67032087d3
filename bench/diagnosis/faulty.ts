import { faults } from '@flink-metrics/simulator';
import { busy, type Case, DAY, HOUR, MEMORY_LIMIT, MINUTE, NOON, payments, wide } from './case.ts';

const AGO = NOON - 10 * MINUTE;
const incident = (kind: 'restart-loop' | 'dead-taskmanager' | 'failing-checkpoints') => ({
  deployedAt: [NOON - 3 * DAY],
  incidents: [{ kind, from: AGO, to: NOON + HOUR }],
});

const ofTheJob: readonly Case[] = [
  { name: 'restarts every 90 s', expects: ['restart-loop'], scenario: incident('restart-loop') },
  {
    name: 'TaskManager killed, none comes',
    expects: ['taskmanager-lost'],
    scenario: incident('dead-taskmanager'),
    early: true,
  },
  {
    name: 'does not come up',
    expects: ['not-running'],
    faults: [faults.doesNotRun(AGO)],
    early: true,
  },
  {
    name: 'too few TaskManagers',
    expects: ['no-resources'],
    faults: [faults.tooFewTaskManagers(AGO, 2)],
    early: true,
  },
  {
    name: 'no slot is free',
    expects: ['no-slots'],
    faults: [faults.waitsForSlots(AGO)],
  },
  {
    name: 'no slot is free, and what was not begun counts as failed: Flink 1.20',
    expects: ['no-slots'],
    scenario: incident('failing-checkpoints'),
    faults: [faults.waitsForSlots(AGO)],
  },
  { name: 'deploys for ever', expects: ['slow-deployment'], faults: [faults.deploysForever(AGO)] },
  {
    name: 'loads its state for long',
    expects: ['slow-restore'],
    faults: [faults.loadsState(NOON - 8 * MINUTE)],
  },
  {
    name: 'fails every 17 min',
    expects: ['restarts-often'],
    faults: [faults.failsEvery(NOON - HOUR, 17 * MINUTE)],
  },
  {
    name: 'fails every 17 min, no checkpoint',
    expects: ['restarts-without-checkpoint'],
    allows: ['no-recent-checkpoint'],
    faults: [
      faults.failsEvery(NOON - 2 * HOUR, 17 * MINUTE),
      faults.withoutCheckpoints(NOON - 2 * HOUR),
    ],
  },
  {
    name: 'rescaled every 10 min',
    expects: ['rescales-often'],
    faults: [faults.rescalesEvery(NOON - HOUR, 10 * MINUTE)],
  },
  {
    name: 'one TaskManager not scraped',
    expects: ['data-incomplete'],
    faults: [faults.notScraped(AGO)],
    early: true,
  },
];

const ofTasks: readonly Case[] = [
  { name: 'slow operator', expects: ['bottleneck'], scenario: 'backpressured' },
  {
    name: 'slow sink',
    expects: ['bottleneck'],
    causes: ['sink'],
    scenario: 'backpressured',
    job: busy(0.3, 0.3, 0.3, 0.6),
  },
  {
    name: 'hot key that holds up',
    expects: ['bottleneck'],
    causes: ['skew'],
    faults: [faults.hotKey(AGO, true)],
    early: true,
  },
  { name: 'hot key', expects: ['data-skew'], faults: [faults.hotKey(AGO, false)], early: true },
  {
    name: 'slow host',
    expects: ['slow-host'],
    job: wide,
    faults: [faults.slowHost(AGO)],
    early: true,
  },
  {
    name: 'slow network',
    expects: ['backpressure-unexplained'],
    faults: [faults.slowNetwork(AGO)],
    early: true,
  },
  { name: 'no room for more', expects: ['no-headroom'], job: busy(0.3, 0.3, 0.7, 0.1) },
  { name: 'oversized', expects: ['over-provisioned'], job: busy(0.04, 0.05, 0.09, 0.01) },
  {
    name: 'long records',
    expects: ['mailbox-blocked'],
    faults: [faults.longRecords(AGO)],
    early: true,
  },
];

const ofSources: readonly Case[] = [
  {
    name: 'source at its limit',
    expects: ['lag-growing'],
    causes: ['source-itself'],
    allows: ['no-headroom'],
    faults: [faults.busySource(AGO)],
    early: true,
  },
  {
    name: 'backlog for a day',
    expects: ['will-not-catch-up'],
    faults: [faults.hugeBacklog(NOON - HOUR)],
  },
  {
    name: 'source stalled',
    expects: ['source-stalled'],
    faults: [faults.stalledSource(AGO)],
    early: true,
  },
  { name: 'no input', expects: ['no-input'], faults: [faults.noInput(AGO)] },
  { name: 'old data', expects: ['old-data'], faults: [faults.oldData(AGO)], early: true },
  {
    name: 'source paused',
    expects: ['source-paused'],
    faults: [faults.pausedSource(NOON - 20 * MINUTE)],
  },
  {
    name: 'commits fail',
    expects: ['offsets-not-committed'],
    faults: [faults.failingCommits(AGO)],
    early: true,
  },
  {
    name: 'idle subtasks',
    expects: ['idle-subtasks'],
    faults: [faults.idleSubtasks(NOON - 20 * MINUTE)],
  },
  {
    name: 'five partitions for four',
    expects: ['uneven-partitions'],
    faults: [faults.fivePartitions(AGO)],
    early: true,
  },
];

const ofEventTime: readonly Case[] = [
  {
    name: 'standing watermark',
    expects: ['watermark-stalled'],
    faults: [faults.standingWatermark(AGO)],
    early: true,
  },
  {
    name: 'idle partition',
    expects: ['watermark-stalled'],
    causes: ['idle-partition'],
    faults: [faults.idlePartition(AGO)],
    early: true,
  },
  {
    name: 'no watermark',
    expects: ['watermark-never'],
    faults: [faults.noWatermark(NOON - 3 * DAY)],
  },
  {
    name: 'partition behind',
    expects: ['watermark-spread'],
    faults: [faults.partitionBehind(AGO)],
    early: true,
  },
  {
    name: 'date in the future',
    expects: ['watermark-ahead'],
    faults: [faults.futureDate(AGO)],
    early: true,
  },
  {
    name: 'late records',
    expects: ['late-dropped'],
    faults: [faults.lateRecords(AGO)],
    early: true,
  },
];

const ofRecords: readonly Case[] = [
  {
    name: 'records cannot be read',
    expects: ['read-errors'],
    faults: [faults.recordErrors(AGO, 'numRecordsInErrors')],
    early: true,
  },
  {
    name: 'records cannot be written',
    expects: ['write-errors'],
    faults: [faults.recordErrors(AGO, 'numRecordsSendErrors')],
    early: true,
  },
  { name: 'slow writes', expects: ['slow-writes'], faults: [faults.slowWrites(AGO)], early: true },
  {
    name: 'lookups fail',
    expects: ['lookups-fail'],
    faults: [faults.failingLookups(AGO)],
    early: true,
  },
];

const ofCheckpoints: readonly Case[] = [
  {
    name: 'checkpoints time out',
    expects: ['checkpoints-failing'],
    scenario: incident('failing-checkpoints'),
  },
  {
    name: 'checkpoints time out, payments',
    expects: ['checkpoints-failing'],
    allows: ['no-headroom'],
    scenario: incident('failing-checkpoints'),
    job: payments,
  },
  {
    name: 'every other checkpoint fails',
    expects: ['checkpoints-failing-often'],
    faults: [faults.everyOtherFails(AGO, MINUTE)],
  },
  {
    name: 'none triggered for 40 min',
    expects: ['no-recent-checkpoint'],
    faults: [faults.noneTriggered(NOON - 40 * MINUTE)],
  },
  {
    name: 'checkpoints off',
    expects: ['no-checkpoints'],
    faults: [faults.notTurnedOn(NOON - 3 * DAY)],
  },
  {
    name: 'back to back',
    expects: ['checkpoints-back-to-back'],
    faults: [faults.backToBack(NOON - 20 * MINUTE)],
  },
  {
    name: 'slow storage',
    expects: ['checkpoint-slow'],
    causes: ['storage'],
    faults: [faults.slowCheckpoints(AGO, 44_000)],
    early: true,
  },
  {
    name: 'barriers late',
    expects: ['barriers-late'],
    faults: [faults.slowCheckpoints(AGO, 25_000, { startDelay: 20_000 })],
    early: true,
  },
  {
    name: 'long alignment',
    expects: ['alignment-long'],
    faults: [faults.slowCheckpoints(AGO, 25_000, { alignment: 11_000 })],
    early: true,
  },
  {
    name: 'much in flight',
    expects: ['in-flight-heavy'],
    faults: [faults.heavyInFlight(AGO)],
    early: true,
  },
];

const ofState: readonly Case[] = [
  {
    name: 'state grows by a fifth a day',
    expects: ['state-grows'],
    faults: [faults.growingState(NOON - 10 * DAY)],
  },
  {
    name: 'full checkpoints',
    expects: ['checkpoints-full'],
    // From one size to the other at once.
    allows: ['state-grows'],
    faults: [faults.fullCheckpoints(AGO)],
    early: true,
  },
  {
    name: 'RocksDB stops writes',
    expects: ['rocksdb-write-stopped'],
    faults: [faults.writesStopped(AGO), faults.writesDelayed(AGO)],
    early: true,
  },
  {
    name: 'RocksDB slows writes',
    expects: ['rocksdb-write-delayed'],
    faults: [faults.writesDelayed(AGO)],
    early: true,
  },
  {
    name: 'RocksDB errors',
    expects: ['rocksdb-errors'],
    faults: [faults.rocksdbErrors(AGO)],
    early: true,
  },
];

const ofProcesses: readonly Case[] = [
  { name: 'heap full', expects: ['heap-full'], faults: [faults.fullHeap(AGO, 0.93, 420)] },
  { name: 'heap high', expects: ['heap-high'], faults: [faults.fullHeap(AGO, 0.84, 60)] },
  {
    name: 'garbage, heap calm',
    expects: ['gc-overload'],
    faults: [faults.garbage(AGO, 410)],
    early: true,
  },
  { name: 'much garbage', expects: ['gc-high'], faults: [faults.garbage(AGO, 160)], early: true },
  {
    name: 'metaspace full',
    expects: ['metaspace-full'],
    faults: [faults.fullMetaspace(AGO)],
    early: true,
  },
  {
    name: 'native memory grows',
    expects: ['container-memory'],
    faults: [faults.growingContainer(NOON - HOUR, MEMORY_LIMIT)],
  },
  {
    name: 'killed for memory',
    expects: ['oom-killed'],
    faults: [faults.outOfMemory(AGO)],
    early: true,
  },
  {
    name: 'managed memory unused',
    expects: ['managed-unused'],
    faults: [faults.unusedManaged(NOON - 3 * DAY)],
  },
  {
    name: 'short of buffers',
    expects: ['network-buffers'],
    faults: [faults.shortOfBuffers(AGO)],
    early: true,
  },
  {
    name: 'CPU throttled',
    expects: ['cpu-throttled'],
    faults: [faults.throttled(AGO)],
    early: true,
  },
  { name: 'CPU full', expects: ['cpu-full'], faults: [faults.fullCpu(AGO)] },
  {
    name: 'threads leak',
    expects: ['threads-grow'],
    faults: [faults.leakingThreads(NOON - 5 * HOUR, 60)],
  },
  {
    name: 'out of files',
    expects: ['files-nearly-out'],
    faults: [faults.manyFiles(AGO)],
    early: true,
  },
  {
    name: 'JobManager overloaded',
    expects: ['jobmanager-gc'],
    faults: [faults.jobManagerGarbage(AGO)],
    early: true,
  },
];

/** What goes wrong: a case or more for each rule. */
export const faulty: readonly Case[] = [
  ...ofTheJob,
  ...ofTasks,
  ...ofSources,
  ...ofEventTime,
  ...ofRecords,
  ...ofCheckpoints,
  ...ofState,
  ...ofProcesses,
];
