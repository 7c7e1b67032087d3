import { faults } from '@flink-metrics/simulator';
import { type Case, DAY, HOUR, legacy, MEMORY_LIMIT, MINUTE, NOON, orders } from './case.ts';

const AGO = NOON - 10 * MINUTE;
const well = { deployedAt: [NOON - 3 * DAY], incidents: [] };

/** What looks ill, and is not: nothing, or what is allowed, may be found. */
export const healthy: readonly Case[] = [
  { name: 'a job like any', expects: [], scenario: well },
  { name: 'windows fire in bursts', expects: [], faults: [faults.bursts(NOON - HOUR)] },
  {
    name: 'hardly any traffic at night',
    expects: [],
    faults: [faults.nightTraffic(NOON - 2 * HOUR)],
  },
  { name: 'top of the daily wave', expects: [], scenario: well, at: NOON + 2 * HOUR },
  { name: 'bottom of the daily wave', expects: [], scenario: well, at: NOON + 14 * HOUR },
  {
    name: 'rescaled once, a TaskManager given back',
    expects: [],
    faults: [faults.rescalesEvery(NOON - 12 * MINUTE, DAY), faults.oneFewer(NOON - 12 * MINUTE)],
  },
  {
    name: 'deployed five minutes ago',
    expects: [],
    scenario: { deployedAt: [NOON - 3 * DAY, NOON - 5 * MINUTE], incidents: [] },
  },
  { name: 'deployed anew after a loop', expects: [], scenario: 'redeployed' },
  {
    name: 'one failure, recovered',
    expects: [],
    scenario: {
      deployedAt: [NOON - 3 * DAY],
      incidents: [{ kind: 'restart-loop', from: NOON - 14 * MINUTE, to: NOON - 12.4 * MINUTE }],
    },
  },
  {
    name: 'batch whose input has ended',
    expects: [],
    allows: ['no-input'],
    faults: [faults.inputEnded(AGO)],
  },
  { name: 'job that is over', expects: [], faults: [faults.gone(NOON - 20 * MINUTE)] },
  {
    name: 'session cluster gives back a TaskManager',
    expects: [],
    faults: [faults.spareUntil(NOON - HOUR, NOON - 20 * MINUTE)],
  },
  { name: 'source of the old interface', expects: [], scenario: well, job: legacy },
  {
    name: 'source that does not count what it reads',
    expects: [],
    faults: [faults.uncounted(NOON - HOUR)],
  },
  {
    name: 'catching up after an outage',
    expects: [],
    faults: [faults.catchingUp(NOON - 15 * MINUTE, 2_600_000)],
  },
  { name: 'pushed once a minute', expects: [], scenario: well, interval: MINUTE },
  {
    name: 'bursts, pushed once a minute',
    expects: [],
    faults: [faults.bursts(NOON - HOUR)],
    interval: MINUTE,
  },
  {
    name: 'a savepoint of three minutes',
    expects: [],
    faults: [faults.longSavepoint(NOON - 3 * MINUTE)],
  },
  {
    name: 'heap full before each collection',
    expects: [],
    faults: [faults.sawToothHeap(NOON - HOUR)],
  },
  {
    name: 'a checkpoint every half hour',
    expects: [],
    scenario: well,
    job: { ...orders, checkpointInterval: 30 * MINUTE },
  },
  {
    name: 'offsets that no record has',
    expects: [],
    allows: ['no-input'],
    faults: [faults.noInput(NOON - HOUR, 8)],
  },
  {
    name: 'throttled bursts at little load',
    expects: [],
    faults: [faults.throttledBursts(NOON - HOUR)],
  },
  {
    name: 'container as full as it should be',
    expects: [],
    faults: [faults.steadyContainer(NOON - DAY, MEMORY_LIMIT)],
  },
  { name: 'processing time', expects: [], faults: [faults.processingTime(NOON - 3 * DAY)] },
  {
    name: 'threads of the first hour',
    expects: [],
    faults: [faults.leakingThreads(NOON - 50 * MINUTE, 70)],
  },
];
