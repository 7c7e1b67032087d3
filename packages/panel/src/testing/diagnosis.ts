import type { Check, Diagnosis, Finding, JobNumbers } from '@flink-metrics/sdk/flink/rules';
import { localized } from './sections.ts';

export const lookedAt = Date.UTC(2026, 2, 1, 10, 31);

/** A finding about a task; change what matters. */
export const finding = (change: Partial<Finding> = {}): Finding => ({
  rule: 'bottleneck',
  domain: 'backpressure',
  severity: 'critical',
  title: localized('Bottleneck'),
  sentence: localized('{task_name} is the bottleneck: it is busy for {busy} of the time.'),
  subject: { task_name: 'aggregate' },
  others: [],
  value: 990,
  is: '>',
  limit: 800,
  unit: 'ms/s',
  numbers: { busy: { value: 0.99, unit: 'ratio' } },
  since: lookedAt - 600_000,
  earlier: false,
  until: null,
  evidence: [{ chart: 'busiest-subtask', limit: 0.8 }, { chart: 'records-in' }],
  causes: [
    {
      id: 'sink',
      sentence: localized('It writes to the outside.'),
      answer: 'yes',
      reasons: [],
    },
    {
      id: 'rocksdb',
      sentence: localized('RocksDB slows its writes.'),
      answer: 'unknown',
      reasons: [{ kind: 'off', metric: 'write_rate', option: 'state.backend.rocksdb.metrics.x' }],
    },
    { id: 'skew', sentence: localized('One subtask gets more.'), answer: 'no', reasons: [] },
  ],
  advice: [
    {
      sentence: localized('Give it more parallelism.'),
      keys: [{ key: 'restart-strategy.type', value: 'fixed-delay', since: '1.17' }],
    },
  ],
  effects: [],
  queries: ['max by (task_name) (busy) > 800'],
  ...change,
});

const check = (rule: string, change: Partial<Check> = {}): Check => ({
  rule,
  title: localized(rule),
  severity: 'warning',
  answer: 'no',
  reasons: [],
  ...change,
});

export function diagnosis(
  findings: readonly Finding[],
  change: Partial<Diagnosis> = {},
): Diagnosis {
  return {
    from: lookedAt,
    to: lookedAt,
    phase: 'running',
    verdict: findings[0]?.severity ?? 'healthy',
    findings,
    expected: [],
    checks: [
      check('heap fills up'),
      check('checkpoints fail'),
      check('lookups fail', {
        answer: 'unknown',
        reasons: [{ kind: 'missing', metric: 'numLoadFailures' }],
      }),
    ],
    requests: 2,
    ...change,
  };
}

const MIB = 2 ** 20;

/** What a job needs whose `aggregate` has too few subtasks. */
export const numbers: JobNumbers = {
  tasks: [
    {
      ...{ task: 'aggregate', parallelism: 4, needed: 14, atLeast: false },
      ...{ rate: 1000, targetRate: 3000, trueRate: 1200, busy: 0.99 },
    },
    {
      ...{ task: 'Source: orders', parallelism: 4, needed: 2, atLeast: true },
      ...{ rate: 1000, targetRate: 3000, trueRate: 9000, busy: 0.11 },
    },
    {
      ...{ task: 'legacy', parallelism: 1, needed: undefined, atLeast: false },
      ...{ rate: 5, targetRate: 5, trueRate: undefined, busy: undefined },
    },
  ],
  backlogs: [{ source: 'Source: orders', waiting: 1_200_000, soonest: 1200, latest: null }],
  checkpoint: { startDelay: 8000, alignment: 500, writing: 1500, cause: 'barriers-wait' },
  memory: {
    changes: [{ key: 'taskmanager.memory.task.heap.size', from: 1024 * MIB, to: 512 * MIB }],
    stays: ['taskmanager.memory.network.max'],
    unknown: ['taskmanager.memory.jvm-metaspace.size'],
  },
  requests: 1,
};
